package io.linkspan.lab;

import io.linkspan.lab.engine.agent.AgentTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The T-SQL that gives a server what a shop's server has beside its databases: a login of the application, one of the backups, the jobs of every night and hour, a linked server.
 * The first hourly log backup comes half an hour after the estate stands, so that an estate is quiet for as long as one look around takes.
 */
final class SampleJobs {

    private static final Duration QUIET = Duration.ofMinutes(30);
    private static final String BACKUP = """
            DECLARE @name sysname, @sql nvarchar(max);
            DECLARE due CURSOR LOCAL FAST_FORWARD FOR
                SELECT name FROM sys.databases
                WHERE database_id > 4 AND state_desc = N'ONLINE' AND recovery_model_desc <> N'SIMPLE' AND HAS_DBACCESS(name) = 1 AND sys.fn_hadr_backup_is_preferred_replica(name) = 1;
            OPEN due;
            FETCH NEXT FROM due INTO @name;
            WHILE @@FETCH_STATUS = 0
            BEGIN
                SET @sql = N'BACKUP LOG ' + QUOTENAME(@name) + N' TO DISK = N''%s' + REPLACE(@name, N'''', N'''''') + N'_$(ESCAPE_NONE(DATE))_$(ESCAPE_NONE(TIME)).trn'' WITH CHECKSUM';
                EXEC (@sql);
                FETCH NEXT FROM due INTO @name;
            END
            CLOSE due;
            DEALLOCATE due;""";

    private SampleJobs() {
    }

    /** Batches, in order; the first runs in master. {@code secret} is a password that nobody needs. */
    static List<String> batches(List<Topology.Database> databases, String backupFolder, String secret, Instant now) {
        List<String> batches = new ArrayList<>();
        batches.add("CREATE LOGIN [harbour_app] WITH PASSWORD = N'" + secret + "'; CREATE LOGIN [harbour_backup] WITH PASSWORD = N'" + secret + "'");
        for (Topology.Database database : databases) {
            batches.add("USE [" + database.name().replace("]", "]]") + "]");
            batches.add("CREATE USER [harbour_app] FOR LOGIN [harbour_app]; ALTER ROLE db_datareader ADD MEMBER [harbour_app]; ALTER ROLE db_datawriter ADD MEMBER [harbour_app]; "
                    + "CREATE USER [harbour_backup] FOR LOGIN [harbour_backup]; ALTER ROLE db_backupoperator ADD MEMBER [harbour_backup]");
        }
        batches.add("USE msdb");
        batches.add("CREATE USER [harbour_backup] FOR LOGIN [harbour_backup]; ALTER ROLE SQLAgentUserRole ADD MEMBER [harbour_backup]");
        int first = AgentTime.time(Optional.of(now.plus(QUIET))) % 10_000;
        batches.add(job("Harbour - log backup", "Backs up the log of every database that has one to back up.", "harbour_backup", "Back up logs", BACKUP.formatted(backupFolder),
                "@name = N'Every hour', @freq_type = 4, @freq_interval = 1, @freq_subday_type = 8, @freq_subday_interval = 1, @active_start_time = " + first));
        batches.add(job("Harbour - maintenance", "Checks the databases and keeps the history short.", "sa", "Check and purge",
                "DBCC CHECKDB (N'master') WITH NO_INFOMSGS;\nDECLARE @old datetime = DATEADD(day, -30, GETDATE());\nEXEC msdb.dbo.sp_purge_jobhistory @oldest_date = @old;",
                "@name = N'Every night', @freq_type = 4, @freq_interval = 1, @active_start_time = 20000"));
        batches.add("USE master");
        batches.add("EXEC sp_addlinkedserver @server = N'HARBOUR-REPORTS', @srvproduct = N'', @provider = N'MSOLEDBSQL', @datasrc = N'10.0.9.20'");
        return batches;
    }

    private static String job(String name, String description, String owner, String step, String command, String schedule) {
        String of = "@job_name = " + text(name);
        return "EXEC dbo.sp_add_job " + of + ", @description = " + text(description) + ", @category_name = N'Database Maintenance', @owner_login_name = " + text(owner) + ";\n"
                + "EXEC dbo.sp_add_jobstep " + of + ", @step_name = " + text(step) + ", @subsystem = N'TSQL', @command = " + text(command) + ", @database_name = N'master';\n"
                + "EXEC dbo.sp_add_jobschedule " + of + ", " + schedule + ";\n"
                + "EXEC dbo.sp_add_jobserver " + of;
    }

    private static String text(String value) {
        return "N'" + value.replace("'", "''") + "'";
    }
}
