package io.linkspan.ui.frame;

import io.linkspan.ui.Details;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.FactGrid;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.Texts;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What is known of the selected thing, at the right: a problem on top, then facts. Folded it is a strip with its name. */
final class DetailsPane extends BorderPane {

    static final double FOLDED = 28;

    private final BooleanProperty open = new SimpleBooleanProperty();
    private final Label title = Texts.group("");
    private final VBox problem = new VBox();
    private final FactGrid facts = new FactGrid();
    private final Region strip;
    private final VBox whole;

    DetailsPane() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(8, Texts.group("Details"), space, Buttons.icon(Command.of("Fold details", "mdi2c-chevron-double-right", () -> open.set(false))));
        head.getStyleClass().add("pane-head");
        head.setAlignment(Pos.CENTER_LEFT);
        title.setWrapText(true);
        VBox body = new VBox(12, title, problem, facts);
        body.getStyleClass().add("pane-body");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        whole = new VBox(head, scroll);
        Label name = Texts.muted("Details  F7");
        name.setWrapText(false);
        name.setRotate(90);
        VBox folded = new VBox(8, Buttons.icon(Command.of("Unfold details", "mdi2c-chevron-double-left", () -> open.set(true))), new Group(name));
        folded.setAlignment(Pos.TOP_CENTER);
        strip = folded;
        getStyleClass().add("details-pane");
        open.subscribe(this::fold);
        show(Details.NOTHING);
    }

    BooleanProperty open() {
        return open;
    }

    void show(Details details) {
        title.setText(details.title());
        problem.getChildren().clear();
        details.problem().ifPresent(p -> problem.getChildren().add(Notes.problem(p)));
        facts.facts(details.facts());
    }

    private void fold(boolean isOpen) {
        setCenter(isOpen ? whole : strip);
        setMinWidth(isOpen ? 160 : FOLDED);
        setMaxWidth(isOpen ? Double.MAX_VALUE : FOLDED);
    }
}
