package io.linkspan.check.fact;

import io.linkspan.check.around.Around;
import io.linkspan.check.around.AroundReader;
import io.linkspan.check.around.PastRuns;
import io.linkspan.link.LinkEnds;
import io.linkspan.link.LinkReader;
import io.linkspan.model.LinkName;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Observed;
import io.linkspan.model.Problem;
import io.linkspan.model.ProblemException;
import io.linkspan.model.Side;
import io.linkspan.sqlserver.SqlServer;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads the facts of a task from both ends, part by part; a part that cannot be read is unknown with its problem. Changes nothing. */
public final class FactReader {

    private static final String BACKUPS = "SELECT database_name, MAX(backup_finish_date) AS finished, MIN(DATEDIFF(second, backup_start_date, GETDATE())) AS age FROM msdb.dbo.backupset "
            + "WHERE type = 'D' AND is_copy_only = 0 GROUP BY database_name";

    private final LinkEnds ends;
    private final LinkReader reader;
    private final LinkName link;
    private final Optional<String> database;
    private final Clock clock;

    /**
     * @param reader   reads links between these two ends
     * @param database name of the database on SQL Server; empty for that of the link
     */
    public FactReader(LinkEnds ends, LinkReader reader, LinkName link, Optional<String> database, Clock clock) {
        this.ends = ends;
        this.reader = reader;
        this.link = link;
        this.database = database;
        this.clock = clock;
    }

    /** For a link that is to be made. */
    public Facts read() {
        return read(reader.read(link), Around.unread(clock.instant()));
    }

    /** For a link that exists: with what stands around it. */
    public Facts readAround(PastRuns runs) {
        LinkSnapshot snapshot = reader.read(link);
        AroundReader.Asking asking = new AroundReader.Asking() {
            @Override
            public <T> Observed<T> ask(Side side, Function<SqlServer, T> question) {
                return observe(side, snapshot, () -> question.apply(ends.on(side)));
            }
        };
        return read(snapshot, AroundReader.read(asking, database(snapshot), runs, clock));
    }

    private String database(LinkSnapshot snapshot) {
        return database.or(snapshot::database).orElse("");
    }

    private Facts read(LinkSnapshot snapshot, Around around) {
        ServerQueries server = new ServerQueries(ends.sqlServer());
        DatabaseQueries databases = new DatabaseQueries(ends.sqlServer(), database(snapshot));
        return new Facts(here(snapshot, server::server), here(snapshot, server::certificates), here(snapshot, server::endpoint), here(snapshot, server::groups), here(snapshot, databases::database),
                here(snapshot, databases::content), observe(ends.arm()::read), observe(() -> InstanceUse.read(ends.arm())),
                there(snapshot, () -> ends.instance().query("SELECT name, state_desc FROM sys.databases", row -> new CopyFact(row.text("name"), row.text("state_desc")))),
                there(snapshot, () -> ends.instance().query(BACKUPS, row -> new BackupFact(row.text("database_name"), row.maybeTime("finished").map(Object::toString).orElse(""),
                        clock.instant().minusSeconds(row.maybeNumber("age").orElse(0))))), snapshot, around);
    }

    private <T> Observed<T> here(LinkSnapshot snapshot, Supplier<T> part) {
        return observe(Side.SQL_SERVER, snapshot, part);
    }

    private <T> Observed<T> there(LinkSnapshot snapshot, Supplier<T> part) {
        return observe(Side.MANAGED_INSTANCE, snapshot, part);
    }

    /** A side that did not answer a moment ago is not waited for again, part by part. */
    private <T> Observed<T> observe(Side side, LinkSnapshot snapshot, Supplier<T> part) {
        return snapshot.view(side).reason().filter(problem -> problem.kind() == Problem.Kind.UNREACHABLE).<Observed<T>>map(problem -> Observed.unknown(problem, clock.instant()))
                .orElseGet(() -> observe(part));
    }

    private <T> Observed<T> observe(Supplier<T> part) {
        try {
            return Observed.known(part.get(), clock.instant());
        } catch (ProblemException e) {
            return Observed.unknown(e.problem(), clock.instant());
        }
    }
}
