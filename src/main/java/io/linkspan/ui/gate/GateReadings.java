package io.linkspan.ui.gate;

import io.linkspan.plan.Compared;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Probe;
import io.linkspan.plan.Reading;
import io.linkspan.plan.Step;
import io.linkspan.plan.run.StepEvent;
import io.linkspan.plan.run.StepOutcome;
import java.time.Instant;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the commit gate of a run under way has read, newest first. A plan may have a second one: its readings take the place of the first's. On the FX thread. */
public final class GateReadings {

    private static final int KEPT = 100;

    private final ObservableList<GateReading> list = FXCollections.observableArrayList();
    private Optional<Step> step = Optional.empty();

    /** The first commit gate of a plan. */
    public static Optional<Step> gate(Plan plan) {
        return plan.steps().stream().filter(GateReadings::isGate).findFirst();
    }

    /** Whether a step waits until both sides hold the same log. */
    public static boolean isGate(Step step) {
        return step.probe() instanceof Probe.Steady(Probe.Same _, int _, var _);
    }

    /** Nothing was read yet. */
    public void clear() {
        list.clear();
        step = Optional.empty();
    }

    /** Takes what it tells of a gate, if it does. */
    public void on(StepEvent event, Instant at) {
        if (!isGate(event.step())) {
            return;
        }
        switch (event) {
            case StepEvent.Waiting(Step here, Reading.Running(var _, var _, Optional<Compared> found)) -> add(here, new GateReading(at, found));
            // the reading that opened the gate showed what the one before it showed
            case StepEvent.Finished(Step here, StepOutcome outcome) when outcome == StepOutcome.DONE -> list.stream().findFirst().flatMap(GateReading::found)
                    .ifPresent(last -> add(here, new GateReading(at, Optional.of(new Compared(last.sqlServer(), last.instance(), last.wanted(), last.wanted())))));
            default -> { }
        }
    }

    private void add(Step here, GateReading reading) {
        if (!step.equals(Optional.of(here))) {
            list.clear();
            step = Optional.of(here);
        }
        list.addFirst(reading);
        if (list.size() > KEPT) {
            list.removeLast();
        }
    }

    /** Newest first. */
    public ObservableList<GateReading> list() {
        return list;
    }
}
