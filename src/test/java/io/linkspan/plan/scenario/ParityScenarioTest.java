package io.linkspan.plan.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.check.CheckResult;
import io.linkspan.check.parity.Parity;
import io.linkspan.check.parity.ParityItem;
import io.linkspan.check.parity.ParityScript;
import io.linkspan.model.Side;
import io.linkspan.plan.Plan;
import io.linkspan.plan.report.AftercareReport;
import io.linkspan.plan.run.RunResult;
import io.linkspan.plan.task.failover.Workload;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a linked database needs of its server: compared, scripted, and asked about after a cut-over that ended the link. */
class ParityScenarioTest extends PracticeScenario {

    @BeforeEach
    void begin() throws Exception {
        open();
        practice.ends.sqlServer().execute("""
                EXEC (N'USE Ferries; EXEC sys.sp_cdc_enable_db;');
                EXEC (N'USE Ferries; EXEC (N''CREATE VIEW dbo.Stock AS SELECT r.n FROM [HARBOUR-REPORTS].Reports.dbo.Stock AS r'');');
                EXEC master.dbo.sp_add_log_shipping_primary_database @database = N'Ferries', @backup_directory = N'C:\\Ship', @backup_share = N'\\\\HARBOUR01\\Ship', @backup_job_name = N'LSBackup_Ferries';
                EXEC sp_addlinkedsrvlogin @rmtsrvname = N'HARBOUR-REPORTS', @useself = N'false', @rmtuser = N'reader', @rmtpassword = N'Secret-of-reader-1';
                EXEC msdb.dbo.sp_add_job @job_name = N'Ferries - close the day';
                EXEC msdb.dbo.sp_add_jobstep @job_name = N'Ferries - close the day', @step_name = N'Close', @command = N'SELECT ''it''''s done''', @database_name = N'Ferries';
                EXEC msdb.dbo.sp_add_jobschedule @job_name = N'Ferries - close the day', @name = N'Late', @freq_type = 4, @freq_interval = 1, @active_start_time = 233000;
                EXEC msdb.dbo.sp_add_jobserver @job_name = N'Ferries - close the day';""");
        create();
    }

    private Parity parity() {
        return practice.around().parity(Side.MANAGED_INSTANCE);
    }

    private static List<String> names(List<ParityItem> items) {
        return items.stream().map(item -> item.kind().word() + " " + item.name() + " " + item.state().word()).toList();
    }

    @Test
    void whatIsMissingIsFoundAndTheScriptMakesIt() {
        assertEquals(List.of("login practice_admin different", "login harbour_app missing", "login harbour_backup missing", "job Ferries - close the day missing", "linked-server HARBOUR-REPORTS missing"), names(parity().gaps()));
        CheckResult check = practice.readiness(Side.MANAGED_INSTANCE).get("FO-07");
        assertEquals("warned", check.outcome().word());

        String script = ParityScript.of(parity(), List.of("test"));
        assertTrue(!script.contains("Secret-of-reader-1") && !script.contains("0x0200"), script);
        practice.ends.instance().execute(script.replace("= N''; -- fill in, and do not save", "= N'Str0ng-enough-4-a-login';"));
        assertEquals(List.of("login practice_admin different", "job Ferries - close the day different"), names(parity().gaps()), "made, the job disabled on purpose");
        practice.ends.instance().execute("EXEC msdb.dbo.sp_update_job @job_name = N'Ferries - close the day', @enabled = 1");
        assertEquals(List.of("login practice_admin different"), names(parity().gaps()), "another login of that name is there, and is not touched");
    }

    @Test
    void aSideThatDoesNotAnswerIsUnknownAndNeverEqual() {
        practice.fault("kill", Practice.INSTANCE);
        assertEquals("broke", practice.readiness(Side.MANAGED_INSTANCE).get("FO-07").outcome().word());
        practice.mend();
    }

    @Test
    void theListOfACutOverOutlivesTheLinkAndIsTickedByItsProofs() {
        Plan plan = practice.failOver(Side.MANAGED_INSTANCE, Workload.PROCEED, true, false);
        assertEquals(List.of("cdc", "log-shipping", "accelerated-recovery", "login-of-dbo", "login-of-harbour-app", "login-of-harbour-backup", "job-ferries-close-the-day", "linked-server-harbour-reports"),
                plan.aftercare().stream().map(item -> item.id()).toList());
        RunResult run = practice.run(plan);
        done(run);
        assertEquals(List.of(), practice.ends.arm().links());

        assertEquals("open", outcome("login-of-harbour-app"));
        assertEquals("open", outcome("cdc"));
        practice.ends.instance().execute("CREATE LOGIN [harbour_app] WITH PASSWORD = N'Str0ng-enough-4-a-login', SID = " + practice.ends.sqlServer()
                .first("SELECT sid FROM sys.server_principals WHERE name = N'harbour_app'", row -> row.text("sid")).orElseThrow());
        assertEquals("done", outcome("login-of-harbour-app"));
        assertEquals("open", outcome("login-of-harbour-backup"));
        practice.ends.instance().execute("EXEC (N'USE Ferries; EXEC sys.sp_cdc_enable_db;'); EXEC msdb.dbo.sp_add_job @job_name = N'cdc.Ferries_capture';");
        assertEquals("done", outcome("cdc"));
        assertEquals("open", outcome("log-shipping"));
        practice.ends.sqlServer().execute("EXEC master.dbo.sp_delete_log_shipping_primary_database @database = N'Ferries'");
        assertEquals("done", outcome("log-shipping"));
        practice.fault("kill", Practice.INSTANCE);
        assertEquals("unknown", outcome("cdc"));
        practice.mend();
    }

    private String outcome(String id) {
        AftercareReport report = AftercareReport.of(AftercareReport.latest(practice.runs, Practice.FERRIES), practice.world);
        return report.items().stream().filter(line -> line.id().equals(id)).map(AftercareReport.Line::outcome).collect(Collectors.joining());
    }
}
