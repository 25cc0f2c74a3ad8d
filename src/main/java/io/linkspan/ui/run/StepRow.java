package io.linkspan.ui.run;

import io.linkspan.model.Seeding;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Step;
import io.linkspan.plan.Undo;
import io.linkspan.plan.run.StepOutcome;
import io.linkspan.ui.control.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A step of a run as people see it.
 *
 * @param number  from 1
 * @param where   name of the machine that it works on
 * @param state   how it stands
 * @param words   the same in words, as "Failed 1412"
 * @param since   when it began, while it goes
 * @param took    so far, or in all; empty while nobody knows
 * @param message what was last heard of it, possibly empty
 * @param seeding how far the copy is, while the step waits for one
 */
public record StepRow(int number, Step step, String where, State state, String words, Optional<Instant> since, Optional<Duration> took, String message, Optional<Seeding> seeding) {

    /** One that nobody has begun. */
    static StepRow pending(Plan plan, Step step) {
        String where = switch (step.side()) {
            case SQL_SERVER -> plan.server();
            case MANAGED_INSTANCE -> plan.instance();
        };
        return new StepRow(plan.steps().indexOf(step) + 1, step, where, State.PENDING, State.PENDING.word(), Optional.empty(), Optional.empty(), "", Optional.empty());
    }

    /** Whether there is only the way on from a step of a plan. One that can be taken back is none, though what fails before it takes the run back by itself. */
    public static boolean endsReturn(Plan plan, Step step) {
        return plan.changeForGood().filter(step::equals).isPresent() && step.undo() instanceof Undo.Not;
    }

    boolean going() {
        return since.isPresent();
    }

    /** Whether its work is there. */
    boolean holds() {
        return state == State.SUCCESS || state == State.INFO;
    }

    /** 0 to 100, while it seeds and the size is known. */
    OptionalInt percent() {
        return seeding.map(Seeding::percent).orElse(OptionalInt.empty());
    }

    StepRow going(Instant at, String words, String message) {
        return new StepRow(number, step, where, State.RUNNING, words, Optional.of(since.orElse(at)), took.filter(_ -> going()).or(() -> Optional.of(Duration.ZERO)), message, Optional.empty());
    }

    StepRow seeding(Seeding now) {
        String words = now.percent().isPresent() ? "Seeding " + now.percent().getAsInt() + " %" : "Seeding";
        return new StepRow(number, step, where, State.SEEDING, words, since, took, message, Optional.of(now));
    }

    /** @param message empty for one that needs no words */
    StepRow ended(Instant at, State how, String words, String message) {
        return new StepRow(number, step, where, how, words, Optional.empty(), since.map(begun -> Duration.between(begun, at)), message, Optional.empty());
    }

    StepRow took(Optional<Duration> time) {
        return new StepRow(number, step, where, state, words, since, time, message, seeding);
    }

    static State state(StepOutcome outcome) {
        return switch (outcome) {
            case DONE -> State.SUCCESS;
            case ALREADY -> State.INFO;
            case FAILED -> State.ERROR;
            case UNDONE -> State.SKIPPED;
            case PENDING -> State.PENDING;
        };
    }

    static String words(StepOutcome outcome) {
        return switch (outcome) {
            case DONE -> "Done";
            case ALREADY -> "There before";
            case FAILED -> "Failed";
            case UNDONE -> "Taken back";
            case PENDING -> "Pending";
        };
    }
}
