package io.linkspan.ui.run;

import io.linkspan.ui.control.State;
import io.linkspan.ui.control.States;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.control.Label;

/** For how long nobody can write because of a run, in large letters; nothing while somebody can. */
final class WritesLine extends Label {

    private final RunModel model;

    WritesLine(RunModel model) {
        this.model = model;
        setMinHeight(USE_PREF_SIZE);
        model.writesStopped().subscribe(this::show);
    }

    /** Lets the time run on. */
    void tick() {
        show(model.writesStopped().get());
    }

    private void show(Optional<WritesStopped> stopped) {
        setManaged(stopped.isPresent());
        setVisible(stopped.isPresent());
        stopped.ifPresent(now -> {
            Instant at = model.surroundings().clock().instant();
            States.set(this, now.late(at) ? State.ERROR : State.WARNING, now.words(at));
            getStyleClass().add("run-writes");
        });
    }
}
