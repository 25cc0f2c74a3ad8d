package io.linkspan.plan.run;

import io.linkspan.model.Problem;
import io.linkspan.model.ProblemException;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Call;
import io.linkspan.plan.Reading;
import io.linkspan.plan.Step;
import java.util.Map;
import java.util.Optional;

/** Goes through a plan: per step probe, journal, call, probe until it matches, journal. */
final class Forward {

    private final Session session;

    Forward(Session session) {
        this.session = session;
    }

    RunResult run() {
        for (Step step : session.journal.plan().steps()) {
            try {
                session.step(step, () -> perform(step));
            } catch (ProblemException e) {
                if (!returns(step, e.problem())) {
                    throw e;
                }
                return returnToService(step, e.problem());
            }
        }
        return session.end(RunOutcome.DONE);
    }

    /** Where the way back is barred as well, people have to know both ways, and what bars them. */
    private RunResult returnToService(Step step, Problem why) {
        try {
            return new Backward(session).returnToService(why);
        } catch (ProblemException barred) {
            if (Stop.REFUSALS.contains(barred.problem().code())) {
                throw barred;
            }
            ProblemException stuck = Stop.stuck(session.journal.history(), step, why, barred.problem());
            session.journal.add(new Entry.Failed(session.now(), step.id(), ProblemDocument.of(stuck.problem())));
            throw stuck;
        }
    }

    /** At the point of no return itself only a clear no leaves everything as it was. */
    private boolean returns(Step step, Problem problem) {
        Plan plan = session.journal.plan();
        return plan.returnsFrom(step) && !problem.code().equals(Stop.ASKED) && !Stop.REFUSALS.contains(problem.code())
                && (!step.id().equals(plan.pointOfNoReturn()) || problem.kind() == Problem.Kind.REFUSED);
    }

    private void perform(Step step) {
        Reading before = look(step);
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
            finish(step, session.await(step, before).facts(), StepOutcome.DONE);
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

    private void finish(Step step, Map<String, String> read, StepOutcome outcome) {
        session.keep(step, read);
        session.journal.add(new Entry.Done(session.now(), step.id(), outcome, read));
        session.observer.on(new StepEvent.Finished(step, outcome));
    }
}
