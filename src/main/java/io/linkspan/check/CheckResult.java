package io.linkspan.check;

import io.linkspan.model.Severity;

/** A check and how it came out. */
public record CheckResult(Check check, Outcome outcome) {

    /** Whether the task must not begin. */
    public boolean blocks() {
        return check.severity() == Severity.ERROR && (outcome instanceof Outcome.Failed || outcome instanceof Outcome.Broke);
    }
}
