package io.linkspan.plan.task;

import static io.linkspan.plan.Template.name;
import static io.linkspan.plan.Template.text;

import io.linkspan.model.Side;
import io.linkspan.plan.Call;
import io.linkspan.plan.Probe;
import io.linkspan.plan.Risk;
import io.linkspan.plan.Step;
import io.linkspan.plan.Template;
import io.linkspan.plan.Template.Text;
import io.linkspan.plan.Undo;
import io.linkspan.plan.Want;
import io.linkspan.plan.Want.Comparison;
import io.linkspan.plan.Want.Otherwise;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Brings a database into the state that an availability group takes. */
final class DatabaseSteps {

    private DatabaseSteps() {
    }

    /** @param before the present model, one of the words of T-SQL: SIMPLE, BULK_LOGGED */
    static Step fullRecovery(String database, String before) {
        return Step.change("recovery-full", "Set the recovery model to FULL: from then on the log grows until it is backed up", Side.SQL_SERVER, Risk.DISTURBING, recovery(database, "FULL"),
                Undo.by(recovery(database, before)),
                new Probe.Query(Side.SQL_SERVER, Template.sql("SELECT recovery_model_desc FROM sys.databases WHERE name = <name>", Map.of("name", text(database))),
                        List.of(Want.of("recovery_model_desc", "recovery model", Comparison.IS, "FULL", Otherwise.ABSENT)), Map.of()), "the recovery model is FULL");
    }

    /** @param to a file or, ending with a slash or backslash, a folder of SQL Server's own file system; or the URL of a blob */
    static Step fullBackup(String database, String to) {
        boolean folder = to.endsWith("/") || to.endsWith("\\");
        String target = folder ? to + database.replaceAll("[^\\p{L}\\p{N}_-]", "_") + ".bak" : to;
        return Step.change("full-backup", "Take a full backup: it begins the log chain, and later differential backups build on it", Side.SQL_SERVER, Risk.DISTURBING,
                new Call.Statement(Side.SQL_SERVER, Template.sql("BACKUP DATABASE <database> TO <device> = <target> WITH CHECKSUM",
                        Map.of("database", name(database), "device", new Text(to.startsWith("https://") ? "URL" : "DISK"), "target", text(target)))),
                new Undo.Not("A backup is never deleted."),
                new Probe.Query(Side.SQL_SERVER, Template.sql("""
                        SELECT d.name FROM sys.databases AS d JOIN sys.database_recovery_status AS s ON s.database_id = d.database_id
                        WHERE d.name = <name> AND d.recovery_model_desc = N'FULL' AND s.last_log_backup_lsn IS NOT NULL
                            AND EXISTS (SELECT 1 FROM msdb.dbo.backupset AS b WHERE b.database_name = d.name AND b.type = 'D' AND b.is_copy_only = 0)""", Map.of("name", text(database))),
                        List.of(), Map.of()), "the log chain has begun and msdb shows the backup").within(Duration.ofHours(24));
    }

    private static Call recovery(String database, String model) {
        return new Call.Statement(Side.SQL_SERVER, Template.sql("ALTER DATABASE <database> SET RECOVERY <model>", Map.of("database", name(database), "model", new Text(model))));
    }
}
