package io.linkspan.plan.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.linkspan.plan.Plan;
import java.time.Instant;
import java.util.Map;

/** One line of a journal: what happened and cannot be read again from the servers. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({@JsonSubTypes.Type(value = Entry.Begun.class, name = "begun"), @JsonSubTypes.Type(value = Entry.Resumed.class, name = "resumed"),
        @JsonSubTypes.Type(value = Entry.Started.class, name = "started"), @JsonSubTypes.Type(value = Entry.Accepted.class, name = "accepted"),
        @JsonSubTypes.Type(value = Entry.Done.class, name = "done"), @JsonSubTypes.Type(value = Entry.Failed.class, name = "failed"),
        @JsonSubTypes.Type(value = Entry.Undoing.class, name = "undoing"), @JsonSubTypes.Type(value = Entry.Undone.class, name = "undone"),
        @JsonSubTypes.Type(value = Entry.Kept.class, name = "kept"),
        @JsonSubTypes.Type(value = Entry.Ended.class, name = "ended")})
sealed interface Entry {

    Instant at();

    /** First line of every journal. */
    record Begun(Instant at, String run, Operator operator, Plan plan) implements Entry {
    }

    /** Somebody goes on with it, or takes it back. */
    record Resumed(Instant at, Operator operator) implements Entry {
    }

    /**
     * A call is about to go out.
     *
     * @param before the probe's word just before: absent means that this run makes the object
     */
    record Started(Instant at, String step, String before) implements Entry {
    }

    /** The management API accepted a long-running operation. */
    record Accepted(Instant at, String step, String operation) implements Entry {
    }

    /** The step holds; with the facts read at that moment. */
    record Done(Instant at, String step, StepOutcome outcome, Map<String, String> facts) implements Entry {
    }

    /** The step does not hold. */
    record Failed(Instant at, String step, ProblemDocument problem) implements Entry {
    }

    /** The call that takes a step back is about to go out. */
    record Undoing(Instant at, String step) implements Entry {
    }

    /** What the step made is gone. */
    record Undone(Instant at, String step) implements Entry {
    }

    /** Though everything is being taken back, what the step made stays. */
    record Kept(Instant at, String step, String why) implements Entry {
    }

    /** Last line, unless the process ended before. */
    record Ended(Instant at, RunOutcome outcome) implements Entry {
    }
}
