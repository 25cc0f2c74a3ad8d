package io.linkspan.plan.task.failback;

import static io.linkspan.check.fact.Facts.of;

import io.linkspan.check.fact.FactReader;
import io.linkspan.check.fact.Facts;
import io.linkspan.check.list.InstanceChecks;
import io.linkspan.link.LinkEnds;
import io.linkspan.link.LinkReader;
import io.linkspan.model.LinkName;
import io.linkspan.model.Problem;
import io.linkspan.model.Side;
import io.linkspan.sqlserver.TSql;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * What a way back by backup is told, and what was read for it.
 *
 * @param container URL of the blob container, without a slash at its end
 * @param target    name under which SQL Server restores it
 * @param files     of the database on the instance, and where each goes
 */
public record FailbackTask(String database, String container, String target, List<File> files) {

    private static final String PATHS = "SELECT CAST(SERVERPROPERTY(N'InstanceDefaultDataPath') AS nvarchar(260)) AS data_path, CAST(SERVERPROPERTY(N'InstanceDefaultLogPath') AS nvarchar(260)) AS log_path";

    public FailbackTask {
        files = List.copyOf(files);
    }

    /** A file of the database: its logical name, and its path on SQL Server. */
    public record File(String logical, String path) {
    }

    public String backupUrl() {
        return container + "/" + database.replaceAll("[^A-Za-z0-9_-]", "_") + ".bak";
    }

    /**
     * Reads both sides and changes nothing. Refused where SQL Server's version cannot take the instance's format.
     *
     * @param reader reads links between these two ends
     */
    public static FailbackTask read(LinkName link, String database, String container, LinkEnds ends, LinkReader reader, Clock clock) {
        Facts facts = new FactReader(ends, reader, link, Optional.of(database), clock).read();
        String format = of(facts.instance()).databaseFormat();
        int major = of(facts.server()).major();
        if (!InstanceChecks.wayBack(major, format)) {
            throw Problem.of(Problem.Kind.REFUSED, "no-way-back", "SQL Server " + of(facts.server()).identity().version() + " cannot restore a database of an instance with the update policy " + format + ".",
                    "Only SQL Server 2022 takes SQLServer2022, and 2025 SQLServer2025. Take the rows back by a bacpac or by replication.").on(Side.SQL_SERVER).exception();
        }
        String target = of(facts.database()).isPresent() ? database + "_from_instance" : database;
        List<String> paths = ends.sqlServer().query(PATHS, row -> List.of(row.text("data_path"), row.text("log_path"))).getFirst();
        List<File> files = ends.instance().query("SELECT name, type FROM " + TSql.name(database) + ".sys.database_files ORDER BY file_id",
                row -> new File(row.text("name"), path(row.number("type"), paths, target, row.text("name"))));
        return new FailbackTask(database, container.replaceAll("/+$", ""), target, files);
    }

    /** Types: 0 rows, 1 log, 2 a folder of memory-optimised data (sys.database_files). */
    private static String path(long type, List<String> paths, String target, String logical) {
        String folder = paths.get(type == 1 ? 1 : 0);
        String separator = folder.contains("/") ? "/" : "\\";
        String plain = (target + "_" + logical).replaceAll("[^\\p{L}\\p{N}_-]", "_");
        return folder + (folder.endsWith(separator) ? "" : separator) + plain + (type == 1 ? ".ldf" : type == 2 ? "" : ".mdf");
    }
}
