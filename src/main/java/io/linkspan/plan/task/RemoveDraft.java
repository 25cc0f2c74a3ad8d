package io.linkspan.plan.task;

import io.linkspan.check.CheckReport;
import io.linkspan.check.CheckResult;
import io.linkspan.check.CheckRunner;
import io.linkspan.check.Checks;
import io.linkspan.check.fact.FactReader;
import io.linkspan.check.fact.Facts;
import io.linkspan.link.LinkEnds;
import io.linkspan.link.LinkReader;
import io.linkspan.plan.Plan;
import io.linkspan.plan.run.Runs;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** A link about to be removed: both ends as they were read once. The calls that every surface makes: read, check, plan, run. */
public record RemoveDraft(Facts facts, RemoveTask task) {

    /**
     * Reads both ends and changes nothing.
     *
     * @param database of the link, if it is known
     * @param reader   reads links between these two ends
     * @param runs     of this computer, whose journals tell what is unfinished
     */
    public static RemoveDraft read(RemoveTask task, Optional<String> database, LinkEnds ends, LinkReader reader, Runs runs, Clock clock) {
        return new RemoveDraft(new FactReader(ends, reader, task.link(), database, clock).readAround(Journals.of(runs, task.link(), task.server(), task.instance())), task);
    }

    /** Another wish, about what was read already. */
    public RemoveDraft with(RemoveTask other) {
        return new RemoveDraft(facts, other);
    }

    /** @param observer told of each result as it comes */
    public CheckReport check(Consumer<CheckResult> observer) {
        return CheckRunner.run("remove", Checks.forRemove(task.link(), task.keepGroup(), task.drop()), facts, observer);
    }

    /** Throws the problem of a part that could not be read; never once the checks say that it may begin. */
    public Plan plan() {
        return RemoveLink.plan(task, facts);
    }
}
