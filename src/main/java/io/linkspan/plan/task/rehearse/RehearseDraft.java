package io.linkspan.plan.task.rehearse;

import io.linkspan.azure.ManagedDatabase;
import io.linkspan.check.CheckReport;
import io.linkspan.check.CheckResult;
import io.linkspan.check.CheckRunner;
import io.linkspan.check.Checks;
import io.linkspan.check.RehearsalWish;
import io.linkspan.check.fact.FactReader;
import io.linkspan.check.fact.Facts;
import io.linkspan.link.LinkEnds;
import io.linkspan.link.LinkReader;
import io.linkspan.model.Observed;
import io.linkspan.model.ProblemException;
import io.linkspan.plan.Plan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A rehearsal about to begin: both ends as they were read once. The calls that every surface makes: read, check, plan, run.
 *
 * @param wish what is to be restored, as what
 * @param at   when they were read
 */
public record RehearseDraft(Facts facts, RehearseTask task, RehearsalWish wish, Instant at) {

    /** Between two automatic log backups (Azure SQL Managed Instance, Automated backups); whether a younger moment can be restored at once is unconfirmed. */
    private static final Duration BACKED_UP = Duration.ofMinutes(10);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);
    private static final int LONGEST_NAME = 128;

    /**
     * Reads both ends and changes nothing.
     *
     * @param database of the link, if it is known
     * @param reader   reads links between these two ends
     */
    public static RehearseDraft read(RehearseTask task, Optional<String> database, LinkEnds ends, LinkReader reader, Clock clock) {
        Facts facts = new FactReader(ends, reader, task.link(), database, clock).read();
        String source = facts.link().database().or(() -> database).orElse("");
        Instant now = clock.instant();
        Observed<List<ManagedDatabase>> databases = databases(ends, now);
        Optional<Instant> earliest = databases.toOptional().orElse(List.of()).stream().filter(d -> d.name().equalsIgnoreCase(source)).findFirst().flatMap(ManagedDatabase::earliestRestorePoint);
        Instant latest = now.minus(BACKED_UP).truncatedTo(ChronoUnit.SECONDS);
        Instant moment = task.pointInTime().orElse(earliest.filter(e -> e.isAfter(latest)).orElse(latest));
        List<String> taken = databases.toOptional().orElse(List.of()).stream().map(ManagedDatabase::name).toList();
        return new RehearseDraft(facts, task, new RehearsalWish(source, task.as().orElseGet(() -> name(source, now, taken)), moment, databases), now);
    }

    /** @param observer told of each result as it comes */
    public CheckReport check(Consumer<CheckResult> observer) {
        return CheckRunner.run("rehearse", Checks.forRehearsal(wish), facts, observer);
    }

    /** Throws the problem of a part that could not be read; never once the checks say that it may begin. */
    public Plan plan() {
        return RehearseLink.plan(this);
    }

    private static Observed<List<ManagedDatabase>> databases(LinkEnds ends, Instant now) {
        try {
            return Observed.known(ends.arm().databases(), now);
        } catch (ProblemException e) {
            return Observed.unknown(e.problem(), now);
        }
    }

    private static String name(String source, Instant now, List<String> taken) {
        String end = "_rehearsal_" + DATE.format(now);
        for (int n = 1; ; n++) {
            String ending = n == 1 ? end : end + "_" + n;
            String name = source.substring(0, Math.min(source.length(), LONGEST_NAME - ending.length())) + ending;
            if (taken.stream().noneMatch(name::equalsIgnoreCase)) {
                return name;
            }
        }
    }
}
