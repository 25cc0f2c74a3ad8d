package io.linkspan.ui;

import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Report;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** A tab of the window. On the FX thread. */
public interface Page {

    /** As the tab shows it; may change. */
    ObservableValue<String> title();

    /** Ikonli literal of the tab. */
    String icon();

    Node view();

    /** F5. Starts reading; never waits. */
    void refresh();

    /** What the details pane at the right shows of what is selected; empty texts while nothing is. */
    default Optional<ObservableValue<Details>> details() {
        return Optional.empty();
    }

    /** What the Link menu and the toolbar offer of this page. */
    default List<Command> commands() {
        return List.of();
    }

    /** What "Report" saves or copies of this page. */
    default Optional<Report> report() {
        return Optional.empty();
    }

    /** What the bottom pane's Script tab shows; empty where the page has none. */
    default Optional<ObservableValue<String>> script() {
        return Optional.empty();
    }

    /** The tab is closed: stops what it reads. */
    void close();
}
