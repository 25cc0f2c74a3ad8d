package io.linkspan.plan.run;

import java.util.Locale;

/** How a run stands. */
public enum RunOutcome {
    /** What was asked for is done; a step that failed after that is left to do, and can be resumed. */
    DONE,
    /** Stopped at a step; can be resumed. */
    STOPPED,
    /** Checks forbade it; nothing was changed. */
    BLOCKED,
    /** The world is another than the run was made for, or somebody else is at it. */
    REFUSED,
    /** A live process is at it. */
    RUNNING,
    /** The process that was at it is gone; can be resumed. */
    INTERRUPTED,
    /** Taken back. */
    UNDONE;

    /** The word in documents and journals. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether there is something left to resume or to take back. */
    public boolean unfinished() {
        return this == STOPPED || this == REFUSED || this == INTERRUPTED;
    }
}
