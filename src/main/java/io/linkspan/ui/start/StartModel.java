package io.linkspan.ui.start;

import io.linkspan.plan.Step;
import io.linkspan.plan.run.History;
import io.linkspan.plan.run.ProblemDocument;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.run.Runs;
import io.linkspan.plan.run.StepOutcome;
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

/** What one can begin with: the runs that were left unfinished. On the FX thread. */
public final class StartModel {

    private final Supplier<List<Runs>> runs;
    private final Activity activity;
    private final ObservableList<Unfinished> unfinished = FXCollections.observableArrayList();
    private final ObservableList<Unfinished> shown = FXCollections.unmodifiableObservableList(unfinished);

    /**
     * A run that can be resumed or taken back.
     *
     * @param at  the step that it stands at
     * @param why it stopped there
     */
    public record Unfinished(String run, String task, String link, String server, String instance, RunOutcome outcome, String at, String why, Instant startedAt) {
    }

    /** @param runs where journals may be */
    public StartModel(Supplier<List<Runs>> runs, Work work, Clock clock) {
        this.runs = runs;
        activity = new Activity(work, clock);
        refresh();
    }

    public ObservableList<Unfinished> unfinished() {
        return shown;
    }

    public Activity activity() {
        return activity;
    }

    public void refresh() {
        List<Runs> now = runs.get();
        activity.run("Reading journals", () -> now.stream().flatMap(r -> r.list().stream().filter(history -> r.outcome(history).unfinished()).map(history -> unfinished(history, r.outcome(history))))
                .sorted(Comparator.comparing(Unfinished::startedAt).reversed()).toList(), unfinished::setAll);
    }

    static Unfinished unfinished(History history, RunOutcome outcome) {
        List<Step> steps = history.plan().steps();
        int next = IntStream.range(0, steps.size()).filter(i -> open(history.outcome(steps.get(i)))).findFirst().orElse(steps.size() - 1);
        String why = history.problem().map(ProblemDocument::text).orElse(outcome == RunOutcome.INTERRUPTED ? "The program ended while it was at it." : "");
        return new Unfinished(history.run(), history.plan().task(), history.plan().link().value(), history.plan().server(), history.plan().instance(), outcome,
                "Step " + (next + 1) + " of " + steps.size() + ": " + steps.get(next).title(), why, history.startedAt());
    }

    private static boolean open(StepOutcome outcome) {
        return outcome == StepOutcome.PENDING || outcome == StepOutcome.FAILED;
    }
}
