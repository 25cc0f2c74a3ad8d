package io.linkspan.ui.start;

import io.linkspan.model.Problem;
import io.linkspan.plan.Step;
import io.linkspan.plan.run.History;
import io.linkspan.plan.run.ProblemDocument;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.run.Runs;
import io.linkspan.plan.run.StepOutcome;
import io.linkspan.settings.Recents;
import io.linkspan.ui.control.State;
import io.linkspan.ui.work.Activity;
import io.linkspan.ui.work.Work;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What one can begin with: runs that were left unfinished, estates that were open before. On the FX thread. */
public final class StartModel {

    /** Code of the problem of a run that was asked to stop. */
    private static final String STOPPED = "stopped";

    private final Supplier<List<Runs>> runs;
    private final Recents recents;
    private final Activity activity;
    private final ObservableList<Unfinished> unfinished = FXCollections.observableArrayList();
    private final ObservableList<Unfinished> shown = FXCollections.unmodifiableObservableList(unfinished);
    private final ObservableList<Recents.Recent> estates = FXCollections.observableArrayList();
    private final ObservableList<Recents.Recent> shownEstates = FXCollections.unmodifiableObservableList(estates);
    private final ReadOnlyStringWrapper none = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper doubt = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper noEstates = new ReadOnlyStringWrapper("");

    /**
     * A run that can be resumed or taken back.
     *
     * @param state how bad that is: nothing, where the operator stopped it
     * @param at  the step that it stands at
     * @param why it stopped there
     */
    public record Unfinished(String run, String task, String link, String server, String instance, State state, String at, String why, Instant startedAt) {
    }

    /** @param runs where journals may be */
    public StartModel(Supplier<List<Runs>> runs, Recents recents, Work work, Clock clock) {
        this.runs = runs;
        this.recents = recents;
        activity = new Activity(work, clock);
        activity.state().subscribe(this::say);
        refresh();
    }

    public ObservableList<Unfinished> unfinished() {
        return shown;
    }

    /** Estates that were opened lately, newest first. */
    public ObservableList<Recents.Recent> estates() {
        return shownEstates;
    }

    /** What stands where there is no unfinished run: that there is none, or that nobody knows. */
    public ReadOnlyStringProperty none() {
        return none.getReadOnlyProperty();
    }

    /** Which journals cannot be read, so that their runs may be unfinished; an empty text where all can. */
    public ReadOnlyStringProperty doubt() {
        return doubt.getReadOnlyProperty();
    }

    /** The same for estates. */
    ReadOnlyStringProperty noEstates() {
        return noEstates.getReadOnlyProperty();
    }

    public Activity activity() {
        return activity;
    }

    public void refresh() {
        List<Runs> now = runs.get();
        activity.run("Reading journals", () -> read(now), read -> {
            unfinished.setAll(read.unfinished());
            estates.setAll(read.estates());
            doubt.set(doubt(read.damaged()));
            noEstates.set(read.damage().map(why -> "Not known: " + why.text()).orElse("None yet."));
        });
    }

    private record Read(List<Unfinished> unfinished, List<String> damaged, List<Recents.Recent> estates, Optional<Problem> damage) {
    }

    private Read read(List<Runs> journals) {
        List<Unfinished> runs = new ArrayList<>();
        List<String> damaged = new ArrayList<>();
        for (Runs one : journals) {
            Runs.Found found = one.found();
            found.runs().stream().filter(history -> one.outcome(history).unfinished()).map(history -> unfinished(history, one.outcome(history))).forEach(runs::add);
            found.damaged().stream().map(Runs.Damaged::file).forEach(damaged::add);
        }
        runs.sort(Comparator.comparing(Unfinished::startedAt).reversed());
        return new Read(runs, damaged, recents.list(), recents.damage());
    }

    private void say(Activity.State state) {
        none.set(activity.readAt().isPresent() ? "No run was left unfinished." : state instanceof Activity.Failed ? "Not known: the journals could not be read." : "The journals are being read.");
        if (activity.readAt().isEmpty()) {
            noEstates.set(state instanceof Activity.Failed ? "Not known: they could not be read." : "They are being read.");
        }
    }

    private static String doubt(List<String> damaged) {
        return damaged.isEmpty() ? "" : damaged.size() == 1 ? "The journal " + damaged.getFirst() + " cannot be read: its run may be unfinished."
                : damaged.size() + " journals cannot be read: their runs may be unfinished. The first is " + damaged.getFirst() + ".";
    }

    static Unfinished unfinished(History history, RunOutcome outcome) {
        List<Step> steps = history.plan().steps();
        int next = IntStream.range(0, steps.size()).filter(i -> open(history.outcome(steps.get(i)))).findFirst().orElse(steps.size() - 1);
        String why = history.problem().map(ProblemDocument::text).orElse(outcome == RunOutcome.INTERRUPTED ? "The program ended while it was at it." : "");
        return new Unfinished(history.run(), history.plan().task(), history.plan().link().value(), history.plan().server(), history.plan().instance(), state(history, outcome),
                "Step " + (next + 1) + " of " + steps.size() + ": " + steps.get(next).title(), why, history.startedAt());
    }

    private static State state(History history, RunOutcome outcome) {
        return outcome == RunOutcome.INTERRUPTED ? State.UNKNOWN : history.problem().filter(p -> p.code().equals(STOPPED)).isPresent() ? State.SKIPPED : State.ERROR;
    }

    private static boolean open(StepOutcome outcome) {
        return outcome == StepOutcome.PENDING || outcome == StepOutcome.FAILED;
    }
}
