package io.linkspan.plan.run;

import io.linkspan.model.LinkName;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Step;
import io.linkspan.plan.Undo;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the lines of a journal say. */
public record History(List<Entry> entries) {

    /** Words of a probe after which the run itself makes the object. */
    private static final Set<String> NOT_THERE = Set.of("absent", "broken");

    private static final Set<String> BESIDE = Set.of(Rehearsal.TASK, "failover-local");

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

    /** Whether it worked on a link of that name, whatever its case. */
    public boolean isOf(LinkName link) {
        return plan().link().value().equalsIgnoreCase(link.value());
    }

    /** The same on that instance: it has one link of a name, while the SQL Server of it may be another node by now. */
    public boolean isOf(LinkName link, String instance) {
        return isOf(link) && plan().instance().equals(instance);
    }

    /** Whether it leaves the link as it is, and so mends nothing that another run left. */
    public boolean isBeside() {
        return BESIDE.contains(plan().task());
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

    /** Why it ended as it did: of a run that is done, the first of what is left. */
    public Optional<ProblemDocument> problem() {
        if (outcome().equals(Optional.of(RunOutcome.DONE))) {
            return left().stream().findFirst().flatMap(this::problem);
        }
        return outcome().flatMap(_ -> entries.reversed().stream().takeWhile(entry -> !(entry instanceof Entry.Resumed))
                .filter(Entry.Failed.class::isInstance).map(entry -> ((Entry.Failed) entry).problem()).findFirst());
    }

    /** What a run that is done has left: somebody who could be asked would not do it. */
    public List<Step> left() {
        return outcome().equals(Optional.of(RunOutcome.DONE)) ? plan().steps().stream().filter(step -> outcome(step) == StepOutcome.FAILED).toList() : List.of();
    }

    /** Why a step last failed. */
    public Optional<ProblemDocument> problem(Step step) {
        return of(step).filter(Entry.Failed.class::isInstance).map(entry -> ((Entry.Failed) entry).problem()).reduce((_, last) -> last);
    }

    /** Why what a step made stayed when the run was last taken back; empty where it did not, or was made again since. */
    public Optional<String> kept(Step step) {
        return of(step).reduce((_, last) -> last).filter(Entry.Kept.class::isInstance).map(entry -> ((Entry.Kept) entry).why());
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

    /** Whether a step was done, or found done, when it was last looked at. */
    public boolean held(Step step) {
        StepOutcome outcome = outcome(step);
        return outcome == StepOutcome.DONE || outcome == StepOutcome.ALREADY;
    }

    /** Whether it ever was, whatever came of it since. */
    boolean everHeld(Step step) {
        return of(step).anyMatch(Entry.Done.class::isInstance);
    }

    /** How long the last attempt at a step took; empty before its first has ended. */
    public Optional<Duration> took(Step step) {
        Optional<Duration> took = Optional.empty();
        Instant since = startedAt();
        for (Entry entry : entries) {
            Optional<String> of = stepOf(entry);
            if (of.isEmpty() || !of.get().equals(step.id())) {
                since = entry.at();
            } else if (entry instanceof Entry.Done || entry instanceof Entry.Failed || entry instanceof Entry.Undone) {
                took = Optional.of(Duration.between(since, entry.at()));
            }
        }
        return took;
    }

    /** When the call of a step last went out; empty before its first. */
    public Optional<Instant> called(Step step) {
        return of(step).filter(Entry.Started.class::isInstance).map(Entry::at).reduce((_, last) -> last);
    }

    /** Since when nobody could write because of this run, and until when, the last time; empty if it interrupted nobody. */
    public Optional<Interruption> interruption() {
        Optional<Interruption> last = Optional.empty();
        for (Entry entry : entries) {
            Optional<Interruption> open = last.filter(seen -> seen.to().isEmpty());
            if (open.isEmpty() && entry instanceof Entry.Started started && started.step().equals(plan().writesEnd())) {
                last = Optional.of(new Interruption(entry.at(), Optional.empty()));
            } else if (entry instanceof Entry.Done done && done.step().equals(plan().pointOfNoReturn()) || entry instanceof Entry.Undone undone && undone.step().equals(plan().writesEnd())) {
                last = open.isEmpty() ? last : Optional.of(new Interruption(open.get().from(), Optional.of(entry.at())));
            }
        }
        return last.filter(seen -> seen.to().isPresent() || nobodyIsPrimary());
    }

    /** How long somebody was at it, all attempts together. */
    public Duration worked() {
        Duration worked = Duration.ZERO;
        Instant before = startedAt();
        for (Entry entry : entries) {
            worked = entry instanceof Entry.Resumed ? worked : worked.plus(Duration.between(before, entry.at()));
            before = entry.at();
        }
        return worked;
    }

    /** When something last happened. */
    public Instant lastAt() {
        return entries.getLast().at();
    }

    /** Who was at it last. */
    public Operator lastOperator() {
        return entries.reversed().stream().filter(Entry.Resumed.class::isInstance).map(entry -> ((Entry.Resumed) entry).operator()).findFirst().orElseGet(this::operator);
    }

    /** Steps that can be taken back, in the order in which that is done: this run made what they made. */
    public List<Step> takenBack() {
        return plan().steps().reversed().stream().filter(step -> step.undo() instanceof Undo.By && made(step)).toList();
    }

    /**
     * Whether it can be taken back, which it cannot once people were interrupted and the roles have changed: something that it made; or, unless it has ended for good, the rest of an undo that was cut
     * short, or nothing at all, and it is only to be ended.
     */
    public boolean canBeTakenBack() {
        boolean open = outcome().map(RunOutcome::unfinished).orElse(true);
        boolean changed = !plan().writesEnd().isEmpty() && isPastNoReturn();
        return !changed && (!takenBack().isEmpty() || open && (entries.stream().anyMatch(Entry.Undone.class::isInstance) || entries.stream().noneMatch(Entry.Started.class::isInstance)));
    }

    /** Whether this run sent the call that made the object of a step, and has not taken it back. */
    boolean made(Step step) {
        return of(step).reduce(false, (made, entry) -> switch (entry) {
            case Entry.Started started -> made || NOT_THERE.contains(started.before());
            case Entry.Undone _ -> false;
            default -> made;
        }, (_, later) -> later);
    }

    /**
     * Whether a step was for what this run has done since: a wait that held before a later change was made (and since then none of the earlier changes again), a change that a later step has taken away again,
     * or any step once the point of no return is passed.
     * What it made or waited for need not be so any more.
     */
    boolean isBehind(Step step) {
        List<Step> later = plan().steps().subList(plan().steps().indexOf(step) + 1, plan().steps().size());
        List<Step> earlier = plan().steps().subList(0, plan().steps().indexOf(step));
        return held(step) && (later.stream().anyMatch(next -> !next.waits() && made(next) && (step.waits() && earlier.stream().noneMatch(before -> lastSent(before) > lastSent(next)) || step.undo() instanceof Undo.By by && by.call().equals(next.call())))
                || isPastNoReturn() && plan().changeForGood().filter(later::contains).isPresent());
    }

    /** Whether this run has taken the role from one side, and has neither given it back nor to the other, as far as its journal knows. */
    boolean nobodyIsPrimary() {
        return !plan().writesEnd().equals(plan().pointOfNoReturn()) && plan().step(plan().writesEnd()).filter(this::made).isPresent() && !isPastNoReturn();
    }

    /** Whether the roles have changed for good. */
    boolean isPastNoReturn() {
        return plan().changeForGood().filter(this::held).isPresent();
    }

    /** Number of the line that says that the call of a step goes out, the last of them; negative without one. */
    private int lastSent(Step step) {
        return IntStream.range(0, entries.size()).filter(line -> entries.get(line) instanceof Entry.Started started && started.step().equals(step.id())).max().orElse(-1);
    }

    /** The operation that the last call of a step started, if the step has not ended since. */
    Optional<String> operation(Step step) {
        return of(step).reduce((_, last) -> last).filter(Entry.Accepted.class::isInstance).map(entry -> ((Entry.Accepted) entry).operation());
    }

    /** Facts read when a step last held, unless its call went out again since. */
    public Map<String, String> facts(Step step) {
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
        return entries.stream().filter(entry -> stepOf(entry).equals(Optional.of(step.id())));
    }

    private static Optional<String> stepOf(Entry entry) {
        return switch (entry) {
            case Entry.Started e -> Optional.of(e.step());
            case Entry.Accepted e -> Optional.of(e.step());
            case Entry.Done e -> Optional.of(e.step());
            case Entry.Failed e -> Optional.of(e.step());
            case Entry.Undoing e -> Optional.of(e.step());
            case Entry.Undone e -> Optional.of(e.step());
            case Entry.Kept e -> Optional.of(e.step());
            case Entry.Begun _, Entry.Resumed _, Entry.Ended _ -> Optional.empty();
        };
    }

    private Entry.Begun begun() {
        return (Entry.Begun) entries.getFirst();
    }
}
