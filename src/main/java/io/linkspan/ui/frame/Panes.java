package io.linkspan.ui.frame;

import io.linkspan.settings.WindowLayout;
import io.linkspan.ui.tree.ExplorerView;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/** Tree, pages, details, messages, side by side. Where the window is small, the details fold first, then the tree; they come back with the room. */
final class Panes extends SplitPane {

    /** Below this, details fold by themselves; below the other, the tree, too. */
    static final double ROOM_FOR_DETAILS = 1120;
    static final double ROOM_FOR_TREE = 900;

    private final ExplorerView explorer;
    private final DetailsPane details;
    private final BottomPane bottom;
    private final SplitPane middle = new SplitPane();
    private final FocusRing ring;
    private final BooleanProperty treeOpen = new SimpleBooleanProperty(true);
    private final BooleanProperty detailsWanted = new SimpleBooleanProperty();
    private WindowLayout sizes;
    private boolean detailsFolded;
    private boolean treeFolded;

    Panes(ExplorerView explorer, TabStrip tabs, DetailsPane details, BottomPane bottom, WindowLayout sizes) {
        this.explorer = explorer;
        this.details = details;
        this.bottom = bottom;
        this.sizes = sizes;
        middle.setOrientation(Orientation.VERTICAL);
        middle.getItems().addAll(tabs.pane(), bottom);
        SplitPane.setResizableWithParent(bottom, false);
        SplitPane.setResizableWithParent(explorer, false);
        SplitPane.setResizableWithParent(details, false);
        tabs.pane().setMinWidth(0);
        middle.setMinWidth(0);
        ring = new FocusRing(List.of(explorer, tabs.pane(), details, bottom));
        getItems().add(middle);
        treeOpen.set(sizes.treeOpen());
        details.open().set(sizes.detailsOpen());
        bottom.open().set(sizes.bottomOpen());
        treeOpen.subscribe(_ -> arrange());
        detailsWanted.subscribe(_ -> arrange());
        details.open().subscribe(_ -> placeSoon());
        bottom.open().subscribe(_ -> placeSoon());
        widthProperty().subscribe(this::fit);
        arrange();
    }

    FocusRing ring() {
        return ring;
    }

    BottomPane bottom() {
        return bottom;
    }

    void toggleTree() {
        treeFolded = false;
        treeOpen.set(!treeOpen.get());
        if (treeOpen.get()) {
            ring.into(explorer);
        }
    }

    /** Takes the focus to the tree. */
    void tree() {
        treeOpen.set(true);
        explorer.tree().requestFocus();
    }

    void toggleDetails() {
        detailsFolded = false;
        detailsWanted.set(true);
        details.open().set(!details.open().get());
        if (details.open().get()) {
            Platform.runLater(() -> ring.into(details));
        }
    }

    void properties() {
        detailsFolded = false;
        detailsWanted.set(true);
        details.open().set(true);
    }

    /** Whether the page or the tree has something to show there. */
    void details(boolean wanted) {
        detailsWanted.set(wanted);
    }

    /** Sizes as they are now. */
    WindowLayout sizes(double width, double height, Theme theme) {
        remember();
        return new WindowLayout(width, height, sizes.tree(), sizes.details(), sizes.bottom(), treeOpen.get() || treeFolded, details.open().get() || detailsFolded, bottom.open().get(), theme.word());
    }

    private void fit(Number width) {
        if (width.doubleValue() == 0) {
            return;
        }
        boolean room = width.doubleValue() >= ROOM_FOR_DETAILS;
        if (!room && details.open().get() && !detailsFolded) {
            detailsFolded = true;
            details.open().set(false);
        } else if (room && detailsFolded) {
            detailsFolded = false;
            details.open().set(true);
        }
        boolean roomForTree = width.doubleValue() >= ROOM_FOR_TREE;
        if (!roomForTree && treeOpen.get() && !treeFolded) {
            treeFolded = true;
            treeOpen.set(false);
        } else if (roomForTree && treeFolded) {
            treeFolded = false;
            treeOpen.set(true);
        }
        placeSoon();
    }

    private void arrange() {
        remember();
        show(explorer, 0, treeOpen.get());
        show(details, getItems().size(), detailsWanted.get());
        placeSoon();
    }

    /** Dividers that have just come, or are about to give way to a new width, are not laid out yet. */
    private void placeSoon() {
        Platform.runLater(() -> {
            layout();
            place();
        });
    }

    private void show(Node pane, int index, boolean shown) {
        if (!shown) {
            getItems().remove(pane);
        } else if (!getItems().contains(pane)) {
            getItems().add(index, pane);
        }
    }

    /** Puts the dividers where the sizes say. They are fractions, so this is for the width of the moment. */
    private void place() {
        double width = getWidth();
        double height = middle.getHeight();
        if (width > 0) {
            if (getItems().contains(explorer)) {
                setDividerPosition(0, sizes.tree() / width);
            }
            if (getItems().contains(details)) {
                setDividerPosition(getDividers().size() - 1, 1 - (details.open().get() ? sizes.details() : DetailsPane.FOLDED) / width);
            }
        }
        if (height > 0) {
            middle.setDividerPosition(0, 1 - (bottom.open().get() ? sizes.bottom() : BottomPane.FOLDED) / height);
        }
    }

    private void remember() {
        double tree = getItems().contains(explorer) && explorer.getWidth() > 100 ? explorer.getWidth() : sizes.tree();
        double right = getItems().contains(details) && details.open().get() && details.getWidth() > 100 ? details.getWidth() : sizes.details();
        double below = bottom.open().get() && bottom.getHeight() > 60 ? bottom.getHeight() : sizes.bottom();
        sizes = new WindowLayout(sizes.width(), sizes.height(), tree, right, below, treeOpen.get(), details.open().get(), bottom.open().get(), sizes.theme());
    }
}
