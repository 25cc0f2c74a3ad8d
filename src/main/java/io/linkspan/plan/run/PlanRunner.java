package io.linkspan.plan.run;

import io.linkspan.model.LinkName;
import io.linkspan.plan.Plan;
import io.linkspan.plan.World;
import java.time.Clock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs plans. Blocks the calling thread until the run ends; one runner serves many runs. Throws when somebody else is at the link, before anything is written or changed;
 * any later problem ends up in the result. What else is thrown leaves a run that can be resumed.
 */
public final class PlanRunner {

    private final Runs runs;
    private final Clock clock;
    private final Pause pause;
    private final Operator operator;

    public PlanRunner(Runs runs, Clock clock, Pause pause, Operator operator) {
        this.runs = runs;
        this.clock = clock;
        this.pause = pause;
        this.operator = operator;
    }

    /** Runs a plan from its beginning, with a new journal. */
    public RunResult run(Plan plan, World world, RunObserver observer) {
        String id = runs.newId(plan);
        return locked(plan.link(), id, world, () -> ended(runs.create(id, plan, operator), RunOutcome.STOPPED, world, observer, session -> new Forward(session).run()));
    }

    /**
     * Runs the plan of a journal to its end, from wherever the world stands: what is done already is read from the servers, never from the journal. Throws where a run is done and another one has been
     * done on the link since.
     */
    public RunResult resume(String id, World world, RunObserver observer) {
        History run = runs.find(id);
        runs.overtaking(run).ifPresent(later -> {
            throw Stop.overtaken(run, later);
        });
        return again(id, world, observer, session -> new Forward(session).run());
    }

    /** Takes back what a run made, in reverse order: only what is unchanged and used by nothing else. Tells per step what stays, and why. */
    public RunResult undo(String id, World world, RunObserver observer) {
        return again(id, world, observer, session -> new Backward(session).run());
    }

    private RunResult again(String id, World world, RunObserver observer, Function<Session, RunResult> work) {
        return locked(runs.find(id).plan().link(), id, world, () -> {
            Journal journal = runs.open(id);
            RunOutcome before = journal.history().outcome().orElse(RunOutcome.INTERRUPTED);
            journal.add(new Entry.Resumed(clock.instant(), operator));
            return ended(journal, before, world, observer, work);
        });
    }

    /** @param before how the run stood, which a refusal does not change */
    private RunResult ended(Journal journal, RunOutcome before, World world, RunObserver observer, Function<Session, RunResult> work) {
        try (journal) {
            observer.begun(journal.history().run());
            Session session = new Session(journal, world, observer, clock, pause);
            RunResult result = session.guarded(before, () -> work.apply(session));
            Rehearsal.of(result.history()).ifPresent(rehearsal -> RehearsalReport.write(runs, rehearsal));
            return result;
        }
    }

    private RunResult locked(LinkName link, String run, World world, Supplier<RunResult> work) {
        LinkLock.Holder holder = new LinkLock.Holder(run, operator, clock.instant());
        try (LinkLock _ = LinkLock.take(runs.home(), link, holder); World.Held _ = world.lock(link)) {
            return work.get();
        }
    }
}
