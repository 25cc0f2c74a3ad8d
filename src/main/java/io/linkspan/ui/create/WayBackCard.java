package io.linkspan.ui.create;

import io.linkspan.ui.control.States;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.create.draft.Draft;
import io.linkspan.ui.create.draft.WayBack;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Whether there is a way back, at the top right of every page. */
final class WayBackCard extends VBox {

    private final Draft draft;
    private final Label title = new Label();
    private final Label detail = Texts.caption("");

    WayBackCard(Draft draft) {
        this.draft = draft;
        getStyleClass().addAll("card", "way-back");
        setMinWidth(USE_PREF_SIZE);
        setMaxHeight(USE_PREF_SIZE);
        getChildren().addAll(title, detail);
        List.of(draft.survey(), draft.instanceSurvey(), draft.purpose()).forEach(part -> part.addListener(_ -> show()));
        show();
    }

    private void show() {
        WayBack way = draft.wayBack();
        States.set(title, way.state(), way.title());
        detail.setText(way.detail());
    }
}
