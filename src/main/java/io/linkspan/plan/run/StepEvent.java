package io.linkspan.plan.run;

import io.linkspan.model.Problem;
import io.linkspan.plan.Reading;
import io.linkspan.plan.Step;

/** What a runner tells while it works, in order. */
public sealed interface StepEvent {

    Step step();

    /** The world was read; nothing is written yet. */
    record Probed(Step step, Reading reading) implements StepEvent {
    }

    /** The journal holds that the call is about to go out. */
    record Started(Step step) implements StepEvent {
    }

    /** A long-running operation was accepted, and the journal holds its URL. */
    record Accepted(Step step, String operation) implements StepEvent {
    }

    /** The call has ended; the journal does not know yet. */
    record Called(Step step) implements StepEvent {
    }

    /** Not there yet. */
    record Waiting(Step step, Reading reading) implements StepEvent {
    }

    /** The journal holds the end of the step. */
    record Finished(Step step, StepOutcome outcome) implements StepEvent {
    }

    /** Stays as it is, though everything is being taken back. */
    record Kept(Step step, String why) implements StepEvent {
    }

    /** The run ends here. */
    record Failed(Step step, Problem problem) implements StepEvent {
    }
}
