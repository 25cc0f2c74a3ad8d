package io.linkspan.plan.scenario;

import io.linkspan.plan.Plan;
import io.linkspan.plan.run.RunObserver;
import io.linkspan.plan.run.RunResult;
import io.linkspan.plan.run.StepEvent;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Halts a run once at each place: before and after every call and every line of the journal. */
class Halting implements RunObserver {

    /** Where it did: the event and the step. */
    final Set<String> places = new HashSet<>();

    @Override
    public void on(StepEvent event) {
        if (!(event instanceof StepEvent.Waiting) && places.add(event.getClass().getSimpleName() + " " + event.step().id())) {
            throw new Halt();
        }
    }

    /** The plan, until it is not halted any more. */
    final RunResult throughAll(Practice practice, Plan plan) {
        return throughAll(() -> practice.runner.run(plan, practice.world, this), () -> practice.runner.resume(practice.runs.unfinished().run(), practice.world, this));
    }

    /** Begins, then goes on until it is not halted any more. */
    static RunResult throughAll(Supplier<RunResult> begin, Supplier<RunResult> goOn) {
        Optional<RunResult> result = halted(begin);
        while (result.isEmpty()) {
            result = halted(goOn);
        }
        return result.get();
    }

    private static Optional<RunResult> halted(Supplier<RunResult> run) {
        try {
            return Optional.of(run.get());
        } catch (Halt _) {
            return Optional.empty();
        }
    }
}
