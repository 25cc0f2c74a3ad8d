package io.linkspan.plan.task;

import io.linkspan.check.CheckReport;
import io.linkspan.check.CheckResult;
import io.linkspan.check.CheckRunner;
import io.linkspan.check.Checks;
import io.linkspan.check.CreateTask;
import io.linkspan.check.fact.FactReader;
import io.linkspan.check.fact.Facts;
import io.linkspan.check.fact.TrustedRoot;
import io.linkspan.link.LinkEnds;
import io.linkspan.link.LinkReader;
import io.linkspan.model.profile.Cloud;
import io.linkspan.plan.Plan;
import io.linkspan.sqlserver.LocalAddress;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A link about to be made: both ends as they were read once, and the task that follows from them. The four calls that every surface makes: read, check, plan, run.
 *
 * @param reachedAt host at which SQL Server is reached from here, unless it is this computer
 * @param today     by UTC, when they were read
 */
public record CreateDraft(Facts facts, Optional<String> reachedAt, CreateTask task, LocalDate today) {

    /**
     * Reads both ends and changes nothing.
     *
     * @param reader         reads links between these two ends
     * @param masterKeyGiven whether a password for a new master key can be given
     */
    public static CreateDraft read(NewLink wanted, LinkEnds ends, LinkReader reader, Cloud cloud, boolean masterKeyGiven, Clock clock) {
        Facts facts = new FactReader(ends, reader, wanted.wantedName(), Optional.of(wanted.database()), clock).read();
        Optional<String> reachedAt = wanted.address().isPresent() ? Optional.empty() : LocalAddress.of(ends.sqlServer());
        List<TrustedRoot> roots = TrustedRoot.of(cloud);
        return new CreateDraft(facts, reachedAt, wanted.task(facts, reachedAt, roots, masterKeyGiven), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    /** @param observer told of each result as it comes */
    public CheckReport check(Consumer<CheckResult> observer) {
        return CheckRunner.run("create", Checks.forCreate(task), facts, observer);
    }

    /** Throws the problem of a part that could not be read; never once the checks say that it may begin. */
    public Plan plan() {
        return CreateLink.plan(task, facts, today);
    }
}
