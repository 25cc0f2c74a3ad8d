package io.linkspan.plan.run;

import io.linkspan.model.Problem.Kind;
import io.linkspan.model.Problem;
import io.linkspan.model.ProblemException;
import io.linkspan.plan.Call;
import io.linkspan.plan.Probe;
import io.linkspan.plan.Reading;
import io.linkspan.plan.Step;
import io.linkspan.plan.World;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What going forward and going backward share: the facts read so far, looking, waiting, and the way a run ends. */
final class Session {

    /** Facts of this kind tell one object from another of the same name; one that changed ends the run. */
    private static final String IDENTITY = "identity.";
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

    final Journal journal;
    final World world;
    final RunObserver observer;
    final Map<String, String> facts = new HashMap<>();
    private final Clock clock;
    private final Pause pause;

    Session(Journal journal, World world, RunObserver observer, Clock clock, Pause pause) {
        this.journal = journal;
        this.world = world;
        this.observer = observer;
        this.clock = clock;
        this.pause = pause;
    }

    Instant now() {
        return clock.instant();
    }

    /** Turns a problem into a result. After a refusal the run stands as it stood before. */
    RunResult guarded(RunOutcome before, Supplier<RunResult> work) {
        try {
            return work.get();
        } catch (ProblemException e) {
            boolean refused = Stop.REFUSALS.contains(e.problem().code());
            journal.add(new Entry.Ended(now(), refused ? before : RunOutcome.STOPPED));
            return new RunResult(refused ? RunOutcome.REFUSED : RunOutcome.STOPPED, journal.history(), Optional.of(e.problem()));
        }
    }

    /** @param problem what was left of a run that is done, or why everything is as it was before and not as it was asked for */
    RunResult end(RunOutcome outcome, Optional<Problem> problem) {
        journal.add(new Entry.Ended(now(), outcome));
        return new RunResult(outcome, journal.history(), problem);
    }

    /** Runs one step; a problem is journaled with the step before it ends the run. */
    void step(Step step, Runnable work) {
        try {
            if (observer.stopping()) {
                throw Stop.asked(step);
            }
            work.run();
        } catch (ProblemException e) {
            journal.add(new Entry.Failed(now(), step.id(), ProblemDocument.of(e.problem())));
            observer.on(new StepEvent.Failed(step, e.problem()));
            throw e;
        }
    }

    /** Reads the world now. What depends on an object that is not there is not there either. */
    Reading look(Probe probe) {
        return probe.needs().allMatch(facts::containsKey) ? world.read(probe, facts) : new Reading.Absent();
    }

    /** Keeps the facts of a step that holds; refuses when an object is another than the one this run has met. */
    void keep(Step step, Map<String, String> read) {
        journal.history().facts(step).forEach((name, before) -> {
            String now = read.get(name);
            if (name.startsWith(IDENTITY) && now != null && !now.equals(before)) {
                throw Stop.another(step, name.substring(IDENTITY.length()), before, now);
            }
        });
        facts.putAll(read);
    }

    /** Sends a call, and follows the operation that it began to its end. */
    void call(Step step, Call call) {
        Optional<String> operation = world.act(call, step.patience(), facts);
        operation.ifPresent(accepted -> {
            journal.add(new Entry.Accepted(now(), step.id(), accepted));
            observer.on(new StepEvent.Accepted(step, accepted));
            follow(step, accepted);
        });
        observer.on(new StepEvent.Called(step));
    }

    void follow(Step step, String accepted) {
        String[] operation = {accepted};
        await(step, new Reading.Running("Azure is at it"), () -> world.poll(operation[0]).<Reading>map(next -> {
            operation[0] = next;
            return new Reading.Running("Azure is at it");
        }).orElseGet(() -> new Reading.Matching(Map.of())));
    }

    Reading.Matching await(Step step, Reading last) {
        return await(step, last, () -> look(step.probe()));
    }

    /** What it comes to within a time: matching, or what was read last. */
    Reading awaitFor(Step step, Duration time) {
        Instant end = now().plus(time);
        Reading reading = patiently(() -> look(step.probe()));
        while (!(reading instanceof Reading.Matching) && now().isBefore(end)) {
            observer.on(new StepEvent.Waiting(step, reading));
            rest(step, FIRST_PAUSE);
            reading = patiently(() -> look(step.probe()));
        }
        return reading;
    }

    void awaitGone(Step step) {
        Supplier<Reading> gone = () -> look(step.probe()) instanceof Reading.Absent ? new Reading.Matching(Map.of()) : new Reading.Running("still there");
        await(step, patiently(gone), gone);
    }

    /** Looks again and again, in growing pauses or at the interval that the probe names, until it matches. A side that does not answer meanwhile is waited for like a thing that is not there yet. */
    private Reading.Matching await(Step step, Reading last, Supplier<Reading> looking) {
        Instant end = now().plus(step.patience());
        Duration next = FIRST_PAUSE;
        Instant looked = now();
        Reading reading = last;
        while (!(reading instanceof Reading.Matching matching)) {
            if (reading instanceof Reading.Broken || reading instanceof Reading.Conflicting) {
                throw Stop.at(step, reading);
            }
            if (!now().isBefore(end)) {
                throw Stop.outOfPatience(step, reading);
            }
            observer.on(new StepEvent.Waiting(step, reading));
            rest(step, step.probe() instanceof Probe.Steady steady ? untilDue(looked, steady) : next);
            next = longer(next);
            looked = now();
            reading = patiently(looking);
        }
        return matching;
    }

    /** From the beginning of one look to that of the next, so that the looks themselves do not lengthen the window. */
    private Duration untilDue(Instant looked, Probe.Steady steady) {
        Duration left = Duration.between(now(), looked.plus(steady.interval()).plusMillis(2));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static Duration longer(Duration pause) {
        Duration longer = pause.multipliedBy(3).dividedBy(2);
        return longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    private static Reading patiently(Supplier<Reading> looking) {
        try {
            return looking.get();
        } catch (ProblemException e) {
            if (e.problem().kind() != Kind.UNREACHABLE && e.problem().kind() != Kind.UNCLEAR) {
                throw e;
            }
            return new Reading.Running("cannot be read: " + e.problem().text());
        }
    }

    private void rest(Step step, Duration time) {
        if (observer.stopping()) {
            throw Stop.asked(step);
        }
        try {
            pause.of(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Problem asked = Stop.asked(step).problem();
            throw asked.exception(e);
        }
    }
}
