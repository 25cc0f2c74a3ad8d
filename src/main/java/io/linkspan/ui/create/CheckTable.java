package io.linkspan.ui.create;

import io.linkspan.ui.control.Grids;
import io.linkspan.ui.control.State;
import io.linkspan.ui.control.States;
import io.linkspan.ui.create.draft.CheckLine;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;

/** Checks in groups. */
final class CheckTable extends StackPane {

    private static final PseudoClass HEAD = PseudoClass.getPseudoClass("head");

    private final TableView<CheckLine> table = Grids.table("Checks");

    CheckTable() {
        table.getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        table.getColumns().add(Grids.node("State", 96, CheckTable::state, line -> line.state().word()));
        table.getColumns().add(Grids.text("Check", 330, CheckLine::check));
        table.getColumns().add(Grids.text("Where", 100, CheckLine::where));
        table.getColumns().add(Grids.text("Measured", 170, CheckLine::measured));
        table.getColumns().add(Grids.text("Required", 150, CheckLine::required));
        table.getColumns().add(Grids.text("Why, and what to do", 160, CheckLine::why));
        table.getColumns().get(0).setMinWidth(96);
        table.getColumns().get(1).setMinWidth(200);
        table.getColumns().get(2).setMinWidth(88);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        table.setMinHeight(140);
        table.setRowFactory(_ -> new TableRow<>() {
            @Override
            protected void updateItem(CheckLine line, boolean empty) {
                super.updateItem(line, empty);
                pseudoClassStateChanged(HEAD, !empty && line != null && line.head());
            }
        });
        Grids.placeholder(table, "No check was made yet.");
        getChildren().add(table);
    }

    javafx.collections.ObservableList<CheckLine> getItems() {
        return table.getItems();
    }

    TableView.TableViewSelectionModel<CheckLine> getSelectionModel() {
        return table.getSelectionModel();
    }

    /** What has to be looked at first; else the first check of all. */
    void selectFirstFault() {
        table.getSelectionModel().clearSelection();
        table.getItems().stream().filter(line -> !line.head()).min(java.util.Comparator.comparing(CheckLine::state)).ifPresent(line -> {
            table.getSelectionModel().select(line);
            table.scrollTo(Math.max(0, table.getSelectionModel().getSelectedIndex() - 3));
        });
    }

    private static Node state(CheckLine line) {
        return line.head() ? line.state() == State.SUCCESS ? new Label() : States.icon(line.state()) : States.label(line.state());
    }
}
