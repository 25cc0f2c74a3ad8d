package io.linkspan.ui.connect;

import io.linkspan.ui.Letters;
import io.linkspan.ui.control.Texts;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;

/** Labels with fields, one below the other. A label's underscore marks the key that leads to its field. */
final class Form extends GridPane {

    private static final double LABELS = 128;
    private int rows;

    Form() {
        getStyleClass().add("connect-form");
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(new ColumnConstraints(LABELS, LABELS, LABELS), fields);
    }

    <N extends Node> N row(String label, N field) {
        return row(label, field, field);
    }

    /** @param line what stands in the row, the field among other things */
    <N extends Node> N row(String label, N field, Node line) {
        Label words = Letters.label(label, field);
        words.getStyleClass().add("fact-label");
        field.setAccessibleText(label.replace("_", ""));
        addRow(rows++, words, line);
        return field;
    }

    /** A row that is there only while it means something. */
    <N extends Node> N row(String label, N field, ObservableValue<Boolean> shown) {
        row(label, field);
        getChildren().stream().filter(c -> getRowIndex(c) == rows - 1).forEach(c -> shownWhile(c, shown));
        return field;
    }

    /** A line of small print below the field before. */
    Label hint(String text) {
        Label hint = Texts.muted(text);
        add(hint, 1, rows++);
        return hint;
    }

    static void shownWhile(Node node, ObservableValue<Boolean> shown) {
        node.visibleProperty().bind(shown);
        node.managedProperty().bind(shown);
    }

    static TextField text(StringProperty value, String prompt) {
        return text(new TextField(), value, prompt);
    }

    static <F extends TextField> F text(F field, StringProperty value, String prompt) {
        field.setPromptText(prompt);
        field.textProperty().bindBidirectional(value);
        return field;
    }

    static <T> ComboBox<T> choice(ObservableList<T> values, Function<T, String> words, ObjectProperty<T> value) {
        ComboBox<T> box = new ComboBox<>(values);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T item) {
                return item == null ? "" : words.apply(item);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("chosen from the list only");
            }
        });
        box.valueProperty().bindBidirectional(value);
        box.setMaxWidth(Double.MAX_VALUE);
        return box;
    }
}
