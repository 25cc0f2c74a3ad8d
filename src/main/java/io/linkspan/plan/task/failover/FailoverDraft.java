package io.linkspan.plan.task.failover;

import io.linkspan.check.CheckReport;
import io.linkspan.check.CheckResult;
import io.linkspan.check.CheckRunner;
import io.linkspan.check.Checks;
import io.linkspan.check.fact.DatabaseUse;
import io.linkspan.check.fact.FactReader;
import io.linkspan.check.fact.Facts;
import io.linkspan.link.LinkEnds;
import io.linkspan.link.LinkReader;
import io.linkspan.model.Loss;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Step;
import io.linkspan.plan.run.Runs;
import io.linkspan.plan.task.Journals;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** A link about to fail over: both ends, as far as they answered, as they were read once. The calls that every surface makes: read, check, plan, run. */
public record FailoverDraft(Facts facts, FailoverTask task, Survey survey) {

    /**
     * Reads both ends and changes nothing.
     *
     * @param database of the link, if it is known
     * @param reader   reads links between these two ends
     * @param runs     of this computer: their journals tell what is unfinished, and which jobs earlier failovers of the link hold
     */
    public static FailoverDraft read(FailoverTask task, Optional<String> database, LinkEnds ends, LinkReader reader, Runs runs, Clock clock) {
        Facts facts = new FactReader(ends, reader, task.link(), database, clock).readAround(Journals.of(runs, task.link(), task.server(), task.instance()));
        return new FailoverDraft(facts, task, Survey.read(facts, ends, database.or(facts.link()::database).orElse(""), HeldJobs.of(runs.list(), task.link()), clock));
    }

    /** Another wish, about what was read already. */
    public FailoverDraft with(FailoverTask other) {
        return new FailoverDraft(facts, other, survey);
    }

    /** @param observer told of each result as it comes */
    public CheckReport check(Consumer<CheckResult> observer) {
        return CheckRunner.run("failover", task.forced() ? Checks.forForcedFailover(task.to(), task.dropLink()) : Checks.forFailover(task.to(), task.dropLink(), task.writable(), task.limits()), facts, observer);
    }

    /** Who works with the database on the side that is primary. */
    public DatabaseUse use() {
        return survey.use().get(task.to().other());
    }

    /** Whether a step ends a session or a running job, to which somebody has to agree one by one. */
    public static boolean endsSomebody(Step step) {
        return WorkloadSteps.ends(step);
    }

    /** What a forced one would lose. */
    public Loss loss() {
        return Loss.of(facts.link(), task.to());
    }

    /** A forced one to which somebody agreed by typing this: what would be lost is measured again before, and must not be more. */
    public Plan plan(String agreed) {
        return FailOverLink.forced(task, facts, survey, Loss.limit(agreed));
    }

    /** Throws the problem of a part that could not be read; never once the checks say that it may begin. A forced one may lose anything; where somebody agreed in words, {@link #plan(String)} holds the run to them. */
    public Plan plan() {
        return FailOverLink.plan(task, facts, survey);
    }
}
