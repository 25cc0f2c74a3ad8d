package io.linkspan.ui.control;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Tables as they are everywhere here: rows of 28 px, selected as a whole, several at once, copied with Ctrl+C, with heads with Ctrl+Shift+C. */
public final class Grids {

    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");
    private static final KeyCombination COPY_WITH_HEADS = KeyCombination.valueOf("Shortcut+Shift+C");

    private Grids() {
    }

    /** A sorted column never re-sorts under the operator's hands: order is the model's. */
    public static <T> TableView<T> table(String accessibleName) {
        TableView<T> table = new TableView<>();
        table.setAccessibleText(accessibleName);
        table.setFixedCellSize(28);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (COPY_WITH_HEADS.match(event) || COPY.match(event)) {
                copy(table, COPY_WITH_HEADS.match(event));
                event.consume();
            }
        });
        return table;
    }

    public static <T> TableColumn<T, T> text(String head, double width, Function<? super T, String> words) {
        return column(head, width, words, (cell, item) -> cell.setText(words.apply(item)));
    }

    /** Semibold. */
    public static <T> TableColumn<T, T> name(String head, double width, Function<? super T, String> words) {
        TableColumn<T, T> column = column(head, width, words, (cell, item) -> {
            cell.setText(words.apply(item));
            style(cell, "name");
        });
        return column;
    }

    /** In the mono face, at the right. */
    public static <T> TableColumn<T, T> number(String head, double width, Function<? super T, String> words) {
        TableColumn<T, T> column = column(head, width, words, (cell, item) -> {
            cell.setText(words.apply(item));
            style(cell, "number");
        });
        column.getStyleClass().add("number");
        return column;
    }

    public static <T> TableColumn<T, T> state(String head, double width, Function<? super T, State> state, Function<? super T, String> words) {
        return column(head, width, words, (cell, item) -> cell.setGraphic(States.label(state.apply(item), words.apply(item))));
    }

    /** @param words what copying puts in place of the node */
    public static <T> TableColumn<T, T> node(String head, double width, Function<? super T, Node> node, Function<? super T, String> words) {
        return column(head, width, words, (cell, item) -> cell.setGraphic(node.apply(item)));
    }

    private static <T> TableColumn<T, T> column(String head, double width, Function<? super T, String> words, BiConsumer<TableCell<T, T>, T> fill) {
        TableColumn<T, T> column = new TableColumn<>(head);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setUserData(words);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(T item, boolean empty) {
                super.updateItem(item, empty);
                setText(null);
                setGraphic(null);
                setTooltip(null);
                if (!empty && item != null) {
                    fill.accept(this, item);
                    if (getText() != null && getText().length() > 24) {
                        setTooltip(new Tooltip(getText()));
                    }
                }
            }
        });
        return column;
    }

    private static void style(TableCell<?, ?> cell, String style) {
        if (!cell.getStyleClass().contains(style)) {
            cell.getStyleClass().add(style);
        }
    }

    /** The words of a row, column by column. */
    public static <T> List<String> words(TableView<T> table, T row) {
        return table.getVisibleLeafColumns().stream().map(column -> Grids.<T>words(column).apply(row)).toList();
    }

    public static List<String> heads(TableView<?> table) {
        return table.getVisibleLeafColumns().stream().map(TableColumn::getText).toList();
    }

    private static <T> void copy(TableView<T> table, boolean heads) {
        String rows = table.getSelectionModel().getSelectedItems().stream().map(row -> String.join("\t", words(table, row))).collect(Collectors.joining("\n"));
        ClipboardContent content = new ClipboardContent();
        content.putString(heads ? String.join("\t", heads(table)) + "\n" + rows : rows);
        Clipboard.getSystemClipboard().setContent(content);
    }

    @SuppressWarnings("unchecked") // every column made here holds its words
    private static <T> Function<T, String> words(TableColumn<?, ?> column) {
        return (Function<T, String>) column.getUserData();
    }

    /** The column takes the width that the others leave, and no less than so much. */
    public static void grow(TableView<?> table, TableColumn<?, ?> column, double least) {
        double others = table.getColumns().stream().filter(c -> c != column).mapToDouble(TableColumn::getPrefWidth).sum();
        column.prefWidthProperty().bind(Bindings.max(least, table.widthProperty().subtract(others + 18)));
    }

    /** A label for a table without rows. */
    public static void placeholder(TableView<?> table, String text) {
        table.setPlaceholder(new Label(text));
    }
}
