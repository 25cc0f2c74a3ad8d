package io.linkspan.ui.run;

import io.linkspan.model.Problem;
import io.linkspan.model.Seeding;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Reading;
import io.linkspan.plan.Step;
import io.linkspan.plan.run.History;
import io.linkspan.plan.run.ProblemDocument;
import io.linkspan.plan.run.StepEvent;
import io.linkspan.plan.run.StepOutcome;
import io.linkspan.ui.control.State;
import io.linkspan.ui.gate.GateReadings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The rows of a run, kept as its events or its journal tell. On the FX thread. */
final class StepRows {

    private final ObservableList<StepRow> rows = FXCollections.observableArrayList();
    private final GateReadings gate = new GateReadings();
    private boolean backward;

    ObservableList<StepRow> list() {
        return rows;
    }

    /** All pending, for a run that begins. */
    void begin(Plan plan) {
        backward = false;
        gate.clear();
        rows.setAll(plan.steps().stream().map(step -> StepRow.pending(plan, step)).toList());
    }

    /** As the journal says. */
    void show(History history) {
        List<StepRow> now = history.plan().steps().stream().map(step -> row(history, step)).toList();
        if (!now.equals(rows)) {
            rows.setAll(now);
        }
    }

    /** @param back whether steps are being taken back */
    void again(History history, boolean back) {
        show(history);
        backward = back;
        gate.clear();
    }

    /** What the commit gate has read. */
    GateReadings gate() {
        return gate;
    }

    void on(StepEvent event, Instant at) {
        gate.on(event, at);
        change(event.step(), row -> switch (event) {
            case StepEvent.Probed _ -> row.going(at, verb(), "Looks what is there");
            case StepEvent.Started _ -> row.going(at, verb(), "Sent");
            case StepEvent.Accepted _ -> row.going(at, verb(), "Azure has accepted it and is at it");
            case StepEvent.Called _ -> row.going(at, verb(), "Carried out; looks whether it holds");
            case StepEvent.Waiting(Step _, Reading.Running(String detail, Optional<Seeding> seeding, var _)) -> seeding.map(row.going(at, verb(), detail)::seeding).orElseGet(() -> row.going(at, verb(), detail));
            case StepEvent.Waiting(Step _, Reading reading) -> row.going(at, verb(), reading.sentence());
            case StepEvent.Finished(Step _, StepOutcome outcome) -> row.ended(at, StepRow.state(outcome), StepRow.words(outcome), "");
            case StepEvent.Kept(Step _, String why) -> kept(row, at, why);
            case StepEvent.Failed(Step _, Problem problem) -> failed(row, at, problem);
        });
    }

    /** Lets the time of what goes run on. */
    void tick(Instant now) {
        rows.stream().filter(StepRow::going).toList().forEach(row -> change(row.step(), r -> r.took(r.since().map(begun -> Duration.between(begun, now)))));
    }

    Optional<StepRow> current() {
        return rows.stream().filter(StepRow::going).findFirst();
    }

    private String verb() {
        return backward ? "Taking back" : "Running";
    }

    private static StepRow kept(StepRow row, Instant at, String why) {
        return row.ended(at, State.INFO, "Kept", why);
    }

    private static StepRow failed(StepRow row, Instant at, Problem problem) {
        boolean asked = problem.code().equals(RunModel.ASKED);
        return row.ended(at, asked ? State.WARNING : State.ERROR, asked ? "Stopped" : words(problem), problem.text());
    }

    private static String words(Problem problem) {
        return problem.number().isPresent() ? "Failed " + problem.number().getAsInt() : "Failed";
    }

    private static StepRow row(History history, Step step) {
        StepOutcome outcome = history.outcome(step);
        StepRow row = StepRow.pending(history.plan(), step);
        Optional<Problem> problem = outcome == StepOutcome.FAILED ? history.problem(step).map(ProblemDocument::problem) : Optional.empty();
        StepRow ended = problem.map(p -> failed(row, history.lastAt(), p)).or(() -> history.kept(step).map(why -> kept(row, history.lastAt(), why)))
                .orElseGet(() -> row.ended(history.lastAt(), StepRow.state(outcome), StepRow.words(outcome), ""));
        return ended.took(outcome == StepOutcome.PENDING ? Optional.empty() : history.took(step));
    }

    private void change(Step step, UnaryOperator<StepRow> how) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).step().id().equals(step.id())) {
                StepRow now = how.apply(rows.get(i));
                if (!now.equals(rows.get(i))) {
                    rows.set(i, now);
                }
                return;
            }
        }
    }
}
