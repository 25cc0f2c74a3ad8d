package io.linkspan.ui.link;

import io.linkspan.model.Finding;
import io.linkspan.ui.control.Icons;
import io.linkspan.ui.control.State;
import io.linkspan.ui.control.States;
import io.linkspan.ui.control.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The chain as a picture: a card a part, a line between two, drawn broken where it is. */
final class ChainView extends VBox {

    private final Consumer<Chain.Node> chosen;
    private final List<Part> parts = new ArrayList<>();
    private final List<Region> edges = new ArrayList<>();

    /** A card that keeps its place and its focus while what it shows changes. */
    private final class Part extends Button {

        private final Label kind = Texts.caption("");
        private final Label name = Texts.strong("");
        private final Label detail = Texts.caption("");
        private final Label standing = new Label();

        Part() {
            Region space = new Region();
            VBox.setVgrow(space, Priority.ALWAYS);
            VBox content = new VBox(1, kind, name, detail, space, standing);
            setGraphic(content);
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            getStyleClass().add("chain-part");
            setMinWidth(96);
            setPrefWidth(150);
            content.setPrefWidth(128);
        }

        void show(Chain.Node node) {
            kind.setText(node.kind());
            kind.setGraphic(Icons.muted(node.icon()));
            name.setText(node.name());
            detail.setText(node.detail());
            States.set(standing, node.standing().state(), node.standing().words());
            standing.getStyleClass().add("ls-small");
            State state = node.standing().state();
            getStyleClass().removeAll("broken", "doubtful");
            if (state == State.ERROR) {
                getStyleClass().add("broken");
            } else if (state == State.WARNING) {
                getStyleClass().add("doubtful");
            }
            setText(node.name());
            setAccessibleText(node.kind() + " " + node.name() + ", " + node.detail() + ": " + state.word() + ", " + node.standing().words());
            setOnAction(_ -> chosen.accept(node));
        }
    }

    ChainView(Consumer<Chain.Node> chosen) {
        super(6);
        this.chosen = chosen;
        HBox row = new HBox();
        row.setAlignment(Pos.CENTER_LEFT);
        for (int i = 0; i < 5; i++) {
            if (i > 0) {
                Region edge = new Region();
                HBox.setHgrow(edge, Priority.SOMETIMES);
                edges.add(edge);
                row.getChildren().add(edge);
            }
            Part part = new Part();
            HBox.setHgrow(part, Priority.ALWAYS);
            part.setMaxWidth(190);
            parts.add(part);
            row.getChildren().add(part);
        }
        getChildren().add(row);
    }

    void show(Chain chain) {
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).show(chain.nodes().get(i));
        }
        for (int i = 0; i < edges.size(); i++) {
            Chain.Edge edge = chain.edges().get(i);
            edges.get(i).getStyleClass().setAll("chain-edge", edge.state().style());
            edges.get(i).setAccessibleText(edge.why().map(Finding::text).orElse(edge.state().word()));
        }
    }
}
