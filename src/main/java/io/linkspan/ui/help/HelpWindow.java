package io.linkspan.ui.help;

import io.linkspan.ui.Look;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Texts;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;

/** A section of the manual in a small window beside the work; Escape closes it. On the FX thread. */
public final class HelpWindow {

    private HelpWindow() {
    }

    public static void show(Window owner, Manual.Section section) {
        Stage stage = new Stage();
        VBox words = new VBox(12);
        section.paragraphs().forEach(paragraph -> words.getChildren().add(Texts.body(paragraph)));
        ScrollPane scroll = new ScrollPane(words);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("start-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Button close = Buttons.of(Command.of("_Close", "", stage::close));
        close.setCancelButton(true);
        VBox root = new VBox(16, Texts.page(section.title()), scroll, close);
        root.getStyleClass().add("help");
        stage.initOwner(owner);
        stage.setTitle("Linkspan – Help – " + section.title());
        stage.setScene(new Scene(root, 520, 360));
        Look.dress(stage.getScene());
        stage.show();
    }
}
