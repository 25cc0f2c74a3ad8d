package io.linkspan.plan.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.check.CheckDocument;
import io.linkspan.check.CheckResult;
import io.linkspan.check.Verdict;
import io.linkspan.lab.LabMachine;
import io.linkspan.model.Side;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.run.StepEvent;
import io.linkspan.plan.task.failover.Workload;
import io.linkspan.sqlserver.AppLock;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether a real link of the practice estate is ready to fail over, and why not. */
class ReadinessScenarioTest extends PracticeScenario {

    @BeforeEach
    void begin() throws Exception {
        open();
        create();
    }

    private CheckDocument.Line line(String id) {
        return CheckDocument.Line.of(practice.readiness(Side.MANAGED_INSTANCE).get(id));
    }

    private void until(String id, String outcome) {
        await(id + " " + outcome, () -> outcome.equals(line(id).outcome()));
    }

    private Connection connect(String program) throws SQLException {
        LabMachine server = server();
        return DriverManager.getConnection("jdbc:sqlserver://" + server.host() + ":" + server.port() + ";databaseName=Ferries;trustServerCertificate=true;workstationID=APP01;applicationName=" + program,
                server.user(), server.password());
    }

    @Test
    void aQuietLinkIsReadyAndEveryCheckIsThere() {
        Map<String, CheckResult> results = practice.readiness(Side.MANAGED_INSTANCE);
        assertEquals(Verdict.READY, Verdict.of(List.copyOf(results.values())));
        for (int i = 1; i <= 12; i++) {
            assertTrue(results.containsKey("FO-%02d".formatted(i)) || i == 7, "FO-" + i);
        }
        assertEquals("passed", results.get("FO-06").outcome().word());
        assertEquals("passed", results.get("FO-09").outcome().word());
    }

    @Test
    void whoIsAtWorkIsNamedWithItsOpenTransaction() throws Exception {
        try (Connection writer = connect("Tickets"); Connection _ = connect("Reports")) {
            writer.setAutoCommit(false);
            writer.createStatement().execute("UPDATE dbo.Harbours SET Berths = Berths WHERE HarbourId = 1");
            CheckDocument.Line work = line("FO-06");
            assertEquals("warned", work.outcome());
            assertTrue(String.valueOf(work.measured()).startsWith("2 sessions, 1 with an open transaction, the oldest since "), work::toString);
            CheckDocument.Line targets = line("FO-12");
            assertTrue(String.valueOf(targets.measured()).startsWith("Reports on APP01 as practice_admin, Tickets on APP01 as "), targets::toString);
            writer.rollback();
        }
        until("FO-06", "passed");
    }

    @Test
    void aRunningJobOfTheDatabaseIsNamedAndOneOfAnotherIsNot() {
        practice.ends.sqlServer().execute(job("Ferries - night", "Ferries") + job("Archive - night", "Archive"));
        until("FO-06", "warned");
        String measured = String.valueOf(line("FO-06").measured());
        assertTrue(measured.contains("job Ferries - night") && !measured.contains("Archive"), measured);
        practice.ends.sqlServer().execute("EXEC msdb.dbo.sp_stop_job @job_name = N'Ferries - night'; EXEC msdb.dbo.sp_stop_job @job_name = N'Archive - night'");
        until("FO-06", "passed");
    }

    private static String job(String name, String database) {
        String of = "@job_name = N'" + name + "'";
        return "EXEC msdb.dbo.sp_add_job " + of + "; EXEC msdb.dbo.sp_add_jobstep " + of + ", @step_name = N'Wait', @command = N'WAITFOR DELAY ''00:10:00''', @database_name = N'" + database
                + "'; EXEC msdb.dbo.sp_add_jobserver " + of + "; EXEC msdb.dbo.sp_start_job " + of + ";\n";
    }

    @Test
    void aRunThatIsUnfinishedBlocksUntilItHasEnded() {
        assertThrows(Halt.class, () -> practice.runner.run(practice.failOver(Side.MANAGED_INSTANCE, Workload.WAIT, false, false), practice.world, event -> {
            if (event instanceof StepEvent.Probed && event.step().id().equals("flowing")) {
                throw new Halt();
            }
        }));
        CheckDocument.Line blocked = line("FO-09");
        String run = practice.runs.unfinished().run();
        assertEquals("failed", blocked.outcome());
        assertTrue(String.valueOf(blocked.measured()).contains(run), blocked::toString);
        assertEquals(RunOutcome.DONE, practice.runner.resume(run, practice.world, _ -> { }).outcome());
        assertEquals("passed", CheckDocument.Line.of(practice.readiness(Side.SQL_SERVER).get("FO-09")).outcome());
    }

    @Test
    void aRunFromAnotherComputerBlocksAndOneOnAnotherLinkIsOnlyTold() {
        try (AppLock _ = practice.ends.instance().lock(Practice.FERRIES.value())) {
            CheckDocument.Line blocked = line("FO-09");
            assertEquals("failed", blocked.outcome());
            assertTrue(String.valueOf(blocked.measured()).contains("a run of "), blocked::toString);
        }
        try (AppLock _ = practice.ends.sqlServer().lock("another")) {
            until("FO-09", "warned");
        }
        until("FO-09", "passed");
    }

    @Test
    void withOneSideGoneItsFactsAreUnknownAndTheOthersAreStillTold() {
        practice.fault("kill", Practice.SERVER);
        Map<String, CheckResult> results = practice.readiness(Side.MANAGED_INSTANCE);
        assertEquals(Verdict.UNKNOWN, Verdict.of(List.copyOf(results.values())));
        for (String id : List.of("FO-01", "FO-05", "FO-06", "FO-12", "SRV-07")) {
            assertEquals("broke", results.get(id).outcome().word(), id);
        }
        assertEquals("passed", results.get("FO-09").outcome().word());
        practice.mend();
        practice.fault("kill", Practice.INSTANCE);
        results = practice.readiness(Side.MANAGED_INSTANCE);
        assertEquals("broke", results.get("FO-01").outcome().word());
        assertEquals("passed", results.get("FO-06").outcome().word());
        assertEquals("passed", results.get("SRV-07").outcome().word());
        practice.mend();
    }
}
