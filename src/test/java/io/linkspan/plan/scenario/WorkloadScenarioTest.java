package io.linkspan.plan.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.check.fact.JobFact;
import io.linkspan.check.fact.SessionFact;
import io.linkspan.model.ProblemException;
import io.linkspan.model.Side;
import io.linkspan.plan.Call;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Step;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.run.RunResult;
import io.linkspan.plan.task.failover.FailoverDraft;
import io.linkspan.plan.task.failover.FailoverTask;
import io.linkspan.plan.task.failover.Jobs;
import io.linkspan.plan.task.failover.Workload;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who works with a database when its link fails over: sessions, jobs, readers. */
class WorkloadScenarioTest extends PracticeScenario {

    @BeforeEach
    void begin() throws Exception {
        linked();
    }

    private static FailoverTask to(Side side, Workload workload) {
        return new FailoverTask(Practice.FERRIES, Practice.SERVER, Practice.INSTANCE, side, workload, false, false);
    }

    private void job(Side side, String name, String database, String command, boolean enabled) {
        practice.ends.on(side).execute("EXEC msdb.dbo.sp_add_job @job_name = N'" + name + "', @enabled = " + (enabled ? 1 : 0) + "; EXEC msdb.dbo.sp_add_jobstep @job_name = N'" + name
                + "', @step_name = N'one', @database_name = N'" + database + "', @command = N'" + command.replace("'", "''") + "'; EXEC msdb.dbo.sp_add_jobserver @job_name = N'" + name + "', @server_name = N'(local)'");
    }

    /** Names of the enabled jobs of a side that this test made. */
    private List<String> enabled(Side side) {
        return practice.ends.on(side).query("SELECT name FROM msdb.dbo.sysjobs WHERE enabled = 1 AND name NOT LIKE N'Harbour%' ORDER BY name", row -> row.text("name"));
    }

    private List<SessionFact> sessions() {
        return practice.draft(to(Side.MANAGED_INSTANCE, Workload.END)).use().sessions().toOptional().orElseThrow();
    }

    private Connection writing(int n) throws SQLException {
        Connection connection = Writers.connect(server());
        connection.setAutoCommit(false);
        connection.createStatement().execute("INSERT dbo.Written (n, writer) VALUES (" + n + ", 0)");
        return connection;
    }

    @Test
    void jobsOfTheDatabaseAreHeldUntilTheLinkFailsBackAndOthersAreLeftAlone() {
        job(Side.SQL_SERVER, "Nightly", "Ferries", "SELECT 1", true);
        job(Side.SQL_SERVER, "Retired", "Ferries", "SELECT 1", false);
        job(Side.SQL_SERVER, "Elsewhere", "master", "SELECT 1", true);
        done(practice.run(practice.failOver(to(Side.MANAGED_INSTANCE, Workload.WAIT))));
        assertEquals(List.of("Elsewhere"), enabled(Side.SQL_SERVER));
        done(practice.run(practice.failOver(to(Side.SQL_SERVER, Workload.WAIT))));
        assertEquals(List.of("Elsewhere", "Nightly"), enabled(Side.SQL_SERVER));
        Plan again = practice.failOver(to(Side.SQL_SERVER, Workload.WAIT));
        assertTrue(again.steps().stream().noneMatch(step -> step.id().startsWith("return-job")), "given back twice");
    }

    @Test
    void jobsThatAreToComeBackAreEnabledWhereTheyWereOnceTheRolesHaveChanged() {
        job(Side.SQL_SERVER, "Nightly", "Ferries", "SELECT 1", true);
        Plan plan = practice.failOver(to(Side.MANAGED_INSTANCE, Workload.WAIT).with(Jobs.RETURN));
        List<String> ids = plan.steps().stream().map(step -> step.id().replaceAll("job-.*", "job")).toList();
        assertTrue(ids.indexOf("hold-job") < ids.indexOf("gate") && ids.indexOf("failover") < ids.indexOf("return-job"), ids::toString);
        done(practice.run(plan));
        assertEquals(List.of("Nightly"), enabled(Side.SQL_SERVER));
    }

    @Test
    void aTransactionThatStaysOpenReturnsTheServiceWithItsJobsWithinTheTimeLimit() throws Exception {
        job(Side.SQL_SERVER, "Nightly", "Ferries", "SELECT 1", true);
        List<String> before = practice.world();
        try (Connection open = writing(-1)) {
            RunResult result = practice.run(practice.failOver(to(Side.MANAGED_INSTANCE, Workload.WAIT).within(Duration.ofSeconds(1)).readable(Optional.of(true))));
            assertEquals(RunOutcome.UNDONE, result.outcome());
            assertEquals("out-of-patience", result.problem().orElseThrow().code());
            open.commit();
        }
        assertEquals(List.of("Nightly"), enabled(Side.SQL_SERVER));
        assertEquals(before, practice.world());
    }

    @Test
    void aJobThatRunsIsWaitedFor() {
        job(Side.SQL_SERVER, "Long", "Ferries", "WAITFOR DELAY '00:00:30'", true);
        practice.ends.sqlServer().execute("EXEC msdb.dbo.sp_start_job @job_name = N'Long'");
        running("Long", true);
        RunResult result = practice.run(practice.failOver(to(Side.MANAGED_INSTANCE, Workload.WAIT).within(Duration.ofSeconds(1))));
        assertEquals(RunOutcome.UNDONE, result.outcome(), () -> result.problem().toString());
        assertTrue(result.problem().orElseThrow().text().contains("number of running jobs is 1"), () -> result.problem().toString());
    }

    private void running(String job, boolean wanted) {
        await(job + " is as wanted", () -> practice.draft(to(Side.MANAGED_INSTANCE, Workload.END)).use().jobs().toOptional().orElseThrow().stream().filter(j -> j.name().equals(job)).anyMatch(JobFact::running) == wanted);
    }

    @Test
    void sessionsAndJobsAreListedAndEndedOneByOneAndWhatWasNotCommittedIsNotThere() throws Exception {
        job(Side.SQL_SERVER, "Long", "Ferries", "WAITFOR DELAY '00:10:00'", true);
        practice.ends.sqlServer().execute("EXEC msdb.dbo.sp_start_job @job_name = N'Long'");
        running("Long", true);
        try (Connection open = writing(-1); Connection idle = Writers.connect(server())) {
            assertTrue(sessions().stream().anyMatch(session -> session.transactions() == 1 && session.oldest().isPresent() && session.login().equals(server().user())), () -> sessions().toString());
            Plan plan = practice.failOver(to(Side.MANAGED_INSTANCE, Workload.END));
            assertEquals(3, plan.steps().stream().filter(FailoverDraft::endsSomebody).filter(step -> !step.title().contains("SQLAgent")).count(), () -> plan.steps().toString());
            done(practice.run(plan));
            assertThrows(SQLException.class, open::commit);
            assertFalse(idle.isValid(1));
        }
        assertEquals(List.of(), Writers.read(instance()));
    }

    @Test
    void aSessionThatHasTheIdOfOneThatWasAgreedToIsNotEnded() throws Exception {
        Plan plan;
        try (Connection _ = writing(-1)) {
            plan = practice.failOver(to(Side.MANAGED_INSTANCE, Workload.END));
        }
        Step end = plan.steps().stream().filter(FailoverDraft::endsSomebody).findFirst().orElseThrow();
        int id = Integer.parseInt(end.id().substring("end-session-".length()));
        try (Connection other = sessionOf(id)) {
            practice.world.act(end.call(), Step.PROMPT, java.util.Map.of());
            assertTrue(other.isValid(1));
            assertTrue(((Call.Statement) end.call()).text().shown().contains("KILL " + id));
        }
    }

    /** Connects until the server gives an id anew. */
    private Connection sessionOf(int id) throws SQLException {
        List<Connection> others = new java.util.ArrayList<>();
        try {
            for (int attempt = 0; attempt < 100; attempt++) {
                Connection connection = Writers.connect(server());
                try (var row = connection.createStatement().executeQuery("SELECT @@SPID")) {
                    row.next();
                    if (row.getInt(1) == id) {
                        return connection;
                    }
                }
                others.add(connection);
            }
            throw new AssertionError("the server never gave the id " + id + " again");
        } finally {
            for (Connection other : others) {
                other.close();
            }
        }
    }

    @Test
    void sqlServerCanBeReadAsSecondaryIfThatIsChosenAndNotOtherwise() {
        done(practice.run(practice.failOver(to(Side.MANAGED_INSTANCE, Workload.WAIT))));
        assertEquals(976, assertThrows(ProblemException.class, () -> practice.ends.sqlServer().query("SELECT n FROM Ferries.dbo.Written", row -> row)).problem().number().orElse(0));
        done(practice.run(practice.failOver(to(Side.SQL_SERVER, Workload.WAIT))));
        done(practice.run(practice.failOver(to(Side.MANAGED_INSTANCE, Workload.WAIT).readable(Optional.of(true)))));
        assertEquals(List.of(), practice.ends.sqlServer().query("SELECT n FROM Ferries.dbo.Written", row -> row));
        done(practice.run(practice.failOver(to(Side.SQL_SERVER, Workload.WAIT))));
        done(practice.run(practice.failOver(to(Side.MANAGED_INSTANCE, Workload.WAIT).readable(Optional.of(false)))));
        assertThrows(ProblemException.class, () -> practice.ends.sqlServer().query("SELECT n FROM Ferries.dbo.Written", row -> row));
    }
}
