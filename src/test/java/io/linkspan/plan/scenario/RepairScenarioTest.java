package io.linkspan.plan.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.check.CheckReport;
import io.linkspan.check.Verdict;
import io.linkspan.model.LinkState;
import io.linkspan.model.Side;
import io.linkspan.plan.Call;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Step;
import io.linkspan.plan.run.RunObserver;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.run.RunResult;
import io.linkspan.plan.run.StepEvent;
import io.linkspan.plan.task.failover.Workload;
import io.linkspan.plan.task.repair.RepairDraft;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two primaries of the practice estate, and the way out. */
class RepairScenarioTest extends PracticeScenario {

    private static final String CONTAINER = "https://harbour.blob.practice.example/saved";

    @BeforeEach
    void begin() throws Exception {
        linked();
    }

    private void write(Side side, int... numbers) {
        for (int n : numbers) {
            practice.ends.on(side).execute("INSERT Ferries.dbo.Written (n, writer) VALUES (" + n + ", 0)");
        }
    }

    /** The server dies, the instance takes over, the server returns; each side then writes rows of its own. */
    private void serverLostAndBack() {
        write(Side.SQL_SERVER, 1);
        await("the row has arrived", () -> rows(instance()).contains(1));
        practice.fault("kill", Practice.SERVER);
        done(practice.run(practice.failOver(Side.MANAGED_INSTANCE, Workload.PROCEED, false, true)));
        practice.mend();
        write(Side.SQL_SERVER, 101, 102, 103);
        write(Side.MANAGED_INSTANCE, 201);
    }

    private void repaired(Side keep) {
        assertPrimary(keep);
        // the run saw data flow by what both sides say; what Azure shows may come a moment later
        await("data flows again", () -> link().state() == LinkState.SYNCHRONISING);
    }

    @Test
    void theLostRowsAreInTheBackupAndNowhereElse() throws Exception {
        serverLostAndBack();
        RepairDraft draft = practice.repair(Side.MANAGED_INSTANCE, "C:\\Saved\\");
        CheckReport report = draft.check(_ -> { });
        assertEquals(Verdict.READY, report.verdict(), report::toString);
        assertTrue(draft.lost().words().startsWith("Only the SQL Server has what it committed after LSN "), draft.lost().words());
        assertTrue(draft.split().own(Side.MANAGED_INSTANCE).words().startsWith("Only the managed instance has"), draft.split().own(Side.MANAGED_INSTANCE).words());
        Plan plan = draft.plan();
        int before = practice.lab.changes().size();
        done(practice.run(plan));
        repaired(Side.MANAGED_INSTANCE);
        List<String> calls = plan.steps().stream().map(Step::call).filter(Call.Statement.class::isInstance).map(call -> ((Call.Statement) call).text().shown()).toList();
        List<String> executed = Executed.texts(practice.lab.changes()).subList(before, practice.lab.changes().size());
        assertTrue(executed.stream().allMatch(text -> calls.stream().anyMatch(call -> call.contains(text))), executed::toString);
        assertTrue(executed.size() >= 3, executed::toString);

        String file = practice.ends.sqlServer().query("SELECT m.physical_device_name AS f FROM msdb.dbo.backupmediafamily AS m WHERE m.physical_device_name LIKE N'C:\\Saved\\%'", row -> row.text("f")).getFirst();
        practice.ends.sqlServer().execute("RESTORE DATABASE Salvaged FROM DISK = N'" + file + "' WITH MOVE 'Ferries' TO 'C:\\Salvaged.mdf', MOVE 'Ferries_log' TO 'C:\\Salvaged.ldf'");
        assertEquals(List.of("1", "101", "102", "103"), practice.ends.sqlServer().query("SELECT n FROM Salvaged.dbo.Written ORDER BY n", row -> row.text("n")));

        done(practice.run(practice.failOver(draft.leadBack())));
        assertEquals(List.of(1, 201), Writers.read(server()));
        repaired(Side.SQL_SERVER);
    }

    @Test
    void theInstanceCanBeTheOneThatFollows() throws Exception {
        serverLostAndBack();
        assertEquals(Verdict.BLOCKED, practice.repair(Side.SQL_SERVER, CONTAINER + "/").check(_ -> { }).verdict());
        practice.ends.instance().execute("CREATE CREDENTIAL [" + CONTAINER + "] WITH IDENTITY = 'MANAGED IDENTITY'");
        RepairDraft draft = practice.repair(Side.SQL_SERVER, CONTAINER + "/");
        done(practice.run(draft.plan()));
        repaired(Side.SQL_SERVER);
        assertEquals(List.of(1, 101, 102, 103), Writers.read(instance()));
        String url = practice.ends.instance().query("SELECT m.physical_device_name AS f FROM msdb.dbo.backupmediafamily AS m WHERE m.physical_device_name LIKE N'" + CONTAINER + "%'", row -> row.text("f")).getFirst();
        practice.ends.instance().execute("RESTORE DATABASE Salvaged FROM URL = N'" + url + "'");
        assertEquals(List.of("1", "201"), practice.ends.instance().query("SELECT n FROM Salvaged.dbo.Written ORDER BY n", row -> row.text("n")));
    }

    @Test
    void aRepairThatIsHaltedAtEveryPlaceEndsLikeAnUndisturbedOne() {
        serverLostAndBack();
        Halting halting = new Halting();
        RepairDraft draft = practice.repair(Side.MANAGED_INSTANCE, "C:\\Saved\\");
        done(halting.throughAll(practice, draft.plan()));
        repaired(Side.MANAGED_INSTANCE);
        assertTrue(halting.places.size() > 20, halting.places::toString);
        assertTrue(backups() >= 1, "nothing saved");
    }

    private long backups() {
        return practice.ends.sqlServer().query("SELECT COUNT(*) AS n FROM msdb.dbo.backupset WHERE is_copy_only = 1", row -> row.number("n")).getFirst();
    }

    @Test
    void whatCommitsAfterTheBackupStopsTheRepairAndNothingIsLost() throws Exception {
        serverLostAndBack();
        RepairDraft draft = practice.repair(Side.MANAGED_INSTANCE, "C:\\Saved\\");
        RunResult result = practice.runner.run(draft.plan(), practice.world, event -> {
            if (event instanceof StepEvent.Finished finished && finished.step().id().equals("verify")) {
                write(Side.SQL_SERVER, 104);
            }
        });
        assertEquals(RunOutcome.UNDONE, result.outcome(), () -> result.problem().toString());
        assertTrue(result.problem().orElseThrow().text().contains("committed since the backup"), () -> result.problem().toString());
        assertEquals("Two primaries", link().state().words());
        assertEquals(List.of(1, 101, 102, 103, 104), Writers.read(server()));
        assertEquals(0L, practice.ends.sqlServer().query("SELECT COUNT(*) AS n FROM Ferries.sys.database_permissions WHERE state = 'D'", row -> row.number("n")).getFirst());
    }

    @Test
    void theFenceKeepsUsersFromWritingAndIsTakenBackWithWhatTheyHad() {
        serverLostAndBack();
        practice.ends.sqlServer().execute("USE Ferries; GRANT EXECUTE TO public; CREATE LOGIN deckhand WITH PASSWORD = 'Str0ng-enough-4-a-login'; CREATE USER deckhand FOR LOGIN deckhand; ALTER ROLE db_owner ADD MEMBER deckhand");
        String asUser = "USE Ferries; EXECUTE AS USER = 'deckhand'; BEGIN TRY INSERT dbo.Written (n, writer) VALUES (999, 0) END TRY BEGIN CATCH SELECT ERROR_NUMBER() AS refused END CATCH; REVERT";
        RepairDraft draft = practice.repair(Side.MANAGED_INSTANCE, "C:\\Saved\\");
        RunResult result = practice.runner.run(draft.plan(), practice.world, new RunObserver() {
            private boolean stop;

            @Override
            public void on(StepEvent event) {
                if (event instanceof StepEvent.Finished finished && finished.step().id().equals("fence")) {
                    assertEquals(List.of("229"), practice.ends.sqlServer().query(asUser, row -> row.text("refused")));
                    stop = true;
                }
            }

            @Override
            public boolean stopping() {
                return stop;
            }
        });
        assertEquals(RunOutcome.STOPPED, result.outcome(), () -> result.problem().toString());
        assertEquals(RunOutcome.UNDONE, practice.runner.undo(result.history().run(), practice.world, event -> { }).outcome());
        assertEquals(List.of("EXECUTE G"), practice.ends.sqlServer().query("SELECT CONCAT(permission_name, ' ', state) AS p FROM Ferries.sys.database_permissions WHERE class = 0 AND grantee_principal_id = 0", row -> row.text("p").strip()));
    }

    @Test
    void onceTheRoleIsSetTheRunIsNotTakenBack() {
        serverLostAndBack();
        RunResult result = practice.run(practice.repair(Side.MANAGED_INSTANCE, "C:\\Saved\\").plan());
        done(result);
        RunResult undo = practice.runner.undo(result.history().run(), practice.world, event -> { });
        assertEquals(RunOutcome.REFUSED, undo.outcome());
        repaired(Side.MANAGED_INSTANCE);
    }
}
