package io.linkspan.check;

import io.linkspan.check.fact.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs checks over what was read of both ends. Changes nothing. */
public final class CheckRunner {

    private CheckRunner() {
    }

    /**
     * Runs the checks of a task in their order.
     *
     * @param observer told of each result as it comes
     */
    public static CheckReport run(String task, List<Check> checks, Facts facts, Consumer<CheckResult> observer) {
        List<CheckResult> results = new ArrayList<>();
        for (Check check : checks) {
            CheckResult result = check.on(facts);
            results.add(result);
            observer.accept(result);
        }
        return new CheckReport(task, results, facts);
    }
}
