package io.linkspan.ui.wizard;

import io.linkspan.ui.Letters;
import io.linkspan.ui.control.Texts;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Labels at the left, what is chosen or typed at the right, a hint below. */
public final class Form extends GridPane {

    private int rows;

    public Form() {
        getStyleClass().add("form");
        ColumnConstraints wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(new ColumnConstraints(), wide);
    }

    /** @param label may have a mnemonic */
    public Form row(String label, Control control, Node... below) {
        Label words = Letters.label(label, control);
        words.getStyleClass().add("form-label");
        control.setAccessibleText(label.replace("_", ""));
        VBox field = new VBox(4, control);
        field.getChildren().addAll(below);
        field.setMinWidth(0);
        put(words, field);
        return this;
    }

    /** What only can be read. */
    public Form group(String label, Node... content) {
        Label words = new Label(label);
        words.getStyleClass().add("form-label");
        VBox field = new VBox(6, content);
        field.setMinWidth(0);
        put(words, field);
        return this;
    }

    private void put(Label words, Node field) {
        setValignment(words, VPos.TOP);
        addRow(rows++, words, field);
    }

    /** A text that may be left open. */
    public static TextField field(Property<String> value, double width) {
        TextField field = new TextField();
        field.setMaxWidth(width);
        field.getStyleClass().add("entry");
        field.textProperty().bindBidirectional(value);
        return field;
    }

    /**
     * A drop-down list of machines.
     *
     * @param read what to do once another one was chosen
     */
    public static ComboBox<String> chooser(List<String> names, StringProperty chosen, Runnable read) {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().setAll(names);
        box.setPrefWidth(320);
        box.setPromptText("Choose one");
        chosen.subscribe(name -> box.setValue(name.isEmpty() ? null : name));
        box.valueProperty().subscribe((_, name) -> {
            if (name != null && !name.equals(chosen.get())) {
                chosen.set(name);
                read.run();
            }
        });
        return box;
    }

    /** One radio button a value, each with its text. */
    public static <T> VBox choices(T[] values, Function<T, String> title, Function<T, String> text, Property<T> chosen, Node... more) {
        return choices(values, title, text, chosen, new ReadOnlyObjectWrapper<>(_ -> ""), more);
    }

    /**
     * The same, of which some may not be chosen now: they are grey, and say why in place of their text.
     *
     * @param whyNot why one cannot be chosen now; an empty text where it can
     */
    public static <T> VBox choices(T[] values, Function<T, String> title, Function<T, String> text, Property<T> chosen, ObservableValue<Function<T, String>> whyNot, Node... more) {
        ToggleGroup group = new ToggleGroup();
        VBox all = new VBox(8);
        for (T value : values) {
            RadioButton button = radio(title.apply(value), text.apply(value));
            button.setToggleGroup(group);
            button.setUserData(value);
            button.setOnAction(_ -> chosen.setValue(value));
            chosen.subscribe(now -> button.setSelected(value.equals(now)));
            Label words = words(text.apply(value));
            whyNot.subscribe(reasons -> {
                String why = reasons.apply(value);
                button.setDisable(!why.isEmpty());
                button.setAccessibleHelp(why.isEmpty() ? text.apply(value) : "Not available: " + why);
                words.setText(why.isEmpty() ? text.apply(value) : why);
            });
            all.getChildren().add(choice(button, words));
        }
        all.getChildren().addAll(more);
        // a binding is held by nobody else
        all.setUserData(whyNot);
        return all;
    }

    /** The only one that works, beside others that do not yet. */
    public static VBox given(String title, String text) {
        RadioButton button = radio(title, text);
        button.setSelected(true);
        button.setOnAction(_ -> button.setSelected(true));
        return choice(button, words(text));
    }

    /** A choice that is not offered, and why. */
    public static VBox off(String title, String reason) {
        RadioButton button = radio(title, "Not available: " + reason);
        button.setDisable(true);
        return choice(button, words(reason));
    }

    private static RadioButton radio(String title, String help) {
        RadioButton button = new RadioButton(title);
        button.setAccessibleHelp(help);
        return button;
    }

    private static Label words(String text) {
        Label words = Texts.muted(text);
        words.getStyleClass().add("choice-text");
        return words;
    }

    private static VBox choice(RadioButton button, Label words) {
        VBox choice = new VBox(2, button, words);
        choice.setMinHeight(Region.USE_PREF_SIZE);
        return choice;
    }
}
