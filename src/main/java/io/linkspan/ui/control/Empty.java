package io.linkspan.ui.control;

import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What stands where nothing is: what would be here, why it is not, and a way on. */
public final class Empty {

    private Empty() {
    }

    /** @param ways the first is the primary one */
    public static Region pane(String icon, String title, String text, Command... ways) {
        var picture = Icons.of(icon, 32);
        picture.getStyleClass().add("muted");
        FlowPane buttons = new FlowPane(8, 8);
        for (Command way : ways) {
            buttons.getChildren().add(buttons.getChildren().isEmpty() ? Buttons.primary(way) : Buttons.of(way));
        }
        VBox pane = new VBox(picture, Texts.section(title), Texts.body(text), buttons);
        pane.getStyleClass().add("empty");
        return pane;
    }
}
