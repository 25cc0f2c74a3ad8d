package io.linkspan.ui.run;

import io.linkspan.model.Problem;
import io.linkspan.plan.run.History;
import io.linkspan.plan.run.ProblemDocument;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.ui.control.State;
import java.util.Optional;

/** A journal in the list of all. */
sealed interface RunLine {

    /** One that can be read. */
    record Readable(History run, RunOutcome outcome) implements RunLine {
    }

    /** One that cannot. */
    record Damaged(String file, Problem problem) implements RunLine {
    }

    default Optional<History> history() {
        return this instanceof Readable readable ? Optional.of(readable.run()) : Optional.empty();
    }

    default boolean is(RunOutcome outcome) {
        return this instanceof Readable readable && readable.outcome() == outcome;
    }

    default boolean unfinished() {
        return this instanceof Readable readable && readable.outcome().unfinished();
    }

    /** Whether Resume has something to do. */
    default boolean goesOn() {
        return unfinished() || leaves();
    }

    private boolean leaves() {
        return history().filter(run -> !run.left().isEmpty()).isPresent();
    }

    default State state() {
        return switch (this) {
            case Readable _ when leaves() -> State.WARNING;
            case Readable readable -> RunWords.state(readable.outcome());
            case Damaged _ -> State.UNKNOWN;
        };
    }

    default String stateWords() {
        return switch (this) {
            case Readable(History run, RunOutcome _) when leaves() -> "Done, " + run.left().size() + " left";
            case Readable readable -> RunWords.words(readable.outcome());
            case Damaged _ -> "Damaged";
        };
    }

    default String task() {
        return history().map(run -> RunWords.capital(run.plan().task())).orElse("–");
    }

    /** Of one that is damaged, its file. */
    default String link() {
        return switch (this) {
            case Readable readable -> readable.run().plan().link().value();
            case Damaged damaged -> damaged.file();
        };
    }

    default String machines() {
        return history().map(History::plan).map(plan -> plan.server() + ", " + plan.instance()).orElse("–");
    }

    default String started() {
        return history().map(run -> RunWords.when(run.startedAt())).orElse("–");
    }

    default String by() {
        return history().map(run -> run.operator().user() + " on " + run.operator().host()).orElse("–");
    }

    default String steps() {
        return history().map(run -> behind(run) + " of " + run.plan().steps().size()).orElse("–");
    }

    /** Why it stands as it stands. */
    default String remark() {
        return switch (this) {
            case Readable(History run, RunOutcome outcome) when outcome == RunOutcome.RUNNING -> "At it: " + run.lastOperator();
            case Readable(History _, RunOutcome outcome) when outcome == RunOutcome.INTERRUPTED -> "The program ended while it was at it.";
            case Readable(History run, RunOutcome _) -> run.problem().map(ProblemDocument::text).orElse("");
            case Damaged damaged -> damaged.problem().text() + " " + damaged.problem().next();
        };
    }

    /** All that finding looks through. */
    default String words() {
        return String.join(" ", stateWords(), task(), link(), machines(), started(), by(), remark(), history().map(History::run).orElse(""));
    }

    private static long behind(History run) {
        return run.plan().steps().stream().filter(run::held).count();
    }
}
