package io.linkspan.ui.run;

import io.linkspan.plan.Plan;
import io.linkspan.ui.control.Badges;
import io.linkspan.ui.control.Grids;
import io.linkspan.ui.control.State;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;

/** The steps of a run, one row each. */
final class StepTable extends StackPane {

    private static final double STEP = 290;
    private static final double ROW = 28;
    private static final double WIDE = 820;
    private static final String FAILED = "failed";
    private static final PseudoClass POINT = PseudoClass.getPseudoClass("point");

    private final TableView<StepRow> table = Grids.table("Steps");

    /** @param plan whose point of no return is drawn as a thick line */
    StepTable(ObservableList<StepRow> steps, ObservableValue<Optional<Plan>> plan) {
        TableColumn<StepRow, StepRow> message = Grids.text("Message", 320, StepRow::message);
        TableColumn<StepRow, StepRow> step = Grids.text("Step", STEP, row -> row.step().title());
        TableColumn<StepRow, StepRow> risk = Grids.node("Risk", 100, row -> Badges.risk(row.step()), row -> Badges.words(row.step().risk()));
        table.getColumns().addAll(List.of(Grids.number("No.", 44, row -> "" + row.number()), Grids.state("State", 120, StepRow::state, StepRow::words), step,
                Grids.text("Where", 100, StepRow::where), Grids.number("Time", 64, row -> RunWords.time(row.took())), risk, message));
        Grids.grow(table, message, 240);
        // beside the panel of a step, which says the same of one step, the time of each counts for more
        BooleanBinding wide = table.widthProperty().greaterThan(WIDE);
        risk.visibleProperty().bind(wide);
        message.visibleProperty().bind(wide);
        step.prefWidthProperty().bind(Bindings.when(wide).then(STEP).otherwise(Bindings.max(160, table.widthProperty().subtract(44 + 120 + 100 + 64 + 18))));
        table.setItems(steps);
        Grids.placeholder(table, "The steps come with the plan.");
        table.setRowFactory(_ -> new TableRow<>() {
            @Override
            protected void updateItem(StepRow row, boolean empty) {
                super.updateItem(row, empty);
                pseudoClassStateChanged(POINT, !empty && row != null && plan.getValue().filter(whole -> StepRow.endsReturn(whole, row.step())).isPresent());
                getStyleClass().remove(FAILED);
                if (!empty && row != null && row.state() == State.ERROR) {
                    getStyleClass().add(FAILED);
                }
            }
        });
        getChildren().add(table);
    }

    ReadOnlyObjectProperty<StepRow> selected() {
        return table.getSelectionModel().selectedItemProperty();
    }

    /** Brings a row into view, if it is not. */
    void reveal(StepRow row) {
        table.scrollTo(Math.max(0, row.number() - Math.max(1, (int) ((table.getHeight() - ROW) / ROW))));
    }
}
