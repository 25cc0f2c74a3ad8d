package io.linkspan.ui.tree;

import io.linkspan.ui.Navigator;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Menus;
import io.linkspan.ui.control.Texts;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The object explorer at the left. */
public final class ExplorerView extends VBox {

    private final TreeView<Entry> tree = new TreeView<>();
    private final TreeModel model;
    private final Navigator navigator;
    private final TreeCommands commands;
    private ContextMenu menu = new ContextMenu();

    /**
     * @param whyNotChange why nothing may be changed on an estate; an empty text where it may
     * @param properties   shows the details of what is selected
     */
    public ExplorerView(TreeModel model, Navigator navigator, Function<OpenEstate, String> whyNotChange, Runnable properties) {
        this.model = model;
        this.navigator = navigator;
        commands = new TreeCommands(navigator, whyNotChange, model::refresh, properties);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(8, Texts.group("Object Explorer"), space, Buttons.icon(Command.of("Refresh the object explorer", "mdi2r-refresh", model::refresh)));
        head.getStyleClass().add("pane-head");
        head.setAlignment(Pos.CENTER_LEFT);
        tree.setAccessibleText("Object Explorer");
        tree.setId("explorer");
        tree.setShowRoot(false);
        tree.setFixedCellSize(24);
        tree.setRoot(model.root());
        tree.setCellFactory(ExplorerCell::new);
        tree.getSelectionModel().selectedItemProperty().subscribe(item -> model.selected().set(Optional.ofNullable(item)));
        tree.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        tree.addEventFilter(MouseEvent.MOUSE_CLICKED, this::clicked);
        tree.setOnContextMenuRequested(this::ask);
        getStyleClass().add("explorer");
        VBox.setVgrow(tree, Priority.ALWAYS);
        getChildren().addAll(head, tree);
        setMinWidth(0);
    }

    /** What takes the focus. */
    public TreeView<Entry> tree() {
        return tree;
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            open();
            event.consume();
        } else if (event.getCode() == KeyCode.CONTEXT_MENU || event.getCode() == KeyCode.F10 && event.isShiftDown()) {
            askBelowTheLine(); // not every platform makes a request of its own of these keys
            event.consume();
        } else if (event.getCode() == KeyCode.MULTIPLY) {
            model.selected().get().ifPresent(item -> TreeModel.visit(item, below -> below.setExpanded(true)));
            event.consume();
        }
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            model.selected().get().filter(TreeItem::isLeaf).ifPresent(_ -> open());
        }
    }

    /** Enter: the page of the line, or what is below it. */
    private void open() {
        model.selected().get().ifPresent(item -> item.getValue().place().ifPresentOrElse(navigator::go, () -> item.setExpanded(!item.isExpanded())));
    }

    private void ask(ContextMenuEvent event) {
        if (event.isKeyboardTrigger()) {
            askBelowTheLine();
        } else {
            for (Node node = (Node) event.getTarget(); node != tree; node = node.getParent()) {
                if (node instanceof TreeCell<?> cell && !cell.isEmpty()) {
                    tree.getSelectionModel().clearAndSelect(cell.getIndex());
                }
            }
            ask(event.getScreenX(), event.getScreenY());
        }
        event.consume();
    }

    private void askBelowTheLine() {
        Bounds at = selectedCell().map(cell -> cell.localToScreen(cell.getBoundsInLocal())).orElseGet(() -> tree.localToScreen(tree.getBoundsInLocal()));
        ask(at.getMinX() + 40, Math.min(at.getMaxY(), at.getMinY() + 24));
    }

    private void ask(double x, double y) {
        menu.hide();
        model.selected().get().ifPresent(item -> {
            menu = Menus.context(commands.of(item.getValue()));
            menu.show(tree, x, y);
        });
    }

    private Optional<Node> selectedCell() {
        return tree.lookupAll(".tree-cell").stream().filter(cell -> cell instanceof TreeCell<?> c && c.isSelected()).findFirst();
    }
}
