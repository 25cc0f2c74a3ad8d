package io.linkspan.ui.estate;

import io.linkspan.ui.control.Grids;
import io.linkspan.ui.control.Icons;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The grid of links, a row each. The order is the list's; a click on a head asks it for another. */
final class EstateGrid {

    private final TableView<LinkRow> table = Grids.table("Links");
    private final LinkList list;

    EstateGrid(LinkList list) {
        this.list = list;
        table.getStyleClass().add("estate-grid");
        LinkColumn.ALL.forEach(column -> table.getColumns().add(column(column)));
        table.setItems(list.rows());
        table.setSortPolicy(_ -> sort());
        Grids.placeholder(table, "No link is like that.");
        list.held().bind(Bindings.and(table.focusedProperty(), table.getSelectionModel().selectedItemProperty().isNotNull()));
        table.getSelectionModel().selectedItemProperty().subscribe(row -> list.selected().set(Optional.ofNullable(row)));
        list.grouping().subscribe(_ -> table.getSortOrder().clear());
    }

    TableView<LinkRow> table() {
        return table;
    }

    /** Shows and hides columns; the state and the name stay. */
    MenuButton columns() {
        MenuButton menu = new MenuButton("Col_umns", Icons.of("mdi2v-view-column-outline"));
        menu.setMnemonicParsing(true);
        menu.setMinWidth(MenuButton.USE_PREF_SIZE);
        table.getColumns().stream().skip(2).forEach(column -> {
            CheckMenuItem item = new CheckMenuItem(column.getText());
            item.selectedProperty().bindBidirectional(column.visibleProperty());
            menu.getItems().add(item);
        });
        return menu;
    }

    private TableColumn<LinkRow, LinkFacts> column(LinkColumn column) {
        TableColumn<LinkRow, LinkFacts> made = new TableColumn<>(column.head());
        made.setPrefWidth(column.width());
        made.setVisible(column.shown());
        made.setReorderable(false);
        made.setSortable(column.kind() != LinkColumn.Kind.TREND);
        made.setComparator(column.order());
        made.setCellValueFactory(row -> row.getValue().facts());
        made.setCellFactory(_ -> LinkCell.of(column, list.now()));
        Function<LinkRow, String> words = row -> column.words().apply(row.now());
        made.setUserData(words);
        if (column.kind() == LinkColumn.Kind.NUMBER || column.kind() == LinkColumn.Kind.AGE) {
            made.getStyleClass().add("number");
        }
        return made;
    }

    private boolean sort() {
        Optional<TableColumn<LinkRow, ?>> by = table.getSortOrder().stream().findFirst();
        list.order().set(by.flatMap(column -> LinkColumn.ALL.stream().filter(c -> c.head().equals(column.getText())).findFirst().map(c -> {
            Comparator<LinkRow> order = Comparator.comparing(LinkRow::now, c.order());
            return column.getSortType() == TableColumn.SortType.ASCENDING ? order : order.reversed();
        })));
        return true;
    }
}
