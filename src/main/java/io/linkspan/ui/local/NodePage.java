package io.linkspan.ui.local;

import io.linkspan.check.fact.NodeFacts;
import io.linkspan.model.Observed;
import io.linkspan.model.Problem;
import io.linkspan.plan.task.local.LocalFailoverDraft;
import io.linkspan.ui.control.ActivityBar;
import io.linkspan.ui.control.FactGrid;
import io.linkspan.ui.control.FactGrid.Fact;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.wizard.Form;
import io.linkspan.ui.wizard.Scrolled;
import io.linkspan.ui.wizard.Times;
import java.time.Instant;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Which node is to be primary, and how; beside it what that node says of itself. */
final class NodePage extends Scrolled {

    private final LocalModel model;
    private final VBox choice = new VBox(6);
    private final VBox says = new VBox(8);

    NodePage(LocalModel model) {
        this.model = model;
        VBox choices = new VBox(12, Texts.group("Node that is to be primary"), choice, Texts.group("How"), Form.choices(Way.values(), Way::words, Way::outcome, model.way()));
        HBox.setHgrow(choices, Priority.ALWAYS);
        choices.setMinWidth(0);
        says.getStyleClass().add("card");
        says.setMinWidth(440);
        says.setMaxHeight(USE_PREF_SIZE);
        content(new ActivityBar(model.judged().activity(), model.estate().surroundings().clock(), model.judged()::refresh), new HBox(24, choices, says));
        model.nodes().subscribe(_ -> offer());
        model.unsure().subscribe(_ -> offer());
        model.judged().draft().subscribe(_ -> show());
    }

    private void offer() {
        List<String> nodes = model.nodes().get();
        if (nodes.isEmpty()) {
            choice.getChildren().setAll(Texts.muted("None: name every node of the group in the profile, each by its @@SERVERNAME."));
            return;
        }
        ComboBox<String> names = Form.chooser(nodes, model.node(), () -> { });
        names.setAccessibleText("Node that is to be primary");
        choice.getChildren().setAll(names);
        if (!model.unsure().get().isEmpty()) {
            choice.getChildren().add(Texts.muted(model.unsure().get()));
        }
    }

    private void show() {
        says.getChildren().setAll(Texts.group("As the node says"));
        says.getChildren().addAll(model.read().map(NodePage::facts).orElseGet(() -> List.of(Texts.muted("It comes when the node is read."))));
    }

    private static List<Node> facts(LocalFailoverDraft read) {
        return switch (read.node()) {
            case Observed.Known<NodeFacts>(NodeFacts node, Instant at) -> {
                FactGrid grid = new FactGrid();
                grid.facts(List.of(new Fact("Node", node.node()), new Fact("Group", node.group()), new Fact("Role", node.role() + (node.connected() ? ", connected" : ", not connected")),
                        new Fact("Primary now", node.primary().orElse("not known")), new Fact("Databases", node.states()),
                        new Fact("Newest commit", node.lastCommit().map(time -> Times.local(time) + ", primary's clock").orElse("none")), new Fact("Listener", node.listeners().isEmpty() ? "none" : String.join(", ", node.listeners()))));
                yield List.of(grid, Texts.caption("read " + Times.clock(at) + " UTC"));
            }
            case Observed.Unknown<NodeFacts>(Problem problem, Instant _) -> List.of(Notes.problem(problem));
        };
    }
}
