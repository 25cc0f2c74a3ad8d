package io.linkspan.check.fact;

import io.linkspan.model.Problem;
import io.linkspan.model.Side;
import io.linkspan.sqlserver.Row;
import io.linkspan.sqlserver.SqlServer;
import io.linkspan.sqlserver.TSql;
import java.util.List;
import java.util.Optional;

/** What SQL Server says of one database. */
final class DatabaseQueries {

    private static final String DATABASES = """
            SELECT d.database_id, d.name, d.state_desc, d.user_access_desc, d.is_read_only, d.is_in_standby, d.is_auto_close_on, d.source_database_id, d.recovery_model_desc, d.collation_name,
                d.is_broker_enabled, d.is_cdc_enabled, d.is_published, d.is_subscribed, d.is_merge_published, d.is_encrypted, m.mirroring_guid, s.last_log_backup_lsn,
                (SELECT MAX(b.backup_finish_date) FROM msdb.dbo.backupset AS b WHERE b.database_name = d.name AND b.type = 'D' AND b.is_copy_only = 0) AS last_full,
                (SELECT COUNT(*) FROM sys.master_files AS f WHERE f.database_id = d.database_id AND f.type = 1) AS log_files,
                (SELECT COUNT(*) FROM sys.master_files AS f WHERE f.database_id = d.database_id AND f.state_desc = N'DEFUNCT') AS defunct_files,
                (SELECT SUM(CAST(f.size AS bigint)) FROM sys.master_files AS f WHERE f.database_id = d.database_id) AS pages
            FROM sys.databases AS d LEFT JOIN sys.database_recovery_status AS s ON s.database_id = d.database_id LEFT JOIN sys.database_mirroring AS m ON m.database_id = d.database_id""";

    private static final String CONTENT = """
            SELECT (SELECT COUNT(*) FROM %1$s.sys.filegroups WHERE type = 'FD') AS filestream_groups, (SELECT COUNT(*) FROM %1$s.sys.filegroups WHERE type = 'FX') AS memory_groups,
                (SELECT COUNT(*) FROM %1$s.sys.tables WHERE is_filetable = 1) AS file_tables, (SELECT COUNT(*) FROM %1$s.sys.tables WHERE is_memory_optimized = 1) AS memory_tables""";

    private static final int PAGES_PER_MB = 128;

    private final SqlServer server;
    private final String database;

    DatabaseQueries(SqlServer server, String database) {
        this.server = server;
        this.database = database;
    }

    Optional<DatabaseFacts> database() {
        return server.first(DATABASES + " WHERE d.name = ?", DatabaseQueries::facts, database);
    }

    /** All but the system's. */
    static List<DatabaseFacts> all(SqlServer server) {
        return server.query(DATABASES + " WHERE d.database_id > 4 ORDER BY d.name", DatabaseQueries::facts);
    }

    /** Can only be read while the database is online. */
    DatabaseContent content() {
        DatabaseFacts facts = database().orElseThrow(() -> unreadable("does not exist"));
        if (!facts.online()) {
            throw unreadable("is " + facts.state());
        }
        return server.query(CONTENT.formatted(TSql.name(facts.name())), r -> new DatabaseContent((int) r.number("filestream_groups"), (int) r.number("memory_groups"), (int) r.number("file_tables"),
                (int) r.number("memory_tables"))).getFirst();
    }

    private RuntimeException unreadable(String why) {
        return Problem.of(Problem.Kind.REFUSED, "database-unreadable", "The database " + database + " " + why + ".", "Bring it online.").on(Side.SQL_SERVER).exception();
    }

    private static DatabaseFacts facts(Row r) {
        return new DatabaseFacts((int) r.number("database_id"), r.text("name"), r.text("state_desc"), r.text("user_access_desc"), r.flag("is_read_only"), r.flag("is_in_standby"),
                r.flag("is_auto_close_on"), !r.isNull("source_database_id"), r.text("recovery_model_desc"), r.maybeText("collation_name").orElse(""), !r.isNull("mirroring_guid"),
                r.flag("is_broker_enabled"), r.flag("is_cdc_enabled"), r.flag("is_published") || r.flag("is_subscribed") || r.flag("is_merge_published"), r.flag("is_encrypted"),
                !r.isNull("last_log_backup_lsn"), r.maybeTime("last_full").map(Object::toString), (int) r.number("log_files"), (int) r.number("defunct_files"),
                r.maybeNumber("pages").orElse(0) / PAGES_PER_MB);
    }
}
