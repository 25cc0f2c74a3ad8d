package io.linkspan.ui.connect;

import io.linkspan.ui.control.State;
import io.linkspan.ui.control.States;
import io.linkspan.ui.control.Texts;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.Observable;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** The parts of the estate, each with how it stands. While one is being tried, its seconds count. */
final class PartList extends ListView<Part> {

    private final ConnectModel model;
    private final IntegerProperty changes = new SimpleIntegerProperty();
    private final Timeline seconds = new Timeline(new KeyFrame(Duration.seconds(1), _ -> changed()));

    PartList(ConnectModel model) {
        this.model = model;
        setAccessibleText("Parts of the estate");
        setCellFactory(_ -> new Row());
        seconds.setCycleCount(Animation.INDEFINITE);
        model.machines.addListener((Observable _) -> fill());
        Stream.concat(Stream.of(model.name, model.whyNot()), Stream.of(model.azure.changes())).forEach(o -> o.addListener((Observable _) -> changed()));
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                seconds.stop();
            } else {
                seconds.play();
            }
        });
        fill();
        getSelectionModel().select(0);
    }

    ReadOnlyObjectProperty<Part> chosen() {
        return getSelectionModel().selectedItemProperty();
    }

    void choose(MachineDraft draft) {
        getSelectionModel().select(new Part.Machine(draft));
    }

    private void fill() {
        var wanted = Stream.concat(Stream.of(new Part.Estate(), new Part.Azure()), model.machines.stream().map(Part.Machine::new)).toList();
        if (!wanted.equals(getItems())) {
            Optional<Part> before = Optional.ofNullable(getSelectionModel().getSelectedItem()).filter(wanted::contains);
            getItems().setAll(wanted);
            getSelectionModel().select(before.orElse(wanted.getFirst()));
        }
        changed();
    }

    /** Rows are brought up to date in place: one that is made anew would lose the mouse that is on it. */
    private void changed() {
        changes.set(changes.get() + 1);
    }

    private Standing standing(Part part) {
        return switch (part) {
            case Part.Estate _ -> model.name.get().isBlank() ? new Standing(State.PENDING, "no name") : new Standing(State.SUCCESS, "named");
            case Part.Azure _ -> model.azure.standing();
            case Part.Machine(MachineDraft draft) -> draft.standing();
        };
    }

    private static String words(Part part) {
        return part instanceof Part.Machine(MachineDraft draft) ? draft.shortName() : part.title();
    }

    private final class Row extends ListCell<Part> {

        private final Label name = new Label();
        private final Label how = Texts.caption("");
        private final HBox row = new HBox(8, name, how);

        Row() {
            name.setMaxWidth(Double.MAX_VALUE);
            name.setGraphicTextGap(8);
            HBox.setHgrow(name, Priority.ALWAYS);
            how.setMinWidth(Region.USE_PREF_SIZE);
            row.getStyleClass().add("connect-line");
            row.setMinWidth(0);
            row.setPrefWidth(0);
            changes.subscribe(() -> show(getItem()));
        }

        @Override
        protected void updateItem(Part part, boolean empty) {
            super.updateItem(part, empty);
            setGraphic(part == null ? null : row);
            show(part);
        }

        private void show(@Nullable Part part) {
            if (part != null) {
                Standing standing = standing(part);
                name.setText(words(part));
                name.setGraphic(States.icon(standing.state()));
                how.setText(standing.words());
                setAccessibleText(words(part) + ", " + standing.words());
            }
        }
    }
}
