package io.linkspan.check;

import io.linkspan.model.Problem;
import java.util.List;

/** How a check came out. */
public sealed interface Outcome {

    /** Measured, and as required. */
    record Passed(String measured, String required) implements Outcome {
    }

    /** Not as advised, or to be changed by the task itself; does not stop it. */
    record Warned(String measured, String required, String why) implements Outcome {
    }

    /**
     * Not as required.
     *
     * @param repairs ids of what the program can do about it, possibly none
     */
    record Failed(String measured, String required, String why, List<String> repairs) implements Outcome {
        public Failed {
            repairs = List.copyOf(repairs);
        }
    }

    /** Has nothing to say here. */
    record Skipped(String reason) implements Outcome {
    }

    /** Could not be measured; stops the task like a failed one. */
    record Broke(Problem problem) implements Outcome {
    }

    /** Passed if it holds, else failed. */
    static Outcome require(boolean holds, String measured, String required, String why, String... repairs) {
        return holds ? new Passed(measured, required) : new Failed(measured, required, why, List.of(repairs));
    }

    /** Passed if it holds, else a warning. */
    static Outcome advise(boolean holds, String measured, String required, String why) {
        return holds ? new Passed(measured, required) : new Warned(measured, required, why);
    }

    /** The word in documents. */
    default String word() {
        return switch (this) {
            case Passed _ -> "passed";
            case Warned _ -> "warned";
            case Failed _ -> "failed";
            case Skipped _ -> "skipped";
            case Broke _ -> "broke";
        };
    }
}
