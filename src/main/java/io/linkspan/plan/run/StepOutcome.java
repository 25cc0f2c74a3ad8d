package io.linkspan.plan.run;

import java.util.Locale;

/** How a step of a run stands. */
public enum StepOutcome {
    DONE, ALREADY, FAILED, UNDONE, PENDING;

    /** The word in documents and journals. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
