package io.linkspan.ui.wizard;

import io.linkspan.ui.control.States;
import io.linkspan.ui.control.Texts;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Whether there is a way back, at the top right of every page. */
public final class WayBackCard extends VBox {

    private final Label title = new Label();
    /** Held here: nobody else need hold a binding. */
    private final ObservableValue<WayBack> way;
    private final Label detail = Texts.caption("");

    public WayBackCard(ObservableValue<WayBack> way) {
        this.way = way;
        getStyleClass().addAll("card", "way-back");
        setMinWidth(USE_PREF_SIZE);
        setMaxHeight(USE_PREF_SIZE);
        getChildren().addAll(title, detail);
        way.subscribe(_ -> show());
    }

    private void show() {
        States.set(title, way.getValue().state(), way.getValue().title());
        detail.setText(way.getValue().detail());
    }
}
