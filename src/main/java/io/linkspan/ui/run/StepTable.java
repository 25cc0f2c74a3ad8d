package io.linkspan.ui.run;

import io.linkspan.ui.control.Badges;
import io.linkspan.ui.control.Grids;
import io.linkspan.ui.control.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.collections.ObservableList;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The steps of a run, one row each. */
final class StepTable extends StackPane {

    private static final String FAILED = "failed";

    private final TableView<StepRow> table = Grids.table("Steps");

    StepTable(ObservableList<StepRow> steps) {
        TableColumn<StepRow, StepRow> title = Grids.text("Step", 280, row -> row.step().title());
        table.getColumns().addAll(List.of(Grids.number("No.", 44, row -> "" + row.number()), Grids.state("State", 132, StepRow::state, StepRow::words), title,
                Grids.text("Where", 120, StepRow::where), Grids.number("Time", 72, row -> time(row.took())), Grids.node("Risk", 104, row -> Badges.risk(row.step()), row -> Badges.words(row.step().risk())),
                Grids.text("Message", 320, StepRow::message)));
        table.setItems(steps);
        table.setRowFactory(_ -> new TableRow<>() {
            @Override
            protected void updateItem(StepRow row, boolean empty) {
                super.updateItem(row, empty);
                getStyleClass().remove(FAILED);
                if (!empty && row != null && row.state() == State.ERROR) {
                    getStyleClass().add(FAILED);
                }
            }
        });
        getChildren().add(table);
        VBox.setVgrow(this, Priority.ALWAYS);
    }

    /** As "0:07", "3:02:11"; a dash where it does not apply. */
    static String time(Optional<Duration> time) {
        return time.map(StepTable::time).orElse("–");
    }

    static String time(Duration time) {
        return time.toHours() > 0 ? "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart()) : "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }
}
