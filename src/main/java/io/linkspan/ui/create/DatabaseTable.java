package io.linkspan.ui.create;

import io.linkspan.ui.control.Grids;
import io.linkspan.ui.create.draft.DatabaseRow;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/** One row a database. Space or a double click chooses it; whoever is chosen stays chosen when another row is looked at. */
final class DatabaseTable extends StackPane {

    private final StringProperty chosen;
    private final TableView<DatabaseRow> table = Grids.table("Databases");

    DatabaseTable(StringProperty chosen) {
        this.chosen = chosen;
        table.getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        add(36, Grids.node("", 36, this::tick, row -> row.name().equals(chosen.get()) ? "chosen" : ""));
        add(100, Grids.name("Name", 170, DatabaseRow::name));
        add(74, Grids.number("Size GB", 80, DatabaseRow::size));
        add(80, Grids.text("Recovery", 110, row -> row.facts().recoveryModel()));
        add(104, Grids.text("Last full (UTC)", 130, DatabaseRow::lastFull));
        add(74, Grids.number("Log files", 74, row -> String.valueOf(row.facts().logFiles())));
        add(44, Grids.text("TDE", 48, row -> row.facts().encrypted() ? "On" : "Off"));
        add(68, Grids.text("In group", 110, DatabaseRow::group));
        add(140, Grids.state("Status", 200, DatabaseRow::state, DatabaseRow::status));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        table.setMinHeight(92);
        table.getItems().addListener((ListChangeListener<DatabaseRow>) _ -> table.setPrefHeight(Math.max(4, table.getItems().size() + 1) * 28 + 4));
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.SPACE) {
                choose(table.getSelectionModel().getSelectedItem());
                event.consume();
            }
        });
        table.setRowFactory(_ -> {
            TableRow<DatabaseRow> row = new TableRow<>();
            row.setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && row.getItem() != null) {
                    choose(row.getItem());
                }
            });
            return row;
        });
        chosen.subscribe(_ -> table.refresh());
        getChildren().add(table);
    }

    /** @param least width that the words need */
    private void add(double least, TableColumn<DatabaseRow, DatabaseRow> column) {
        column.setMinWidth(least);
        table.getColumns().add(column);
    }

    TableView.TableViewSelectionModel<DatabaseRow> getSelectionModel() {
        return table.getSelectionModel();
    }

    javafx.collections.ObservableList<DatabaseRow> getItems() {
        return table.getItems();
    }

    void empty(String text) {
        Grids.placeholder(table, text);
    }

    private void choose(DatabaseRow row) {
        if (row != null && row.choosable()) {
            chosen.set(row.name().equals(chosen.get()) ? "" : row.name());
        }
    }

    private Node tick(DatabaseRow row) {
        CheckBox box = new CheckBox();
        box.setSelected(row.name().equals(chosen.get()));
        box.setDisable(!row.choosable());
        box.setFocusTraversable(false);
        box.setAccessibleText("Choose " + row.name());
        box.setOnAction(_ -> choose(row));
        return box;
    }
}
