package io.linkspan.plan.run;

import io.linkspan.model.Problem;
import io.linkspan.model.ProblemException;
import io.linkspan.model.Side;
import io.linkspan.plan.Call;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Probe;
import io.linkspan.plan.Reading;
import io.linkspan.plan.Step;
import io.linkspan.plan.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Goes through a plan: per step probe, journal, call, probe until it matches, journal. */
final class Forward {

    /** How long after a lost answer the roles are looked at before the call goes out again: what was lost may still be at work. */
    private static final Duration AT_WORK = Duration.ofSeconds(5);
    private static final Set<Problem.Kind> LOST = EnumSet.of(Problem.Kind.UNREACHABLE, Problem.Kind.UNCLEAR, Problem.Kind.TIMED_OUT);

    /** Azure's statuses for "ask again later". */
    private static final Set<Integer> BUSY = Set.of(429, 503);

    /** Both machines, each for itself. */
    private static final Probe ANSWER = new Probe.All(Stream.of(Side.values()).<Probe>map(side -> new Probe.Query(side, Template.sql("SELECT @@SERVERNAME AS server_name"), List.of(), Map.of())).toList());

    private final Session session;
    private final Stretch stretch;
    private final List<Problem> left = new ArrayList<>();

    Forward(Session session) {
        this.session = session;
        this.stretch = new Stretch(session);
    }

    RunResult run() {
        return run(true);
    }

    /** @param mayTurn whether it may still find out, once, that the other side has taken over where it was thought to have not */
    private RunResult run(boolean mayTurn) {
        for (Step step : order()) {
            try {
                session.step(step, () -> perform(step));
            } catch (ProblemException e) {
                if (leaves(step, e.problem())) {
                    left.add(e.problem());
                    continue;
                }
                if (!returns(step, e.problem())) {
                    throw stretch.stopped(e);
                }
                Optional<RunResult> returned = returnToService(step, e.problem());
                if (returned.isEmpty() && !mayTurn) {
                    throw stretch.stopped(e);
                }
                return returned.orElseGet(() -> run(false));
            }
        }
        return session.end(RunOutcome.DONE, left.stream().findFirst());
    }

    /** Once roles have changed, what somebody who can be asked will not do is left, and all the rest is done: the change itself stands. */
    private boolean leaves(Step step, Problem problem) {
        return session.journal.plan().liesBehind(step) && session.journal.history().isPastNoReturn() && !problem.code().equals(Stop.ASKED) && !Stop.REFUSALS.contains(problem.code()) && bothAnswer();
    }

    private boolean bothAnswer() {
        try {
            return session.look(ANSWER) instanceof Reading.Matching;
        } catch (ProblemException e) {
            return false;
        }
    }

    /** Where nobody is primary, that is ended first; if it has ended already, only seen. Whatever else there is comes after it. */
    private List<Step> order() {
        List<Step> steps = session.journal.plan().steps();
        if (!stretch.isOpen()) {
            return steps;
        }
        boolean[] over = new boolean[1];
        try {
            session.step(stretch.last(), () -> over[0] = session.look(stretch.last().probe()) instanceof Reading.Matching);
        } catch (ProblemException e) {
            throw stretch.stopped(e);
        }
        return Stream.concat(over[0] ? Stream.of(stretch.last()) : stretch.steps().stream(), steps.stream()).toList();
    }

    /** Where the way back is barred as well, people have to know both ways, and what bars them. Empty where the other side has taken over after all. */
    private Optional<RunResult> returnToService(Step step, Problem why) {
        try {
            return new Backward(session).returnToService(why);
        } catch (ProblemException barred) {
            if (Stop.REFUSALS.contains(barred.problem().code())) {
                throw barred;
            }
            if (stretch.isOpen()) {
                throw stretch.stopped(barred);
            }
            if (session.journal.history().takenBack().isEmpty()) {
                throw barred;
            }
            ProblemException stuck = Stop.stuck(session.journal.history(), step, why, barred.problem());
            session.journal.add(new Entry.Failed(session.now(), step.id(), ProblemDocument.of(stuck.problem())));
            throw stuck;
        }
    }

    /** At a change for good itself only a clear no leaves everything as it was. */
    private boolean returns(Step step, Problem problem) {
        Plan plan = session.journal.plan();
        return plan.returnsFrom(step) && !session.journal.history().isPastNoReturn() && !problem.code().equals(Stop.ASKED) && !Stop.REFUSALS.contains(problem.code())
                && plan.changeForGood().map(change -> !change.id().equals(step.id()) || problem.kind() == Problem.Kind.REFUSED).orElseGet(() -> isMeant(problem));
    }

    /** Where nothing changes for good nobody is out of service, and what was made may have taken hours: a lost connection, or a service that is busy, is no no. */
    private boolean isMeant(Problem problem) {
        History history = session.journal.history();
        boolean no = problem.kind() == Problem.Kind.REFUSED && problem.number().stream().noneMatch(BUSY::contains);
        return (no || problem.code().equals(Stop.LATE)) && history.plan().step(history.plan().pointOfNoReturn()).filter(history::everHeld).isEmpty() && bothAnswer();
    }

    private void perform(Step step) {
        Reading before = lookPatiently(step);
        Optional<String> operation = session.journal.history().operation(step);
        if (operation.isPresent() && !(before instanceof Reading.Matching)) {
            session.follow(step, operation.get());
            before = look(step);
        }
        if (!(before instanceof Reading.Matching) && session.journal.history().isBehind(step)) {
            finish(step, session.journal.history().facts(step), StepOutcome.DONE);
            return;
        }
        switch (before) {
            case Reading.Matching matching -> finish(step, matching.facts(), step.waits() || session.journal.history().made(step) ? StepOutcome.DONE : StepOutcome.ALREADY);
            case Reading.Running _ -> finish(step, session.await(step, before).facts(), StepOutcome.DONE);
            case Reading.Conflicting _ -> throw Stop.at(step, before);
            case Reading.Broken _ when step.cleanup() instanceof Call.None -> throw Stop.at(step, before);
            case Reading.Broken _, Reading.Absent _, Reading.Unprovable _ -> call(step, before);
        }
    }

    private void call(Step step, Reading before) {
        if (step.waits()) {
            finish(step, session.await(left.isEmpty() ? step : step.within(Step.PROMPT), before).facts(), StepOutcome.DONE);
            return;
        }
        session.journal.add(new Entry.Started(session.now(), step.id(), before.word()));
        session.observer.on(new StepEvent.Started(step));
        if (before instanceof Reading.Broken) {
            session.call(step, step.cleanup());
        }
        Reading after = send(step);
        finish(step, after instanceof Reading.Unprovable ? Map.of() : session.await(step, after).facts(), StepOutcome.DONE);
    }

    /** After a call that failed or whose answer was lost the world decides: what is there or coming was done. A lost one may still be at work, and is waited for. */
    private Reading send(Step step) {
        try {
            session.call(step, step.call());
        } catch (ProblemException failed) {
            if (changesRoles(step) && LOST.contains(failed.problem().kind())) {
                return afterLostRole(step, failed);
            }
            return failed.problem().kind() == Problem.Kind.UNCLEAR ? afterLoss(step, failed) : afterFailure(step, failed);
        }
        return session.look(step.probe());
    }

    private Reading afterLoss(Step step, ProblemException lost) {
        try {
            return session.await(step.within(Step.PROMPT), new Reading.Running("the answer was lost"));
        } catch (ProblemException never) {
            if (never.problem().code().equals(Stop.ASKED)) {
                throw never;
            }
            lost.addSuppressed(never);
            throw lost;
        }
    }

    private boolean changesRoles(Step step) {
        Plan plan = session.journal.plan();
        return !plan.writesEnd().isEmpty() && (step.id().equals(plan.writesEnd()) || step.id().equals(plan.pointOfNoReturn()));
    }

    /** Nobody may be primary now, so this is no place to stop at if it can be helped: look, send once more, and wait. A no to the second call is no clear one, for the first may be at work. */
    private Reading afterLostRole(Step step, ProblemException failed) {
        Reading reading = session.awaitFor(step, AT_WORK);
        if (reading instanceof Reading.Absent) {
            session.journal.add(new Entry.Started(session.now(), step.id(), reading.word()));
            session.observer.on(new StepEvent.Started(step));
            try {
                session.call(step, step.call());
            } catch (ProblemException again) {
                failed.addSuppressed(again);
            }
        }
        try {
            return session.await(step, reading);
        } catch (ProblemException never) {
            if (never.problem().code().equals(Stop.ASKED)) {
                throw never;
            }
            failed.addSuppressed(never);
            throw failed;
        }
    }

    private Reading afterFailure(Step step, ProblemException failed) {
        Reading reading;
        try {
            reading = session.look(step.probe());
        } catch (ProblemException unreadable) {
            failed.addSuppressed(unreadable);
            throw failed;
        }
        if (reading instanceof Reading.Matching || reading instanceof Reading.Running) {
            return reading;
        }
        throw failed;
    }

    private Reading look(Step step) {
        Reading reading = session.look(step.probe());
        session.observer.on(new StepEvent.Probed(step, reading));
        return reading;
    }

    /** What lies behind the point of no return is not worth stopping for. */
    private Reading lookPatiently(Step step) {
        try {
            return look(step);
        } catch (ProblemException e) {
            if (e.problem().kind() == Problem.Kind.UNREACHABLE && session.journal.history().isPastNoReturn() && session.journal.history().isBehind(step)) {
                return new Reading.Running("cannot be read");
            }
            throw e;
        }
    }

    private void finish(Step step, Map<String, String> read, StepOutcome outcome) {
        session.keep(step, read);
        session.journal.add(new Entry.Done(session.now(), step.id(), outcome, read));
        session.observer.on(new StepEvent.Finished(step, outcome));
    }
}
