package io.linkspan.lab.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.engine.Edition;
import io.linkspan.lab.engine.Estate;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.InstanceSpec;
import io.linkspan.lab.engine.security.Login;
import io.linkspan.lab.engine.security.PasswordHash;
import io.linkspan.lab.fault.FaultKind;
import io.linkspan.lab.fault.Faults;
import io.linkspan.lab.tsql.Shell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentTest {

    /** Waits for a job as the published network test does: by its row in sysjobactivity. */
    private static final String WAIT = """
            DECLARE @n int = 0;
            WHILE @n < 600 AND EXISTS (SELECT 1 FROM msdb.dbo.sysjobs j WHERE name = N'%1$s')
                  AND NOT EXISTS (SELECT 1 FROM msdb.dbo.sysjobs j JOIN msdb.dbo.sysjobactivity a ON a.job_id = j.job_id WHERE j.name = N'%1$s' AND a.stop_execution_date IS NOT NULL AND a.job_history_id >= %2$d)
            BEGIN WAITFOR DELAY '00:00:00.050'; SET @n += 1; END""";
    private static final String MESSAGES = "SELECT h.step_id, h.run_status, h.message FROM msdb.dbo.sysjobhistory h JOIN msdb.dbo.sysjobs j ON j.job_id = h.job_id WHERE j.name = N'nightly' ORDER BY h.instance_id";

    @TempDir
    Path folder;
    private final AdvancingClock clock = new AdvancingClock("2026-03-02T10:20:00Z"); // a Monday
    private Estate estate;
    private Agents agents;
    private Shell sql;

    @BeforeEach
    void open() {
        estate = new Estate(clock, new Faults(clock), folder);
        Instance server = estate.add(InstanceSpec.sqlServer("SQL1", "10.0.0.4", "16.0.4165.4", Edition.ENTERPRISE));
        estate.add(InstanceSpec.managedInstance("mi1", "abc.database.windows.net", "10.1.0.4", "GeneralPurpose", "SQLServer2022"));
        server.databases().create("Sales");
        server.security().createLogin("worker", Login.Kind.SQL_LOGIN, PasswordHash.of(Shell.PASSWORD.toCharArray()));
        agents = new Agents(estate);
        sql = Shell.on(server, "master");
    }

    @AfterEach
    void close() {
        agents.close();
        sql.session().close();
    }

    private void ok(String batch) {
        sql.run(batch);
        assertEquals("", String.join(" ", sql.errors().stream().map(e -> e.number() + " " + e.getMessage()).toList()), batch);
    }

    private void job(String subsystem, String command, String more) {
        ok("EXEC msdb.dbo.sp_add_job @job_name = N'nightly'; EXEC msdb.dbo.sp_add_jobstep @job_name = N'nightly', @step_name = N'one', @subsystem = N'" + subsystem + "', @command = N'" + command.replace("'", "''") + "'" + more
                + "; EXEC msdb.dbo.sp_add_jobserver @job_name = N'nightly'");
    }

    private void ran(int history) {
        ok(WAIT.formatted("nightly", history));
    }

    @Test
    void aJobRunsItsStatementsAndTellsInItsHistory() {
        job("TSQL", "CREATE TABLE Sales.dbo.t (id int)\nGO\nINSERT Sales.dbo.t VALUES (7); PRINT 'done'", ", @database_name = N'Sales'");
        ok("EXEC msdb.dbo.sp_start_job N'nightly'");
        assertEquals(List.of("Job 'nightly' started successfully."), sql.messages());
        ran(2);
        assertEquals("7", sql.rows("SELECT id FROM Sales.dbo.t"));
        assertEquals("1|1|Executed as user: NT SERVICE\\SQLSERVERAGENT. done [SQLSTATE 01000] (Message 0).  The step succeeded.;"
                + "0|1|The job succeeded.  The Job was invoked by User dba.  The last step to run was step 1 (one).", sql.rows(MESSAGES));
        assertEquals("1|20260302", sql.rows("SELECT last_run_outcome, last_run_date FROM msdb.dbo.sysjobservers"));
    }

    @Test
    void aFailingStepIsTriedAgainAndThenFollowsItsFailureAction() {
        job("TSQL", "SELECT 1/0", ", @retry_attempts = 1, @on_fail_action = 4, @on_fail_step_id = 2");
        ok("EXEC msdb.dbo.sp_add_jobstep @job_name = N'nightly', @step_name = N'two', @command = N'PRINT ''mended'''; EXEC msdb.dbo.sp_start_job N'nightly'");
        ran(4);
        assertEquals("1|2|8134|16|0;1|0|8134|16|1;2|1|0|0|0;0|1|0|0|0", sql.rows("SELECT step_id, run_status, sql_message_id, sql_severity, retries_attempted FROM msdb.dbo.sysjobhistory ORDER BY instance_id"));
        assertTrue(sql.rows(MESSAGES).contains("Divide by zero error encountered. [SQLSTATE 22012] (Error 8134)"), sql.rows(MESSAGES));
    }

    @Test
    void theOwnersRightsAreTheStepsRights() {
        ok("USE msdb; CREATE USER worker FOR LOGIN worker; ALTER ROLE SQLAgentUserRole ADD MEMBER worker; USE master");
        job("TSQL", "BACKUP LOG Sales TO DISK = N'NUL'", "");
        ok("EXEC msdb.dbo.sp_update_job @job_name = N'nightly', @owner_login_name = N'worker'; EXEC msdb.dbo.sp_start_job N'nightly'");
        ran(2);
        assertTrue(sql.rows(MESSAGES).contains("Executed as user: worker. "), sql.rows(MESSAGES));
        assertTrue(sql.rows(MESSAGES).endsWith("0|0|The job failed.  The Job was invoked by User dba.  The last step to run was step 1 (one)."), sql.rows(MESSAGES));
    }

    @Test
    void aScheduleFiresWhenItsHourComes() {
        job("TSQL", "PRINT 'tick'", "");
        ok("EXEC msdb.dbo.sp_add_jobschedule @job_name = N'nightly', @name = N'hourly', @freq_type = 4, @freq_interval = 1, @freq_subday_type = 8, @freq_subday_interval = 1, @active_start_time = 1500");
        assertEquals("20260302|111500", sql.rows("SELECT next_run_date, next_run_time FROM msdb.dbo.sysjobschedules"));
        assertEquals("0", sql.rows("SELECT COUNT(*) FROM msdb.dbo.sysjobhistory"));
        clock.advance(Duration.ofHours(1));
        ran(2);
        assertTrue(sql.rows(MESSAGES).contains("The Job was invoked by Schedule 8 (hourly)."), sql.rows(MESSAGES));
        assertEquals("1|20260302|121500", sql.rows("SELECT a.run_requested_source, s.next_run_date, s.next_run_time FROM msdb.dbo.sysjobactivity a JOIN msdb.dbo.sysjobschedules s ON s.job_id = a.job_id"));
        clock.advance(Duration.ofHours(5)); // five were missed, one is made up
        ran(4);
        assertEquals("4", sql.rows("SELECT COUNT(*) FROM msdb.dbo.sysjobhistory"));
    }

    @Test
    void aHeldJobDoesNotFireButRunsByHand() {
        job("TSQL", "PRINT 'tick'", "");
        ok("EXEC msdb.dbo.sp_add_jobschedule @job_name = N'nightly', @name = N'hourly', @freq_type = 4, @freq_interval = 1, @freq_subday_type = 8, @freq_subday_interval = 1; "
                + "EXEC msdb.dbo.sp_update_job @job_name = N'nightly', @enabled = 0");
        assertEquals("0|0", sql.rows("SELECT next_run_date, next_run_time FROM msdb.dbo.sysjobschedules"));
        clock.advance(Duration.ofHours(3));
        ok("EXEC msdb.dbo.sp_start_job N'nightly'");
        ran(2);
        assertEquals("0|1|The job succeeded.  The Job was invoked by User dba.  The last step to run was step 1 (one).", sql.rows(MESSAGES).replaceFirst(".*?;", ""));
    }

    @Test
    void aStoppedJobSaysWhoStoppedIt() {
        job("TSQL", "WAITFOR DELAY '00:05:00'", "");
        ok("EXEC msdb.dbo.sp_start_job N'nightly'");
        assertEquals(22022, sql.error("EXEC msdb.dbo.sp_start_job N'nightly'"));
        assertEquals("1", sql.rows("SELECT COUNT(*) FROM msdb.dbo.sysjobactivity WHERE start_execution_date IS NOT NULL AND stop_execution_date IS NULL OR run_requested_date IS NOT NULL"));
        ok("EXEC msdb.dbo.sp_stop_job N'nightly'");
        ran(1);
        assertTrue(sql.rows(MESSAGES).contains("0|3|The job was stopped prior to completion by User dba."), sql.rows(MESSAGES));
        assertEquals(22022, sql.error("EXEC msdb.dbo.sp_stop_job N'nightly'"));
    }

    @Test
    void aStoppedAgentTakesNoRequests() {
        job("TSQL", "PRINT 1", "");
        estate.faults().set(FaultKind.STOP_AGENT, "SQL1", "");
        assertEquals(22022, sql.error("EXEC msdb.dbo.sp_start_job N'nightly'"));
        assertEquals("SQLServerAgent Error: SQLServerAgent is not currently running so it cannot be notified of this action.", sql.errors().getFirst().getMessage());
        assertEquals("Stopped", sql.rows("SELECT status_desc FROM sys.dm_server_services WHERE servicename LIKE 'SQL Server Agent%'"));
    }

    @Test
    void theNetworkTestOfThePublishedScriptAnswers() {
        Shell instance = Shell.on(estate.find("mi1").orElseThrow(), "master");
        instance.run("""
                DECLARE @tncCommand NVARCHAR(MAX) = 'tnc ' + '10.0.0.4' + ' -port 5022 -InformationLevel Quiet';
                DECLARE @jobId BINARY(16);
                EXEC msdb.dbo.sp_add_job @job_name = N'nightly', @enabled = 1, @category_name = N'[Uncategorized (Local)]', @owner_login_name = N'sa', @job_id = @jobId OUTPUT;
                EXEC msdb.dbo.sp_add_jobstep @job_id = @jobId, @step_name = N'TNC network probe', @step_id = 1, @os_run_priority = 0, @subsystem = N'PowerShell', @command = @tncCommand, @database_name = N'master', @flags = 40;
                EXEC msdb.dbo.sp_update_job @job_id = @jobId, @start_step_id = 1;
                EXEC msdb.dbo.sp_add_jobserver @job_id = @jobId, @server_name = N'(local)';
                EXEC msdb.dbo.sp_start_job @job_name = N'nightly'""");
        assertEquals(List.of(), instance.errors());
        String log = "SELECT l.log FROM msdb.dbo.sysjobs j JOIN msdb.dbo.sysjobsteps s ON s.job_id = j.job_id JOIN msdb.dbo.sysjobstepslogs l ON l.step_uid = s.step_uid";
        instance.run(WAIT.formatted("nightly", 2));
        assertEquals("False", instance.rows(log).strip());
        estate.addresses().put("10.0.0.4", 5022, 40000);
        instance.run("EXEC msdb.dbo.sp_start_job @job_name = N'nightly'" + "; " + WAIT.formatted("nightly", 4));
        assertEquals("True", instance.rows(log).strip());
        estate.faults().set(FaultKind.CUT_PATH, "SQL1", "");
        instance.run("EXEC msdb.dbo.sp_start_job @job_name = N'nightly'" + "; " + WAIT.formatted("nightly", 6));
        assertEquals("False", instance.rows(log).strip());
    }

    @Test
    void theOtherWayTheHistoryTellsTheAddress() {
        estate.addresses().put("mi1.abc.database.windows.net", 5022, 40000);
        estate.addresses().put("10.1.0.4", 5022, 40000);
        job("PowerShell", "tnc mi1.abc.database.windows.net -port 5022", "");
        ok("EXEC msdb.dbo.sp_add_jobstep @job_name = N'nightly', @step_name = N'node', @subsystem = N'PowerShell', @command = N'tnc DB0.tr1.abc.database.windows.net -port 11000'; "
                + "EXEC msdb.dbo.sp_update_jobstep @job_name = N'nightly', @step_id = 1, @on_success_action = 3; EXEC msdb.dbo.sp_start_job N'nightly'");
        ran(3);
        assertEquals("2", sql.rows("SELECT COUNT(*) FROM msdb.dbo.sysjobhistory WHERE message LIKE '%RemoteAddress    : 10.1.0.4%TcpTestSucceeded : True%'"), sql.rows(MESSAGES));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "sp_add_job @job_name = N'nightly'; 14261", "sp_add_job @job_name = N'x', @owner_login_name = N'nobody'; 14234", "sp_add_job @job_name = N'x', @category_name = N'none'; 14234", "sp_add_job @job_name = N'x', @delete_level = 9; 14266",
        "sp_start_job N'none'; 14262", "sp_start_job; 14294", "sp_update_job @job_name = N'none', @enabled = 0; 14262", "sp_delete_job @job_name = N'none'; 14262", "sp_delete_job @job_id = '00000000-0000-0000-0000-000000000001'; 14262",
        "sp_add_jobstep @job_name = N'nightly', @step_name = N'one'; 14261", "sp_add_jobstep @job_name = N'nightly', @step_name = N'x', @subsystem = N'Perl'; 14234",
        "sp_add_jobstep @job_name = N'nightly', @step_name = N'x', @database_name = N'none'; 14262", "sp_add_jobstep @job_name = N'nightly', @step_name = N'x', @step_id = 9; 14266", "sp_delete_jobstep @job_name = N'nightly', @step_id = 9; 14262",
        "sp_add_jobserver @job_name = N'nightly'; 14269", "sp_add_jobserver @job_name = N'nightly', @server_name = N'elsewhere'; 14234", "sp_attach_schedule @job_name = N'nightly', @schedule_name = N'none'; 14262",
        "sp_attach_schedule @job_name = N'nightly'; 14373", "sp_add_jobschedule @job_name = N'nightly', @name = N's', @freq_type = 3; 14266", "sp_add_jobschedule @job_name = N'nightly', @name = N's', @freq_type = 4, @active_start_date = 20260231; 14266",
        "sp_delete_jobschedule @job_name = N'nightly', @name = N'none'; 14374", "sp_help_job @job_name = N'none'; 14262", "sp_help_jobhistory @mode = 'ODD'; 14266", "sp_add_category @class = 'JOB', @name = N'Full-Text'; 14261",
        "sp_stop_job N'nightly'; 22022", "sp_nothing; 2812"})
    void whatTheAgentRefuses(String call, int number) {
        job("TSQL", "PRINT 1", "");
        assertEquals(number, sql.error("EXEC msdb.dbo." + call));
    }

    @Test
    void whoIsInNoRoleMayNothingAndAUserSeesHisOwn() {
        job("TSQL", "PRINT 1", "");
        Shell worker = sql.again("worker", "master");
        assertEquals(229, worker.error("EXEC msdb.dbo.sp_add_job @job_name = N'mine'"));
        assertEquals(229, worker.error("SELECT * FROM msdb.dbo.sysjobs"));
        ok("USE msdb; CREATE USER worker FOR LOGIN worker; ALTER ROLE SQLAgentUserRole ADD MEMBER worker; USE master");
        assertEquals(0, worker.error("EXEC msdb.dbo.sp_add_job @job_name = N'mine'"));
        assertEquals("mine", worker.rows("SELECT name FROM msdb.dbo.sysjobs_view"));
        assertEquals(14262, worker.error("EXEC msdb.dbo.sp_start_job N'nightly'"));
        ok("USE msdb; ALTER ROLE SQLAgentReaderRole ADD MEMBER worker; USE master");
        assertEquals(14525, worker.error("EXEC msdb.dbo.sp_start_job N'nightly'"));
        assertEquals(14525, worker.error("EXEC msdb.dbo.sp_update_job @job_name = N'nightly', @enabled = 0"));
        ok("USE msdb; ALTER ROLE SQLAgentOperatorRole ADD MEMBER worker; USE master");
        assertEquals(0, worker.error("EXEC msdb.dbo.sp_start_job N'nightly'"));
    }

    @Test
    void reportsAgreeWithTheTables() {
        job("TSQL", "PRINT 1", "");
        ok("EXEC msdb.dbo.sp_add_schedule @schedule_name = N'once', @freq_type = 1, @active_start_date = 20260303, @active_start_time = 60000; EXEC msdb.dbo.sp_attach_schedule @job_name = N'nightly', @schedule_name = N'once'; "
                + "EXEC msdb.dbo.sp_start_job N'nightly'");
        ran(2);
        ok("EXEC msdb.dbo.sp_help_job @job_name = N'nightly'");
        assertEquals(4, sql.results().size());
        Object[] job = sql.results().getFirst().rows().getFirst();
        assertEquals("nightly 1 20260303 60000 4", job[2] + " " + job[21] + " " + job[22] + " " + job[23] + " " + job[25]);
        ok("EXEC msdb.dbo.sp_help_jobhistory @job_name = N'nightly', @mode = 'FULL'");
        assertEquals(2, sql.results().getFirst().rows().size());
        ok("EXEC msdb.dbo.sp_help_jobactivity @job_name = N'nightly'; EXEC msdb.dbo.sp_purge_jobhistory @job_name = N'nightly'");
        assertEquals(List.of("2 history entries purged."), sql.messages());
        ok("EXEC msdb.dbo.sp_delete_job @job_name = N'nightly'");
        assertEquals("0|0|0|0", sql.rows("SELECT (SELECT COUNT(*) FROM msdb.dbo.sysjobs), (SELECT COUNT(*) FROM msdb.dbo.sysjobsteps), (SELECT COUNT(*) FROM msdb.dbo.sysjobschedules), (SELECT COUNT(*) FROM msdb.dbo.sysschedules)"));
    }
}
