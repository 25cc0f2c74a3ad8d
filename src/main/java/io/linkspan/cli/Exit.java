package io.linkspan.cli;

import io.linkspan.model.Problem;
import io.linkspan.plan.run.RunOutcome;

/** The exit codes of the program. */
enum Exit {
    DONE(0), UNEXPECTED(1), USAGE(2), BLOCKED(3), STOPPED(4), CONSENT(5), UNREACHABLE(6), UNHEALTHY(7);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** For a problem before anything was changed. */
    static Exit of(Problem problem) {
        return switch (problem.kind()) {
            case USAGE -> USAGE;
            case CONSENT -> CONSENT;
            case UNREACHABLE, UNCLEAR, TIMED_OUT -> UNREACHABLE;
            case REFUSED -> BLOCKED;
            case UNEXPECTED -> UNEXPECTED;
        };
    }

    static Exit of(RunOutcome outcome) {
        return switch (outcome) {
            case DONE, UNDONE -> DONE;
            case BLOCKED, REFUSED -> BLOCKED;
            case STOPPED, INTERRUPTED, RUNNING -> STOPPED;
        };
    }
}
