package io.linkspan.ui.estate;

import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.State;
import io.linkspan.ui.control.States;
import io.linkspan.ui.control.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A line for each that does not answer: who, since when, why, and what to do. The rest of the page goes on. */
public final class SilenceBars extends VBox {

    private static final int MOST = 3;

    private final Command retry;
    private final Command signIn;
    private List<Silence> shown = List.of();

    public SilenceBars(Command retry, Command signIn) {
        super(4);
        this.retry = retry;
        this.signIn = signIn;
        build(shown);
    }

    public void show(List<Silence> silent) {
        if (!silent.equals(shown)) {
            shown = silent;
            build(silent);
        }
    }

    private void build(List<Silence> silent) {
        List<Node> bars = new ArrayList<>(silent.stream().limit(MOST).map(this::bar).toList());
        if (silent.size() > MOST) {
            bars.add(Texts.muted("and " + (silent.size() - MOST) + " more that do not answer."));
        }
        getChildren().setAll(bars);
        setManaged(!bars.isEmpty());
        setVisible(!bars.isEmpty());
    }

    private Node bar(Silence silence) {
        Label title = Texts.strong(silence.title());
        title.setGraphic(States.icon(State.UNKNOWN));
        title.setMinWidth(USE_PREF_SIZE);
        Label why = Texts.body(silence.problem().text() + " " + silence.problem().next());
        HBox.setHgrow(why, Priority.ALWAYS);
        why.setMaxWidth(Double.MAX_VALUE);
        HBox bar = new HBox(12, title, why, Buttons.of(silence.azure() ? signIn : retry), Buttons.icon(Command.of("Copy details of " + silence.title(), "mdi2c-content-copy", () -> copy(silence))));
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().addAll("note", "warning", "silence");
        return bar;
    }

    private static void copy(Silence silence) {
        ClipboardContent content = new ClipboardContent();
        content.putString(String.join("\n", silence.title(), silence.problem().text(), silence.problem().raw(), silence.problem().next()));
        Clipboard.getSystemClipboard().setContent(content);
    }
}
