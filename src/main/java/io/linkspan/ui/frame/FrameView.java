package io.linkspan.ui.frame;

import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.control.Badges;
import io.linkspan.ui.estate.EstateModel;
import java.time.Clock;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The window's content: menus, tools, panes, status; in a yellow frame while a practice estate is in front. */
final class FrameView extends BorderPane {

    private static final PseudoClass PRACTICE = PseudoClass.getPseudoClass("practice");

    private final Label role = Badges.of("");
    private final Label practice = Badges.practice();
    private final FrameModel model;

    FrameView(FrameModel model, MenuBar menus, ToolRow tools, Panes panes, Clock clock) {
        this.model = model;
        HBox.setHgrow(menus, Priority.ALWAYS);
        HBox top = new HBox(8, menus, role, practice);
        top.setAlignment(Pos.CENTER_LEFT);
        top.getStyleClass().add("menu-row");
        setTop(new VBox(top, tools));
        setCenter(panes);
        setBottom(new StatusLine(model, clock));
        getStyleClass().add("frame");
        model.current().subscribe(_ -> badge());
        model.role().subscribe(_ -> badge());
    }

    private void badge() {
        Optional<OpenEstate> estate = model.current().get().map(EstateModel::estate);
        boolean practising = estate.map(OpenEstate::practice).orElse(false);
        pseudoClassStateChanged(PRACTICE, practising);
        practice.setVisible(practising);
        practice.setManaged(practising);
        role.setVisible(!practising);
        role.setManaged(!practising);
        role.setText("Role: " + model.role().get().word());
    }
}
