package io.linkspan.ui.frame;

import io.linkspan.ui.control.ScriptView;
import io.linkspan.ui.control.States;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.message.MessageList;
import io.linkspan.ui.message.Messages;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Messages, script and output below the pages; folded, only its head is seen, and in it the last message. */
final class BottomPane extends VBox {

    static final double FOLDED = 28;

    /** What it shows. */
    enum View {
        MESSAGES("Messages"), SCRIPT("Script"), OUTPUT("Output");

        private final String word;

        View(String word) {
            this.word = word;
        }
    }

    private final ObjectProperty<View> view = new SimpleObjectProperty<>(View.MESSAGES);
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final ScriptView script = new ScriptView("Script");
    private final Label last = Texts.muted("");

    BottomPane(Messages messages, Messages output) {
        Label none = Texts.muted("This page has no script.");
        StackPane scripts = new StackPane(none, script);
        script.setVisible(false);
        Map<View, Node> contents = Map.of(View.MESSAGES, new MessageList(messages, "Messages", "No messages."), View.SCRIPT, scripts,
                View.OUTPUT, new MessageList(output, "Output", "Nothing was read yet."));
        StackPane content = new StackPane();
        VBox.setVgrow(content, Priority.ALWAYS);
        view.subscribe(v -> content.getChildren().setAll(List.of(contents.get(v))));
        content.visibleProperty().bind(open);
        content.managedProperty().bind(open);
        getChildren().addAll(head(), content);
        getStyleClass().add("bottom-pane");
        setMinHeight(FOLDED);
        open.subscribe(o -> setMaxHeight(o ? Double.MAX_VALUE : FOLDED));
        messages.lines().addListener((ListChangeListener<Messages.Line>) _ -> tell(messages));
        tell(messages);
    }

    BooleanProperty open() {
        return open;
    }

    /** Opens one of its views, or folds it if that view is open. */
    void toggle(View which) {
        open.set(!open.get() || view.get() != which);
        view.set(which);
    }

    void show(View which) {
        view.set(which);
        open.set(true);
    }

    /** The text of the script; an empty one for a page without. */
    void script(String text) {
        script.text(text);
        script.setVisible(!text.isEmpty());
    }

    ObservableValue<View> view() {
        return view;
    }

    private Node head() {
        ToggleGroup group = new ToggleGroup();
        HBox head = new HBox();
        head.getStyleClass().add("bottom-head");
        head.setAlignment(Pos.CENTER_LEFT);
        for (View v : View.values()) {
            ToggleButton button = new ToggleButton(v.word);
            button.setToggleGroup(group);
            button.setUserData(v);
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(_ -> toggle(v));
            head.getChildren().add(button);
        }
        view.subscribe(v -> group.getToggles().stream().filter(t -> t.getUserData() == v).forEach(group::selectToggle));
        open.subscribe(_ -> group.getToggles().stream().filter(t -> t.getUserData() == view.get()).forEach(group::selectToggle));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        last.setWrapText(false);
        last.setMinWidth(0);
        Label key = Texts.key("Ctrl+R");
        key.setMinWidth(USE_PREF_SIZE);
        head.getChildren().addAll(space, last, key);
        HBox.setMargin(key, new javafx.geometry.Insets(0, 8, 0, 8));
        return head;
    }

    private void tell(Messages messages) {
        messages.last().ifPresentOrElse(line -> {
            last.setText(MessageList.TIME.format(line.at()) + " " + line.text());
            last.setGraphic(line.problem().map(_ -> States.icon(line.state())).orElse(null));
        }, () -> last.setText("No messages"));
    }
}
