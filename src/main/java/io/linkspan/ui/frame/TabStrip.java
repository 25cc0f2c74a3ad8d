package io.linkspan.ui.frame;

import io.linkspan.ui.Place;
import io.linkspan.ui.control.Icons;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/** The tabs in the middle, one a place. */
final class TabStrip {

    private final TabPane pane = new TabPane();
    private final ReadOnlyObjectWrapper<Optional<Opened>> front = new ReadOnlyObjectWrapper<>(Optional.empty());

    TabStrip() {
        pane.setAccessibleText("Pages");
        pane.setTabClosingPolicy(TabPane.TabClosingPolicy.ALL_TABS);
        pane.getSelectionModel().selectedItemProperty().subscribe(tab -> front.set(Optional.ofNullable(tab).map(TabStrip::opened)));
    }

    TabPane pane() {
        return pane;
    }

    /** What is in front; empty while no tab is open. */
    ReadOnlyObjectProperty<Optional<Opened>> front() {
        return front.getReadOnlyProperty();
    }

    List<Opened> all() {
        return pane.getTabs().stream().map(TabStrip::opened).toList();
    }

    /** Brings the tab of a place to the front; false if there is none. */
    boolean bring(Place place) {
        Optional<Tab> tab = pane.getTabs().stream().filter(t -> opened(t).place().same(place)).findFirst();
        tab.ifPresent(this::select);
        return tab.isPresent();
    }

    void add(Opened opened) {
        Tab tab = new Tab();
        tab.setUserData(opened);
        tab.textProperty().bind(opened.page().title());
        tab.setGraphic(Icons.of(opened.page().icon(), 14));
        tab.setContent(opened.page().view());
        tab.setOnClosed(_ -> opened.page().close());
        pane.getTabs().add(tab);
        select(tab);
    }

    /** The focus goes along, once the page is laid out. */
    private void select(Tab tab) {
        pane.getSelectionModel().select(tab);
        Platform.runLater(() -> FocusRing.first(pane).ifPresent(Node::requestFocus));
    }

    /** Next one, or with -1 the one before, round and round. */
    void step(int by) {
        int count = pane.getTabs().size();
        if (count > 0) {
            pane.getSelectionModel().select(Math.floorMod(pane.getSelectionModel().getSelectedIndex() + by, count));
        }
    }

    /** Closes the tab in front. */
    void close() {
        front.get().ifPresent(opened -> {
            pane.getTabs().remove(pane.getSelectionModel().getSelectedItem());
            opened.page().close();
        });
    }

    private static Opened opened(Tab tab) {
        return (Opened) tab.getUserData();
    }
}
