package io.linkspan.plan.run;

import io.linkspan.model.Problem;
import io.linkspan.model.Problem.Kind;
import io.linkspan.model.ProblemException;
import io.linkspan.model.Side;
import io.linkspan.plan.Call;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Reading;
import io.linkspan.plan.Step;
import io.linkspan.plan.Undo;
import java.util.List;
import java.util.Set;

/** The reasons for which a run itself ends, as problems. */
final class Stop {

    /** Codes after which nothing was tried, or nothing more may be. */
    static final Set<String> REFUSALS = Set.of("link-locked", "locked", "another-object", "roles-changed", "cannot-undo");

    /** The operator's own wish. */
    static final String ASKED = "stopped";

    /** A time that is over. */
    static final String LATE = "out-of-patience";

    private Stop() {
    }

    static ProblemException at(Step step, Reading reading) {
        if (step.waits() && reading instanceof Reading.Conflicting) {
            return problem(step, Kind.REFUSED, reading.word(), "\"" + step.title() + "\" does not hold: " + reading.sentence() + ".", "Look at it on the " + step.side().words() + ", then begin anew.");
        }
        String text = reading instanceof Reading.Broken ? "is of no use" : "is another than the plan wants";
        return problem(step, Kind.REFUSED, reading.word(), "What \"" + step.title() + "\" would make is there and " + text + ": " + reading.sentence() + ".",
                "Look at it on the " + step.side().words() + "; remove or change it, then resume, or begin again if all was taken back.");
    }

    static ProblemException outOfPatience(Step step, Reading reading) {
        return problem(step, Kind.TIMED_OUT, LATE, "\"" + step.title() + "\" did not come true within " + words(step) + ": " + reading.sentence() + ".", "It may still come: look what keeps it, then resume, or begin again if all was taken back.");
    }

    static ProblemException asked(Step step) {
        return problem(step, Kind.CONSENT, ASKED, "Stopped at \"" + step.title() + "\" as asked.", "Resume to go on, or undo.");
    }

    static ProblemException another(Step step, String what, String before, String now) {
        return problem(step, Kind.REFUSED, "another-object", "The " + what + " is another than the one this run began with: " + now + ", not " + before + ".",
                "Nothing was changed. Check the profile; start a new run for the new object.");
    }

    static ProblemException rolesChanged(Plan plan, Reading reading) {
        return Problem.of(Kind.REFUSED, "roles-changed", "The link is not as the run left it: " + reading.sentence() + ".",
                plan.task().equals("create") ? "Remove the link instead of undoing the run." : "Make the opposite change as a task of its own.").exception();
    }

    /** What a run that is done has left is none of its business any more. */
    static ProblemException overtaken(History run, History later) {
        return Problem.of(Kind.REFUSED, "overtaken", "Run " + run.run() + (run.left().isEmpty() ? " is done, and" : " is done but for what it left, and") + " run " + later.run() + " (" + later.plan().task() + ") on the same link has been done since.",
                "See what the link lacks now: linkspan link show " + run.plan().link() + ".").exception();
    }

    /** A no after which the side that was primary is not so any more. */
    static ProblemException unclear(Problem no, Reading roles) {
        Problem problem = Problem.of(Kind.UNCLEAR, "roles-unclear", no.text() + " But " + roles.sentence() + ".", "Look at both sides: linkspan link show. Then resume.").raw(no.raw());
        return no.side().map(problem::on).orElse(problem).exception();
    }

    /** The side that was to take over has done so after all. */
    static ProblemException tookOver() {
        return Problem.of(Kind.REFUSED, "roles-changed", "The other side is not secondary any more.", "Resume the run, so that it finishes.").exception();
    }

    static ProblemException noWayBack() {
        return Problem.of(Kind.REFUSED, "cannot-undo", "Nothing that this run did can be taken back.", "Make the opposite change as a task of its own.").exception();
    }

    static ProblemException kept(Step step, String why) {
        return problem(step, Kind.REFUSED, "kept", "What \"" + step.title() + "\" did stays: " + why + ".", "Read the role of either side before anything else.");
    }

    /** Neither on nor back: what holds, what bars either way, and, where roles change, the calls of both. */
    static ProblemException stuck(History history, Step step, Problem why, Problem barred) {
        Step back = history.takenBack().getFirst();
        List<Step> steps = history.plan().steps();
        String on = steps.subList(steps.indexOf(step), steps.size()).stream().filter(later -> !later.waits()).findFirst().map(later -> "To go on, on the " + words(later.side(), later.call()) + ". ").orElse("");
        Side side = barred.side().orElse(back.side());
        String next = history.plan().changeForGood().isEmpty() ? "Resume, or undo what is left, once that is no longer so." : "Resume or undo once the " + side.words()
                + " answers. By hand, only one of the two, and only after reading the role of either side: " + on + "To go back, on the " + words(back.side(), ((Undo.By) back.undo()).call()) + ".";
        return Problem.of(barred.kind(), "neither-way", why.text() + " It could not be taken back either, at \"" + back.title() + "\" (" + back.doneWhen() + "): " + barred.text(), next).on(side).exception();
    }

    private static String words(Side side, Call call) {
        return side.words() + ": " + call.shown();
    }

    private static ProblemException problem(Step step, Kind kind, String code, String text, String next) {
        return Problem.of(kind, code, text, next).on(step.side()).exception();
    }

    private static String words(Step step) {
        return step.patience().toString().substring(2).toLowerCase(java.util.Locale.ROOT);
    }
}
