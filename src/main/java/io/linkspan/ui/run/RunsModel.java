package io.linkspan.ui.run;

import io.linkspan.plan.run.History;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.run.Runs;
import io.linkspan.ui.Surroundings;
import io.linkspan.ui.work.Activity;
import io.linkspan.ui.work.Work;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** The journals of all runs, newest first; damaged ones at the end, never hidden. On the FX thread. */
public final class RunsModel {

    /** Which of them are shown. */
    enum Filter {
        ALL("All"), UNFINISHED("Unfinished"), RUNNING("Running"), DONE("Done"), UNDONE("Taken back");

        private final String words;

        Filter(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        private boolean takes(RunLine line) {
            return switch (this) {
                case ALL -> true;
                case UNFINISHED -> line.unfinished();
                case RUNNING -> line.is(RunOutcome.RUNNING);
                case DONE -> line.is(RunOutcome.DONE);
                case UNDONE -> line.is(RunOutcome.UNDONE);
            };
        }
    }

    private final Surroundings surroundings;
    private final Supplier<List<Runs>> journals;
    private final Activity activity;
    private final ObservableList<RunLine> all = FXCollections.observableArrayList();
    private final FilteredList<RunLine> shown = new FilteredList<>(all);
    private final ObjectProperty<Filter> filter = new SimpleObjectProperty<>(Filter.ALL);
    private final StringProperty find = new SimpleStringProperty("");

    /** @param journals where they may be */
    public RunsModel(Surroundings surroundings, Work work, Supplier<List<Runs>> journals) {
        this.surroundings = surroundings;
        this.journals = journals;
        activity = new Activity(work, surroundings.clock());
        filter.subscribe(_ -> sift());
        find.subscribe(_ -> sift());
        refresh();
    }

    /** Reads all journals anew. */
    public void refresh() {
        List<Runs> now = journals.get();
        activity.run("Reading the journals", () -> read(now), lines -> {
            if (!lines.equals(all)) {
                all.setAll(lines);
            }
        });
    }

    private static List<RunLine> read(List<Runs> journals) {
        List<RunLine> lines = new ArrayList<>();
        List<RunLine> damaged = new ArrayList<>();
        for (Runs runs : journals) {
            Runs.Found found = runs.found();
            found.runs().forEach(run -> lines.add(new RunLine.Readable(run, runs.outcome(run))));
            found.damaged().forEach(one -> damaged.add(new RunLine.Damaged(one.file(), one.problem())));
        }
        lines.sort(Comparator.comparing((RunLine line) -> line.history().map(History::startedAt).orElseThrow()).reversed());
        lines.addAll(damaged);
        return lines;
    }

    private void sift() {
        String words = find.get().strip().toLowerCase(Locale.ROOT);
        Filter kind = filter.get();
        shown.setPredicate(line -> kind.takes(line) && line.words().toLowerCase(Locale.ROOT).contains(words));
    }

    /** Those that filter and find let through. */
    ObservableList<RunLine> shown() {
        return shown;
    }

    ObservableList<RunLine> all() {
        return all;
    }

    ObjectProperty<Filter> filter() {
        return filter;
    }

    StringProperty find() {
        return find;
    }

    Activity activity() {
        return activity;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** Nothing is read any more. */
    void close() {
        activity.cancel();
    }
}
