package io.linkspan.ui.link;

import io.linkspan.ui.control.Grids;
import io.linkspan.ui.control.Positions;
import io.linkspan.ui.estate.Times;
import java.util.List;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** The truth table as a grid: old words in italics, numbers in the mono face, disagreement on a ground of its own. */
final class TruthGrid {

    private static final double ROW = 25;
    private static final double HEAD = 30;

    private final ObservableList<TruthRow> rows = FXCollections.observableArrayList();
    private final TableView<TruthRow> table = Grids.table("What each side says");

    /** @param server whose name it is, once it is known */
    TruthGrid(ObservableValue<String> server, String instance) {
        TableColumn<TruthRow, TruthRow> here = told("SQL Server", TruthRow::sqlServer, TruthRow::instance);
        server.subscribe(name -> here.setText("SQL Server (" + (name.isEmpty() ? "Unknown" : name) + ")"));
        table.getStyleClass().add("truth-grid");
        table.setFixedCellSize(ROW);
        table.setItems(rows);
        table.getColumns().setAll(List.of(Grids.name("Fact", 138, TruthRow::fact), here, told("Managed Instance (" + instance + ")", TruthRow::instance, TruthRow::sqlServer),
                Grids.state("Agree?", 104, r -> r.agreement().state(), TruthRow::verdict), Grids.number("Read (UTC)", 84, r -> r.readAt().map(Times::second).orElse("never"))));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setRowFactory(_ -> new TableRow<>() {
            @Override
            protected void updateItem(@Nullable TruthRow row, boolean empty) {
                super.updateItem(row, empty);
                getStyleClass().remove("disagree");
                if (!empty && row != null && row.agreement() == Agreement.DISAGREE) {
                    getStyleClass().add("disagree");
                }
            }
        });
        Grids.placeholder(table, "The sides disagree about nothing.");
    }

    TableView<TruthRow> table() {
        return table;
    }

    /** As high as its rows, so that the page scrolls and not the table in it. */
    void show(List<TruthRow> now) {
        if (!rows.equals(now)) {
            int focused = table.getSelectionModel().getSelectedIndex();
            rows.setAll(now);
            if (focused >= 0 && focused < now.size()) {
                table.getSelectionModel().clearAndSelect(focused);
            }
        }
        double height = HEAD + ROW * Math.max(2, now.size());
        table.setMinHeight(height);
        table.setPrefHeight(height);
        table.setMaxHeight(height);
    }

    private static TableColumn<TruthRow, TruthRow> told(String head, Function<TruthRow, Told> side, Function<TruthRow, Told> other) {
        return Grids.node(head, 220, row -> row.fact().endsWith("LSN") ? position(side.apply(row), other.apply(row)) : label(side.apply(row)), row -> side.apply(row).text());
    }

    private static Label label(Told told) {
        Label label = new Label(told.text());
        label.getStyleClass().add("ls-small");
        if (told.words().filter(w -> w.chars().anyMatch(Character::isDigit)).isPresent()) {
            label.getStyleClass().add("ls-mono");
        }
        if (told.words().isEmpty()) {
            label.getStyleClass().add("ls-muted");
        } else if (told.old()) {
            label.getStyleClass().add("ls-old");
        }
        if (told.text().length() > 26) {
            label.setTooltip(new Tooltip(told.text()));
        }
        label.setAccessibleText(told.text() + (told.old() ? ", as last read" : ""));
        return label;
    }

    /** A long number, of which only the end differs from the other side's: the end stands out. */
    private static Node position(Told told, Told other) {
        int same = told.words().flatMap(a -> other.words().map(b -> Positions.commonStart(a, b))).orElse(0);
        return same == 0 || told.old() ? label(told) : Positions.split(told.text(), same);
    }
}
