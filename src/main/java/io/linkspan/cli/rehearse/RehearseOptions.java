package io.linkspan.cli.rehearse;

import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Opened;
import io.linkspan.link.LinkEnds;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Problem;
import io.linkspan.plan.task.rehearse.Keep;
import io.linkspan.plan.task.rehearse.RehearseDraft;
import io.linkspan.plan.task.rehearse.RehearseTask;
import io.linkspan.plan.task.rehearse.SmokeQueries;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code link rehearse}, {@code check rehearse} and {@code script rehearse} are told. */
public final class RehearseOptions {

    private static final String ALWAYS = "always";

    @Parameters(paramLabel = "NAME", description = "The link.")
    public String name = "";

    @Option(names = "--point-in-time", paramLabel = "T", description = "As of which moment the database is copied, such as 2026-11-30T12:00:00Z; else the latest that is surely in a backup.")
    public @Nullable String pointInTime;

    @Option(names = "--as", paramLabel = "NAME", description = "Name of the copy; else DATABASE_rehearsal_DATE.")
    public @Nullable String as;

    @Option(names = "--query-file", paramLabel = "F", description = "T-SQL to ask the copy, batches separated by lines of GO; else counts, a read of every row, and the newest time.")
    public @Nullable Path queryFile;

    @Option(names = "--keep", arity = "0..1", fallbackValue = ALWAYS, paramLabel = "HOURS", description = "Keeps the copy for so long; without HOURS until the run is undone.")
    public @Nullable String keep;

    Opened<RehearseDraft> open(Desk desk) {
        LinkSnapshot link = desk.link(name).snapshot();
        LinkEnds ends = desk.lazyEnds(desk.profile(), link.server(), link.instance());
        return new Opened<>(ends, RehearseDraft.read(task(link), link.database(), ends, desk.reader(ends), desk.tools().clock()));
    }

    private RehearseTask task(LinkSnapshot link) {
        return new RehearseTask(link.name(), link.server(), link.instance(), Optional.ofNullable(pointInTime).map(RehearseOptions::moment), Optional.ofNullable(as),
                queryFile == null ? SmokeQueries.usual() : SmokeQueries.file(queryFile), keep());
    }

    private Keep keep() {
        if (keep == null) {
            return Keep.NO;
        }
        if (keep.equals(ALWAYS)) {
            return Keep.ALWAYS;
        }
        if (!keep.matches("\\d{1,3}") || Integer.parseInt(keep) < 1 || Integer.parseInt(keep) > Keep.Hours.MOST) {
            throw Problem.usage("keep", "--keep takes a number of hours from 1 to " + Keep.Hours.MOST + ", not \"" + keep + "\".", "Leave HOURS out to keep the copy until the run is undone.").exception();
        }
        return new Keep.Hours(Integer.parseInt(keep));
    }

    private static Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Problem.usage("point-in-time", "\"" + text + "\" is no moment.", "Give date, time and zone, such as 2026-11-30T12:00:00Z.").exception(e);
        }
    }
}
