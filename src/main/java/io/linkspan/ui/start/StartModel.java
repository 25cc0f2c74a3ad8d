package io.linkspan.ui.start;

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
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
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
        refresh();
    }

    public ObservableList<Unfinished> unfinished() {
        return shown;
    }

    /** Estates that were opened lately, newest first. */
    public ObservableList<Recents.Recent> estates() {
        return shownEstates;
    }

    public Activity activity() {
        return activity;
    }

    public void refresh() {
        List<Runs> now = runs.get();
        activity.run("Reading journals", () -> new Read(now.stream().flatMap(r -> r.list().stream().filter(history -> r.outcome(history).unfinished()).map(history -> unfinished(history, r.outcome(history))))
                .sorted(Comparator.comparing(Unfinished::startedAt).reversed()).toList(), recents.list()), read -> {
            unfinished.setAll(read.unfinished());
            estates.setAll(read.estates());
        });
    }

    private record Read(List<Unfinished> unfinished, List<Recents.Recent> estates) {
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
