package io.linkspan.plan.run;

import io.linkspan.model.Problem;
import io.linkspan.model.ProblemException;
import io.linkspan.model.Side;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Probe;
import io.linkspan.plan.Reading;
import io.linkspan.plan.Step;
import io.linkspan.plan.Undo;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;

/** The stretch of a run in which nobody is primary: from the step that takes the role from one side to the one that gives it to the other. */
final class Stretch {

    private final Session session;
    private final Plan plan;

    Stretch(Session session) {
        this.session = session;
        this.plan = session.journal.plan();
    }

    boolean isOpen() {
        return session.journal.history().nobodyIsPrimary();
    }

    /** Its steps, both ends included. */
    List<Step> steps() {
        List<Step> steps = plan.steps();
        return steps.subList(steps.indexOf(first()), steps.indexOf(last()) + 1);
    }

    Step last() {
        return plan.step(plan.pointOfNoReturn()).orElseThrow();
    }

    /** Whether the other side says by itself that it is secondary, so that the first may be primary again. Throws when it cannot be asked. */
    boolean otherIsSecondary() {
        return session.look(other()) instanceof Reading.Absent;
    }

    private Probe other() {
        return ((Undo.By) first().undo()).user();
    }

    /** Why a run stops here: with what both sides say, and the only two ways out. */
    ProblemException stopped(ProblemException why) {
        if (!isOpen() || Stop.REFUSALS.contains(why.problem().code())) {
            return why;
        }
        Problem problem = why.problem();
        String text = problem.text() + " Nobody is primary: " + says(first().side(), first().probe(), reading -> reading instanceof Reading.Matching) + ", " + says(last().side(), other(), reading -> reading instanceof Reading.Absent)
                + " (" + session.now().truncatedTo(ChronoUnit.SECONDS) + ").";
        String next = "Resume as soon as both can be asked. By hand only one of these two, never both: on the " + last().side().words() + ", to finish: " + last().call().shown() + "; or on the " + first().side().words()
                + ", once the " + last().side().words() + " itself says SECONDARY: " + ((Undo.By) first().undo()).call().shown();
        Problem told = Problem.of(problem.kind(), problem.code().equals(Stop.ASKED) ? Stop.ASKED : "nobody-is-primary", text, next).raw(problem.raw());
        Problem at = problem.side().map(told::on).orElse(told);
        session.journal.add(new Entry.Failed(session.now(), last().id(), ProblemDocument.of(at)));
        return at.exception(why);
    }

    private String says(Side side, Probe probe, Predicate<Reading> secondary) {
        try {
            return "the " + side.words() + (secondary.test(session.look(probe)) ? " says SECONDARY" : " does not say SECONDARY");
        } catch (ProblemException e) {
            return "the " + side.words() + " cannot be asked";
        }
    }

    private Step first() {
        return plan.step(plan.writesEnd()).orElseThrow();
    }
}
