package io.linkspan.ui.message;

import io.linkspan.ui.control.States;
import io.linkspan.ui.control.Texts;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/** Lines with their times, the newest in sight. */
public final class MessageList extends ListView<Messages.Line> {

    /** UTC. */
    public static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    /** @param none what stands where nothing was said yet */
    public MessageList(Messages messages, String name, String none) {
        setItems(messages.lines());
        setAccessibleText(name);
        setFixedCellSize(24);
        setPlaceholder(Texts.muted(none));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setCellFactory(_ -> new Cell());
        messages.lines().addListener((ListChangeListener<Messages.Line>) _ -> scrollTo(getItems().size() - 1));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                ClipboardContent content = new ClipboardContent();
                content.putString(getSelectionModel().getSelectedItems().stream().map(line -> TIME.format(line.at()) + "\t" + line.text() + line.problem().map(p -> "\t" + p.raw()).orElse("")).collect(Collectors.joining("\n")));
                Clipboard.getSystemClipboard().setContent(content);
                event.consume();
            }
        });
    }

    private static final class Cell extends ListCell<Messages.Line> {

        @Override
        protected void updateItem(Messages.Line line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                setText(null);
                return;
            }
            Label time = Texts.mono(TIME.format(line.at()));
            time.getStyleClass().add("ls-muted");
            HBox head = new HBox(8, time, States.icon(line.state()));
            head.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            setGraphic(head);
            setText(line.text());
            setAccessibleText(TIME.format(line.at()) + " " + line.state().word() + ": " + line.text());
            setTooltip(line.problem().map(p -> new javafx.scene.control.Tooltip(line.text() + "\n" + p.raw())).orElse(null));
        }
    }
}
