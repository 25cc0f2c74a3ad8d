package io.linkspan.ui.frame;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;

/** Moves the focus from pane to pane, back to where it was in each. */
final class FocusRing {

    private final List<Node> panes;
    private final Map<Node, Node> last = new HashMap<>();

    /** @param panes in reading order */
    FocusRing(List<Node> panes) {
        this.panes = List.copyOf(panes);
    }

    /** Begins to remember where the focus was. */
    void follow(Scene scene) {
        scene.focusOwnerProperty().subscribe(owner -> pane(owner).ifPresent(pane -> last.put(pane, owner)));
    }

    /** The pane that holds it, if any does. */
    Optional<Node> pane(Node node) {
        return panes.stream().filter(pane -> within(node, pane)).findFirst();
    }

    /** To the next pane that is shown, or with -1 to the one before. */
    void move(Scene scene, int by) {
        int from = pane(scene.getFocusOwner()).map(panes::indexOf).orElse(by > 0 ? -1 : 0);
        for (int i = 1; i <= panes.size(); i++) {
            Node pane = panes.get(Math.floorMod(from + by * i, panes.size()));
            Optional<Node> target = target(pane);
            if (target.isPresent()) {
                target.get().requestFocus();
                return;
            }
        }
    }

    /** Puts the focus into a pane. */
    void into(Node pane) {
        target(pane).ifPresent(Node::requestFocus);
    }

    private Optional<Node> target(Node pane) {
        return Optional.ofNullable(last.get(pane)).filter(node -> within(node, pane) && node.getScene() != null && shown(node)).or(() -> first(pane));
    }

    private static boolean shown(Node node) {
        return node.isVisible() && !node.isDisabled() && (node.getParent() == null || shown(node.getParent()));
    }

    /** What in there takes the focus first. */
    static Optional<Node> first(Node node) {
        if (!node.isVisible() || node.isDisabled() || node.getScene() == null) {
            return Optional.empty();
        }
        if (node instanceof TabPane tabs) {
            return Optional.ofNullable(tabs.getSelectionModel().getSelectedItem()).flatMap(tab -> first(tab.getContent())).or(() -> Optional.of(node));
        }
        return node.isFocusTraversable() ? Optional.of(node)
                : node instanceof Parent parent ? parent.getChildrenUnmodifiable().stream().flatMap(child -> first(child).stream()).findFirst() : Optional.empty();
    }

    private static boolean within(Node node, Node pane) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (n == pane) {
                return true;
            }
        }
        return false;
    }
}
