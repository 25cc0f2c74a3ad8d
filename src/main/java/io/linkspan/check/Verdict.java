package io.linkspan.check;

import java.util.List;
import java.util.Locale;

/** What all checks say together. */
public enum Verdict {
    /** The task may begin. */
    READY,
    /** Something is not as required. */
    BLOCKED,
    /** Nothing is known to be wrong, but something could not be measured; the task must not begin either. */
    UNKNOWN;

    public static Verdict of(List<CheckResult> results) {
        List<CheckResult> blocking = results.stream().filter(CheckResult::blocks).toList();
        if (results.isEmpty()) {
            return UNKNOWN;
        }
        return blocking.isEmpty() ? READY : blocking.stream().allMatch(result -> result.outcome() instanceof Outcome.Broke) ? UNKNOWN : BLOCKED;
    }

    /** The word in documents. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
