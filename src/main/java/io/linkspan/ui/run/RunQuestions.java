package io.linkspan.ui.run;

import io.linkspan.plan.Step;
import io.linkspan.plan.run.History;
import io.linkspan.ui.control.Badges;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.stage.Window;

/** What is asked before a run goes on or is taken back. On the FX thread. */
final class RunQuestions {

    private RunQuestions() {
    }

    static void resume(Window owner, History run, boolean practice, Runnable agreed) {
        List<Question.Line> left = run.plan().steps().stream().filter(step -> !run.held(step)).map(step -> line(run.plan().steps().indexOf(step) + 1, step, "")).toList();
        Question.ask(owner, "Resume: " + run.plan().task() + " " + run.plan().link(), practice,
                "Goes on from wherever " + run.plan().server() + " and " + run.plan().instance() + " stand now: every step is looked at first, and what is there already stays.",
                List.of(new Question.Part("Still to be done", left)), Optional.empty(), "_Resume", false, agreed);
    }

    static void undo(Window owner, History run, boolean practice, Runnable agreed) {
        UndoPreview preview = UndoPreview.of(run);
        List<Question.Line> back = preview.back().stream().map(step -> line(preview.number(step), step, "By: " + StepPanel.wayBack(step))).toList();
        List<Question.Line> kept = preview.kept().stream().map(k -> new Question.Line("" + preview.number(k.step()), k.step().title(), new Region(), k.why())).toList();
        Question.ask(owner, "Undo: " + run.plan().task() + " " + run.plan().link(), practice,
                "Only what this run made goes, last first. What was changed since, or is used by something else, stays, and its row says why.",
                List.of(new Question.Part("Will be taken back, in this order", back), new Question.Part("Will stay", kept)), Optional.of(run.plan().link().value()).filter(_ -> preview.removes()), "_Undo", true, agreed);
    }

    private static Question.Line line(int number, Step step, String why) {
        Node badge = Badges.risk(step);
        return new Question.Line("" + number, step.title(), badge, why);
    }
}
