package io.linkspan.ui.control;

import io.linkspan.ui.work.Activity;
import java.time.Clock;
import java.time.Duration;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Says what a screen is reading, from 300 ms on, with a way to cancel; and why it failed, with a way to try again. Takes no room while there is nothing to say. */
public final class ActivityBar extends VBox {

    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final Activity activity;
    private final Clock clock;
    private final Command retry;
    private final Label words = new Label();
    private final Timeline ticks = new Timeline(new KeyFrame(javafx.util.Duration.millis(PATIENCE.toMillis()), _ -> tick()));

    /** @param retry what to do again after a failure */
    public ActivityBar(Activity activity, Clock clock, Runnable retry) {
        this.activity = activity;
        this.clock = clock;
        this.retry = Command.of("_Retry", "mdi2r-refresh", retry);
        ticks.setCycleCount(Animation.INDEFINITE);
        setManaged(false);
        setVisible(false);
        activity.state().subscribe(this::show);
        // a bar that left its window must not tick on
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                ticks.stop();
            } else if (activity.busy()) {
                ticks.play();
            }
        });
    }

    private void show(Activity.State state) {
        getChildren().clear();
        appear(state instanceof Activity.Failed);
        ticks.stop();
        switch (state) {
            case Activity.Idle _ -> { }
            case Activity.Busy _ -> ticks.play();
            case Activity.Failed failed -> getChildren().add(Notes.problem(failed.problem(), retry));
        }
    }

    private void tick() {
        if (activity.state().get() instanceof Activity.Busy busy) {
            Duration elapsed = Duration.between(busy.since(), clock.instant());
            words.setText(busy.what() + ", " + elapsed.toSeconds() + " s");
            if (getChildren().isEmpty()) {
                ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
                bar.getStyleClass().add("thin");
                bar.setMaxWidth(Double.MAX_VALUE);
                bar.setAccessibleText("Reading");
                HBox line = new HBox(words, Buttons.flat(new Command("_Cancel", "", java.util.Optional.empty(), new ReadOnlyStringWrapper(""), activity::cancel)));
                line.getStyleClass().add("activity");
                getChildren().setAll(bar, line);
                appear(true);
            }
        }
    }

    private void appear(boolean shown) {
        setManaged(shown);
        setVisible(shown);
    }
}
