package io.linkspan.ui.run;

import io.linkspan.ui.Navigator;
import io.linkspan.ui.Page;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** The tab of one run. On the FX thread. */
public final class RunPage implements Page {

    private final RunModel model;
    private final RunPane pane;

    public RunPage(RunModel model, Navigator navigator) {
        this.model = model;
        pane = new RunPane(model);
    }

    /** What it shows; its tab is gone to again by it. */
    public RunModel model() {
        return model;
    }

    @Override
    public ObservableValue<String> title() {
        return model.plan().map(plan -> plan.map(p -> "Run " + p.task() + " " + p.link()).orElse("Run"));
    }

    @Override
    public String icon() {
        return "mdi2p-play-circle-outline";
    }

    @Override
    public Node view() {
        return pane;
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    @Override
    public void close() {
        model.close();
    }
}
