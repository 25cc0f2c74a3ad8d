package io.linkspan.check;

import io.linkspan.check.fact.Facts;
import java.util.List;

/** All results of one task's checks, and what was read for them: the planner takes the same facts, so nothing is asked twice. */
public record CheckReport(String task, List<CheckResult> results, Facts facts) {

    public CheckReport {
        results = List.copyOf(results);
    }

    public Verdict verdict() {
        return Verdict.of(results);
    }
}
