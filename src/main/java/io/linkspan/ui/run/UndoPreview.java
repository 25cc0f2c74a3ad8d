package io.linkspan.ui.run;

import io.linkspan.plan.Call;
import io.linkspan.plan.Risk;
import io.linkspan.plan.Step;
import io.linkspan.plan.Undo;
import io.linkspan.plan.run.History;
import java.util.List;

/**
 * What undoing a run would take back, in its order, and what would stay. Pure: what has been changed since, or is used by something else, shows only on the way, and stays then.
 *
 * @param steps of the plan, to number them by
 */
record UndoPreview(List<Step> steps, List<Step> back, List<Kept> kept) {

    /** @param why it stays */
    record Kept(Step step, String why) {
    }

    static UndoPreview of(History history) {
        List<Step> back = history.takenBack();
        List<Kept> kept = history.plan().steps().stream().filter(step -> !step.waits() && !back.contains(step) && history.held(step))
                .map(step -> new Kept(step, step.undo() instanceof Undo.Not not ? not.why() : "Was there before this run.")).toList();
        return new UndoPreview(history.plan().steps(), back, kept);
    }

    int number(Step step) {
        return steps.indexOf(step) + 1;
    }

    /** Whether a resource in Azure goes, or people at work are interrupted, so that the link's name has to be typed. */
    boolean removes() {
        return back.stream().anyMatch(step -> step.risk().compareTo(Risk.DISTURBING) >= 0 || step.undo() instanceof Undo.By by && by.call() instanceof Call.Request request && request.method().equals("DELETE"));
    }

    String sentence() {
        return back.isEmpty() ? "Nothing is left to take back: the run only ends." : "Takes back step" + (back.size() == 1 ? " " : "s ") + RunWords.ranges(back.stream().map(this::number).toList()) + ". What was there before stays.";
    }
}
