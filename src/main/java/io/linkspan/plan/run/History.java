package io.linkspan.plan.run;

import io.linkspan.plan.Plan;
import io.linkspan.plan.Step;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the lines of a journal say. */
public record History(List<Entry> entries) {

    /** Words of a probe after which the run itself makes the object. */
    private static final Set<String> NOT_THERE = Set.of("absent", "broken");

    public History {
        entries = List.copyOf(entries);
        if (entries.isEmpty() || !(entries.getFirst() instanceof Entry.Begun)) {
            throw new IllegalArgumentException("a journal begins with the plan");
        }
    }

    public String run() {
        return begun().run();
    }

    public Plan plan() {
        return begun().plan();
    }

    public Instant startedAt() {
        return begun().at();
    }

    public Operator operator() {
        return begun().operator();
    }

    /** How the run ended, unless somebody went on with it since, or its process ended first. */
    public Optional<RunOutcome> outcome() {
        return entries.getLast() instanceof Entry.Ended ended ? Optional.of(ended.outcome()) : Optional.empty();
    }

    public Optional<ProblemDocument> problem() {
        return outcome().flatMap(_ -> entries.reversed().stream().takeWhile(entry -> !(entry instanceof Entry.Resumed))
                .filter(Entry.Failed.class::isInstance).map(entry -> ((Entry.Failed) entry).problem()).findFirst());
    }

    /** How a step stands. */
    public StepOutcome outcome(Step step) {
        StepOutcome outcome = StepOutcome.PENDING;
        for (Entry entry : entries) {
            outcome = switch (entry) {
                case Entry.Started started when started.step().equals(step.id()) -> StepOutcome.PENDING;
                case Entry.Done done when done.step().equals(step.id()) -> done.outcome();
                case Entry.Failed failed when failed.step().equals(step.id()) -> StepOutcome.FAILED;
                case Entry.Undone undone when undone.step().equals(step.id()) -> StepOutcome.UNDONE;
                default -> outcome;
            };
        }
        return outcome;
    }

    /** Whether this run sent the call that made the object of a step, and has not taken it back. */
    boolean made(Step step) {
        return of(step).reduce(false, (made, entry) -> switch (entry) {
            case Entry.Started started -> made || NOT_THERE.contains(started.before());
            case Entry.Undone _ -> false;
            default -> made;
        }, (_, later) -> later);
    }

    /** The operation that the last call of a step started, if the step has not ended since. */
    Optional<String> operation(Step step) {
        return of(step).reduce((_, last) -> last).filter(Entry.Accepted.class::isInstance).map(entry -> ((Entry.Accepted) entry).operation());
    }

    /** Facts read when a step last held, unless its call went out again since. */
    Map<String, String> facts(Step step) {
        Map<String, String> facts = new HashMap<>();
        of(step).forEach(entry -> {
            switch (entry) {
                case Entry.Started _, Entry.Undone _ -> facts.clear();
                case Entry.Done done -> facts.putAll(done.facts());
                default -> { }
            }
        });
        return facts;
    }

    private Stream<Entry> of(Step step) {
        return entries.stream().filter(entry -> switch (entry) {
            case Entry.Started e -> e.step().equals(step.id());
            case Entry.Accepted e -> e.step().equals(step.id());
            case Entry.Done e -> e.step().equals(step.id());
            case Entry.Failed e -> e.step().equals(step.id());
            case Entry.Undoing e -> e.step().equals(step.id());
            case Entry.Undone e -> e.step().equals(step.id());
            case Entry.Begun _, Entry.Resumed _, Entry.Ended _ -> false;
        });
    }

    private Entry.Begun begun() {
        return (Entry.Begun) entries.getFirst();
    }
}
