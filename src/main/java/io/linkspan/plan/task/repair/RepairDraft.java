package io.linkspan.plan.task.repair;

import io.linkspan.check.CheckReport;
import io.linkspan.check.CheckResult;
import io.linkspan.check.CheckRunner;
import io.linkspan.check.Checks;
import io.linkspan.check.fact.FactReader;
import io.linkspan.check.fact.Facts;
import io.linkspan.check.fact.Own;
import io.linkspan.check.fact.Split;
import io.linkspan.link.LinkEnds;
import io.linkspan.link.LinkReader;
import io.linkspan.model.Side;
import io.linkspan.plan.Plan;
import io.linkspan.plan.task.failover.FailoverTask;
import io.linkspan.plan.task.failover.Workload;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A link with two primaries about to be repaired: both ends as they were read once. The calls that every surface makes: read, choose, check, plan, run, and lead back.
 *
 * @param split what each side believes and has
 * @param at    when they were read; names the backup
 */
public record RepairDraft(Facts facts, Split split, RepairTask task, Instant at) {

    /**
     * Reads both ends and changes nothing.
     *
     * @param database of the link, if it is known
     * @param reader   reads links between these two ends
     */
    public static RepairDraft read(RepairTask task, Optional<String> database, LinkEnds ends, LinkReader reader, Clock clock) {
        Facts facts = new FactReader(ends, reader, task.link(), database, clock).read();
        return new RepairDraft(facts, Split.read(facts.link(), database.or(() -> facts.link().database()).orElse(""), ends, clock), task, clock.instant());
    }

    /** The same reading, another choice. */
    public RepairDraft keeping(Side keep) {
        return new RepairDraft(facts, split, new RepairTask(task.link(), task.server(), task.instance(), keep, task.saveTo()), at);
    }

    /** The same reading, another place. */
    public RepairDraft savingTo(String place) {
        return new RepairDraft(facts, split, new RepairTask(task.link(), task.server(), task.instance(), task.keep(), place), at);
    }

    /** @param observer told of each result as it comes */
    public CheckReport check(Consumer<CheckResult> observer) {
        return CheckRunner.run("repair", Checks.forRepair(split, task.keep(), task.saveTo()), facts, observer);
    }

    /** What leaves the loser's database, and is saved before. */
    public Own lost() {
        return split.own(task.loser());
    }

    /** Throws the problem of a part that could not be read; never once the checks say that it may begin. */
    public Plan plan() {
        return RepairLink.plan(task, facts, split, at);
    }

    /** The planned failover that makes the loser primary again, once it follows: a task of its own. */
    public FailoverTask leadBack() {
        return new FailoverTask(task.link(), task.server(), task.instance(), task.loser(), Workload.WAIT, false, false);
    }
}
