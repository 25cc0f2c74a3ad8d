package io.linkspan.plan.run;

import io.linkspan.model.Problem;
import io.linkspan.model.ProblemException;
import io.linkspan.plan.Reading;
import io.linkspan.plan.Step;
import io.linkspan.plan.Undo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes a run back, last step first. The facts that calls and probes need are read from the world beforehand, in plan order. */
final class Backward {

    private final Session session;
    private final Stretch stretch;

    Backward(Session session) {
        this.session = session;
        this.stretch = new Stretch(session);
    }

    RunResult run() {
        List<Step> made = made();
        if (!session.journal.history().canBeTakenBack()) {
            throw Stop.noWayBack();
        }
        if (stretch.isOpen() && !stretch.otherIsSecondary()) {
            throw Stop.tookOver();
        }
        session.journal.plan().steps().forEach(this::read);
        Reading state = undoable();
        if (!(state instanceof Reading.Absent || state instanceof Reading.Matching)) {
            throw Stop.rolesChanged(session.journal.plan(), state);
        }
        made.forEach(step -> session.step(step, () -> takeBack(step, (Undo.By) step.undo())));
        return session.end(RunOutcome.UNDONE, Optional.empty());
    }

    /**
     * A run that cannot reach its end gives the service back as it was: the role first, then all the rest, as far as it can be. Where nothing was changed, nobody has to be asked but for his role.
     *
     * @return empty where the other side has taken over after all, so that the run has to go on
     */
    Optional<RunResult> returnToService(Problem why) {
        List<Step> made = made();
        if (stretch.isOpen() && !stretch.otherIsSecondary()) {
            return Optional.empty();
        }
        if (!session.facts.keySet().containsAll(made.stream().flatMap(Backward::needs).toList())) {
            session.journal.plan().steps().forEach(this::read);
        }
        Reading state = undoable();
        if (!(state instanceof Reading.Absent || state instanceof Reading.Matching)) {
            throw Stop.unclear(why, state);
        }
        Optional<ProblemException> failed = made.stream().flatMap(step -> tried(step).stream()).reduce((first, next) -> {
            first.addSuppressed(next);
            return first;
        });
        failed.ifPresent(problem -> {
            throw problem;
        });
        if (stretch.isOpen()) {
            return Optional.empty();
        }
        made.forEach(step -> session.journal.history().kept(step).ifPresent(reason -> {
            throw Stop.kept(step, reason);
        }));
        return Optional.of(session.end(RunOutcome.UNDONE, Optional.of(why)));
    }

    private Reading undoable() {
        return session.look(session.journal.plan().undoable());
    }

    /** What cannot be given back keeps nothing else from it, but for the role itself and the operator's wish to stop. */
    private Optional<ProblemException> tried(Step step) {
        try {
            session.step(step, () -> takeBack(step, (Undo.By) step.undo()));
            return Optional.empty();
        } catch (ProblemException e) {
            if (stretch.isOpen() || e.problem().code().equals(Stop.ASKED)) {
                throw e;
            }
            return Optional.of(e);
        }
    }

    private List<Step> made() {
        return session.journal.history().takenBack();
    }

    private void takeBack(Step step, Undo.By undo) {
        Reading reading = session.look(step.probe());
        session.observer.on(new StepEvent.Probed(step, reading));
        if (reading instanceof Reading.Conflicting) {
            keep(step, "changed since: " + reading.sentence());
            return;
        }
        if (!(reading instanceof Reading.Absent)) {
            if (!(session.look(undo.user()) instanceof Reading.Absent)) {
                keep(step, "used by something else");
                return;
            }
            session.journal.add(new Entry.Undoing(session.now(), step.id()));
            session.call(step, undo.call());
            session.awaitGone(step);
        }
        session.journal.add(new Entry.Undone(session.now(), step.id()));
        session.observer.on(new StepEvent.Finished(step, StepOutcome.UNDONE));
    }

    private void read(Step step) {
        if (step.probe().looks() && session.look(step.probe()) instanceof Reading.Matching matching) {
            session.keep(step, matching.facts());
        }
    }

    /** Names of the facts without which a step is not taken back. */
    private static Stream<String> needs(Step step) {
        Undo.By undo = (Undo.By) step.undo();
        return Stream.of(undo.call().facts(), undo.user().needs(), step.probe().needs()).flatMap(names -> names);
    }

    private void keep(Step step, String why) {
        session.journal.add(new Entry.Kept(session.now(), step.id(), why));
        session.observer.on(new StepEvent.Kept(step, why));
    }
}
