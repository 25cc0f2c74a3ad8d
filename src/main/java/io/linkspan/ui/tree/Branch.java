package io.linkspan.ui.tree;

import io.linkspan.model.Problem;
import io.linkspan.ui.work.Work;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.control.TreeItem;

/** A line whose children are read in the background, when it is opened for the first time and when it is refreshed. On the FX thread. */
final class Branch extends TreeItem<Entry> {

    private final Work work;
    private final String busy;
    private final Callable<? extends List<? extends TreeItem<Entry>>> read;
    private final Runnable shown;
    private Work.Running running = () -> { };
    private boolean asked;
    private boolean known;

    /**
     * @param busy what is read, as "Databases of HARBOUR01"
     * @param read runs in the background; what it makes is not shown before it has ended
     * @param shown called after children were read
     */
    Branch(Entry entry, Work work, String busy, Callable<? extends List<? extends TreeItem<Entry>>> read, Runnable shown) {
        super(entry);
        this.work = work;
        this.busy = busy;
        this.read = read;
        this.shown = shown;
        getChildren().add(new TreeItem<>(Entry.busy("Reading…")));
        expandedProperty().subscribe(open -> {
            if (open && !asked) {
                refresh();
            }
        });
    }

    /** Reads anew; what was read before stays in sight meanwhile. One that was never opened stays unread. */
    void refreshIfRead() {
        if (asked) {
            refresh();
        }
    }

    void refresh() {
        asked = true;
        running.cancel();
        if (!known) {
            getChildren().setAll(List.of(new TreeItem<>(Entry.busy("Reading " + busy + "…"))));
        }
        running = work.start(read::call, this::show, this::fail);
    }

    /** Ends the reading under way; F5 begins it anew. */
    void cancel() {
        running.cancel();
        if (asked && !known) {
            getChildren().setAll(List.of(new TreeItem<>(Entry.of(Kind.NONE, "Not read").note("F5 to read"))));
        }
    }

    private void show(List<? extends TreeItem<Entry>> children) {
        known = true;
        getChildren().setAll(children.isEmpty() ? List.of(new TreeItem<>(Entry.of(Kind.NONE, "None"))) : children);
        shown.run();
    }

    private void fail(Problem problem) {
        known = false;
        getChildren().setAll(List.of(new TreeItem<>(Entry.failed(problem))));
    }
}
