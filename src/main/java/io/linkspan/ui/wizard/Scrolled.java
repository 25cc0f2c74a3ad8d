package io.linkspan.ui.wizard;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** A page of texts and fields that scrolls where the window is too small for it. */
public class Scrolled extends ScrollPane {

    private final VBox column = new VBox(12);

    protected Scrolled() {
        column.getStyleClass().add("wizard-column");
        setContent(column);
        setFitToWidth(true);
        setFocusTraversable(false);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("edge-to-edge");
    }

    protected final void content(Node... nodes) {
        column.getChildren().setAll(nodes);
    }
}
