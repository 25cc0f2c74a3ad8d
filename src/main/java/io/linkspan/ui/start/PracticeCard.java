package io.linkspan.ui.start;

import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.State;
import io.linkspan.ui.control.States;
import io.linkspan.ui.control.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The way to the practice estate. */
final class PracticeCard extends VBox {

    private final VBox failure = new VBox();
    private final Label standing = new Label();

    PracticeCard(PracticeStart practice, Runnable practise) {
        Button open = Buttons.primary(Command.of("Open _practice estate", "mdi2p-play", practise));
        open.setDefaultButton(true);
        HBox way = new HBox(12, open, standing);
        way.setAlignment(Pos.CENTER_LEFT);
        Region space = new Region();
        setVgrow(space, Priority.ALWAYS);
        getChildren().addAll(StartPage.head("mdi2f-flask-outline", "Practise"),
                Texts.body("SQL Servers, a managed instance and Azure that run on this computer only. Real protocols, real rows, faults on demand. Nothing outside is touched."), failure, space, way);
        setSpacing(12);
        getStyleClass().add("card");
        practice.state().subscribe(this::show);
    }

    private void show(PracticeStart.State state) {
        failure.getChildren().clear();
        switch (state) {
            case PracticeStart.Stopped _ -> States.set(standing, State.PENDING, "ready in about 3 s");
            case PracticeStart.Starting _ -> States.set(standing, State.RUNNING, "starting");
            case PracticeStart.Running _ -> States.set(standing, State.SUCCESS, "running");
            case PracticeStart.Failed failed -> {
                States.set(standing, State.ERROR, "did not start");
                failure.getChildren().setAll(Notes.problem(failed.problem()));
            }
        }
    }
}
