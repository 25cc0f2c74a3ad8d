package io.linkspan.ui.tree;

import io.linkspan.ui.control.Icons;
import io.linkspan.ui.control.States;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A line of the tree: icon, name, note, and the state at the right edge. */
final class ExplorerCell extends TreeCell<Entry> {

    /** Of a level, as the style sheet has it. */
    private static final double INDENT = 14;
    /** The arrow, the paddings and the scroll bar. */
    private static final double AROUND = 46;

    private final Label name = new Label();
    private final Label note = new Label();
    private final HBox line = new HBox(6);

    ExplorerCell(TreeView<Entry> tree) {
        note.getStyleClass().add("ls-muted");
        note.setMinWidth(0);
        line.setAlignment(Pos.CENTER_LEFT);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        // a line is as wide as the tree, so that states stand in a column and nothing scrolls sideways
        tree.widthProperty().subscribe(_ -> fit());
    }

    @Override
    protected void updateItem(Entry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (empty || entry == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText("");
            return;
        }
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        name.setText(entry.name());
        note.setText(entry.note());
        // the name is cut last
        name.setMinWidth(entry.note().isEmpty() ? 0 : Region.USE_PREF_SIZE);
        name.getStyleClass().remove("ls-muted");
        if (entry.kind() == Kind.BUSY || entry.kind() == Kind.NONE) {
            name.getStyleClass().add("ls-muted");
        }
        line.getChildren().setAll(Icons.muted(entry.kind().icon()), name, note, space);
        entry.state().ifPresent(state -> line.getChildren().add(States.icon(state)));
        setGraphic(line);
        setTooltip(new Tooltip(entry.words() + entry.problem().map(p -> "\n" + p.text() + "\n" + p.raw() + "\n" + p.next()).orElse("")));
        setAccessibleText(entry.words());
        fit();
    }

    private void fit() {
        if (getTreeItem() != null && getTreeView() != null) {
            double width = Math.max(40, getTreeView().getWidth() - AROUND - INDENT * (getTreeView().getTreeItemLevel(getTreeItem()) - 1));
            line.setPrefWidth(width);
            line.setMaxWidth(width);
        }
    }
}
