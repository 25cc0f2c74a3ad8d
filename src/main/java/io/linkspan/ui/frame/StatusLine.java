package io.linkspan.ui.frame;

import io.linkspan.link.Asked;
import io.linkspan.model.Side;
import io.linkspan.monitor.Watch;
import io.linkspan.ui.control.Badges;
import io.linkspan.ui.control.State;
import io.linkspan.ui.control.States;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.estate.EstateModel;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import javafx.util.Subscription;

/** The line at the bottom: who answers, how many links, who we are, which time it is. */
final class StatusLine extends HBox {

    private static final DateTimeFormatter NOW = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final Label practice = Badges.practice();
    private final Label standing = new Label();
    private final Label links = new Label();
    private Subscription following = Subscription.EMPTY;

    StatusLine(FrameModel model, Clock clock) {
        Label time = Texts.mono(NOW.format(clock.instant()));
        Timeline ticks = new Timeline(new KeyFrame(Duration.seconds(1), _ -> time.setText(NOW.format(clock.instant()))));
        ticks.setCycleCount(Animation.INDEFINITE);
        // it must not tick on for a window that is gone
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                ticks.stop();
            } else {
                ticks.play();
            }
        });
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        standing.setMinWidth(0);
        Label zone = new Label("Times in UTC");
        List.of(practice, links, zone, time).forEach(l -> l.setMinWidth(USE_PREF_SIZE));
        getChildren().addAll(practice, standing, links, new Label(System.getProperty("user.name")), space, zone, time);
        getStyleClass().add("status-line");
        setAlignment(Pos.CENTER_LEFT);
        model.current().subscribe(this::follow);
    }

    private void follow(Optional<EstateModel> current) {
        following.unsubscribe();
        following = current.map(m -> m.watch().subscribe(w -> show(m, w))).orElse(Subscription.EMPTY);
        practice.setVisible(current.map(m -> m.estate().practice()).orElse(false));
        practice.setManaged(practice.isVisible());
        if (current.isEmpty()) {
            States.set(standing, State.PENDING, "Not connected");
            links.setText("");
        }
    }

    private void show(EstateModel model, Optional<Watch> watch) {
        if (watch.isEmpty()) {
            States.set(standing, State.RUNNING, "Reading " + model.estate().name());
            links.setText("");
            return;
        }
        List<Asked> silent = watch.get().asked().stream().filter(a -> !a.answered()).toList();
        States.set(standing, silent.isEmpty() ? State.SUCCESS : State.UNKNOWN, words(watch.get(), model));
        links.setText(watch.get().links().size() == 1 ? "1 link" : watch.get().links().size() + " links");
    }

    static String words(Watch watch, EstateModel model) {
        String servers = answering(watch, Side.SQL_SERVER) + " of " + model.estate().profile().servers().size() + " servers";
        String instances = answering(watch, Side.MANAGED_INSTANCE) + " of " + model.estate().profile().instances().size() + " instances";
        long azure = watch.asked().stream().filter(a -> a.azure() && !a.answered()).count();
        return servers + ", " + instances + (azure == 0 ? "" : ", Azure side of " + azure + " not read");
    }

    private static long answering(Watch watch, Side side) {
        return watch.asked().stream().filter(a -> a.side() == side && !a.azure() && a.answered()).count();
    }
}
