package io.linkspan.cli.desk;

import io.linkspan.check.CheckReport;
import io.linkspan.check.Verdict;
import io.linkspan.model.Problem;
import io.linkspan.plan.run.RunResult;

/** The exit codes of the program. */
public enum Exit {
    DONE(0), UNEXPECTED(1), USAGE(2), BLOCKED(3), STOPPED(4), CONSENT(5), UNREACHABLE(6), UNHEALTHY(7);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** For a problem before anything was changed. */
    public static Exit of(Problem problem) {
        return switch (problem.kind()) {
            case USAGE -> USAGE;
            case CONSENT -> CONSENT;
            case UNREACHABLE, UNCLEAR, TIMED_OUT -> UNREACHABLE;
            case REFUSED -> BLOCKED;
            case UNEXPECTED -> UNEXPECTED;
        };
    }

    /** For checks that changed nothing. */
    public static Exit of(CheckReport report) {
        return report.verdict() == Verdict.READY ? DONE : BLOCKED;
    }

    /** A run that took itself back did not do what it was asked. */
    public static Exit of(RunResult result) {
        return switch (result.outcome()) {
            case UNDONE -> result.problem().isPresent() ? STOPPED : DONE;
            case DONE -> DONE;
            case BLOCKED, REFUSED -> BLOCKED;
            case STOPPED, INTERRUPTED, RUNNING -> STOPPED;
        };
    }
}
