package io.linkspan.ui.frame;

import io.linkspan.ui.Details;
import io.linkspan.ui.Page;
import io.linkspan.ui.tree.TreeModel;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.util.Subscription;

/** Leads what is selected, in the tree or on the page, whichever had the focus last, to the details pane; and the script of the page to its tab. */
final class Selection {

    private final Panes panes;
    private final DetailsPane details;
    private final BottomPane bottom;
    private final TreeModel tree;
    private Subscription page = Subscription.EMPTY;
    private Optional<ObservableValue<Details>> ofPage = Optional.empty();
    private boolean inTree;

    Selection(Panes panes, DetailsPane details, BottomPane bottom, TreeModel tree) {
        this.panes = panes;
        this.details = details;
        this.bottom = bottom;
        this.tree = tree;
        tree.selected().subscribe(_ -> show());
    }

    /** The pane that has the focus now. */
    void focus(Node pane, boolean isTree) {
        if (inTree != isTree && pane != details && pane != bottom) {
            inTree = isTree;
            show();
        }
    }

    void front(Optional<Page> now) {
        page.unsubscribe();
        ofPage = now.flatMap(Page::details);
        Subscription following = ofPage.map(d -> d.subscribe(_ -> show())).orElse(Subscription.EMPTY);
        Optional<ObservableValue<String>> script = now.flatMap(Page::script);
        page = following.and(script.map(s -> s.subscribe(bottom::script)).orElse(Subscription.EMPTY));
        if (script.isEmpty()) {
            bottom.script("");
        }
        panes.details(ofPage.isPresent());
        show();
    }

    private void show() {
        details.show(inTree || ofPage.isEmpty() ? tree.selected().get().map(item -> item.getValue().details()).orElse(Details.NOTHING) : ofPage.get().getValue());
    }
}
