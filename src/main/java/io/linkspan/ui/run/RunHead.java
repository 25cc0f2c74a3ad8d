package io.linkspan.ui.run;

import io.linkspan.model.Seeding;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Texts;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How long a run has been at it, how many steps it has behind it, how far the copy is, and Stop. */
final class RunHead extends HBox {

    private final RunModel model;
    private final Label what = Texts.muted("");
    private final Label time = Texts.mono("");
    private final Meter steps = new Meter("Steps");
    private final Meter seeding = new Meter("Seeding");

    RunHead(RunModel model, Optional<Command> stop) {
        this.model = model;
        time.getStyleClass().add("run-time");
        seeding.bar.getStyleClass().add("seeding");
        getChildren().setAll(new VBox(what, time), steps, seeding);
        stop.map(Buttons::of).ifPresent(getChildren()::add);
        HBox.setHgrow(steps, Priority.ALWAYS);
        HBox.setHgrow(seeding, Priority.ALWAYS);
        getStyleClass().add("run-head");
        setAlignment(Pos.BOTTOM_LEFT);
    }

    void show() {
        Optional<RunOutcome> outcome = model.outcome().get();
        what.setText(outcome.map(RunHead::lead).orElse("Not started"));
        time.setText(RunWords.figure(model.elapsed().get()));
        time.setAccessibleText(what.getText() + " " + time.getText());
        int all = model.steps().size();
        long behind = model.steps().stream().filter(StepRow::holds).count();
        steps.show("Steps", behind + " of " + all + " done", all == 0 ? 0 : (double) behind / all);
        steps.bar.getStyleClass().remove("failed");
        if (outcome.filter(o -> o == RunOutcome.STOPPED).isPresent() && model.problem().get().filter(why -> why.code().equals(RunModel.ASKED)).isEmpty()) {
            steps.bar.getStyleClass().add("failed");
        }
        Optional<Seeding> copy = model.steps().stream().flatMap(row -> row.seeding().stream()).findFirst();
        seeding.setManaged(copy.isPresent());
        seeding.setVisible(copy.isPresent());
        copy.ifPresent(s -> seeding.show("Seeding " + s.database() + (s.attempts() > 0 ? ", attempt " + s.attempts() : ""), RunWords.seeding(s, model.surroundings().clock().instant()),
                s.percent().isPresent() ? s.percent().getAsInt() / 100.0 : ProgressBar.INDETERMINATE_PROGRESS));
    }

    private static String lead(RunOutcome outcome) {
        return switch (outcome) {
            case DONE -> "Done in";
            case STOPPED -> "Stopped after";
            case BLOCKED, REFUSED -> "Refused after";
            case RUNNING -> "Running for";
            case INTERRUPTED -> "Interrupted after";
            case UNDONE -> "Taken back after";
        };
    }

    /** A bar with words above it. */
    private static final class Meter extends VBox {

        private final Label name;
        private final Label figures = Texts.mono("");
        private final ProgressBar bar = new ProgressBar(0);

        Meter(String text) {
            super(6);
            name = new Label(text);
            name.getStyleClass().add("ls-small");
            name.setMinWidth(0);
            figures.setMinWidth(Region.USE_PREF_SIZE);
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            bar.setMaxWidth(Double.MAX_VALUE);
            getChildren().setAll(new HBox(8, name, space, figures), bar);
        }

        void show(String text, String words, double part) {
            name.setText(text);
            figures.setText(words);
            bar.setProgress(part);
            bar.setAccessibleText(text + ": " + words);
        }
    }
}
