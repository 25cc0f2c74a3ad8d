package io.linkspan.check.fact;

import io.linkspan.link.LinkEnds;
import io.linkspan.link.LinkReader;
import io.linkspan.model.LinkName;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Observed;
import io.linkspan.model.ProblemException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the facts of a task from both ends, part by part; a part that cannot be read is unknown with its problem. Changes nothing. */
public final class FactReader {

    private static final String BACKUPS = "SELECT database_name, MAX(backup_finish_date) AS finished FROM msdb.dbo.backupset WHERE type = 'D' GROUP BY database_name";

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

    public Facts read() {
        LinkSnapshot snapshot = reader.read(link);
        ServerQueries server = new ServerQueries(ends.sqlServer());
        DatabaseQueries databases = new DatabaseQueries(ends.sqlServer(), database.or(snapshot::database).orElse(""));
        return new Facts(observe(server::server), observe(server::certificates), observe(server::endpoint), observe(server::groups), observe(databases::database), observe(databases::content),
                observe(ends.arm()::read), observe(() -> InstanceUse.read(ends.arm())),
                observe(() -> ends.instance().query("SELECT name, state_desc FROM sys.databases", row -> new CopyFact(row.text("name"), row.text("state_desc")))),
                observe(() -> ends.instance().query(BACKUPS, row -> new BackupFact(row.text("database_name"), row.maybeTime("finished").map(Object::toString).orElse("")))), snapshot);
    }

    private <T> Observed<T> observe(Supplier<T> part) {
        try {
            return Observed.known(part.get(), clock.instant());
        } catch (ProblemException e) {
            return Observed.unknown(e.problem(), clock.instant());
        }
    }
}
