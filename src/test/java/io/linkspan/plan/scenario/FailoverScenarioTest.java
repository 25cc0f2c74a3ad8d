package io.linkspan.plan.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.model.LinkRole;
import io.linkspan.model.Side;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Step;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.run.RunResult;
import io.linkspan.plan.run.StepEvent;
import io.linkspan.plan.task.failover.FailOverLink;
import io.linkspan.plan.task.failover.FailoverTask;
import io.linkspan.plan.task.failover.Workload;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Failovers of a real link of the practice estate. */
class FailoverScenarioTest extends PracticeScenario {

    /** Cannot be opened: it is being restored. */
    private static final int LOCKED = 4060;

    private RunResult failOver(Side to, Workload workload) {
        return practice.run(practice.failOver(to, workload, false, false));
    }

    @Test
    void eightWritersLoseNothingAndDoubleNothingThereAndBackFiveTimesAndNeverAreBothSidesWritable() throws Exception {
        linked();
        ThereAndBack rounds = ThereAndBack.run(practice, 5);
        assertEquals(List.of(), rounds.lost());
        assertEquals(0, rounds.doubled());
        assertEquals(List.of(), rounds.bothWritable());
        assertTrue(rounds.looks() > 100, rounds::words);
    }

    @Test
    void whereTheBuildHasNoStatementTheRolesAreChangedByHandAndBothSidesAreNeverWritable() throws Exception {
        linked(Practice.version(folder, "16.0.4095.4"));
        try (RoleWatch watch = new RoleWatch(server(), instance())) {
            done(failOver(Side.MANAGED_INSTANCE, Workload.WAIT));
            assertEquals(List.of(), watch.bothWritable());
        }
        assertPrimary(Side.MANAGED_INSTANCE);
    }

    @Test
    void aGateThatIsNotReachedInTimeReturnsTheServiceByItself() throws Exception {
        linked(Practice.version(folder, "16.0.4095.4"));
        List<String> before = practice.world();
        Plan plan = practice.failOver(Side.MANAGED_INSTANCE, Workload.WAIT, false, false);
        Plan impatient = new Plan(plan.task(), plan.link(), plan.server(), plan.instance(), plan.steps().stream().map(step -> step.id().equals("gate-again") ? step.within(Duration.ofSeconds(2)) : step).toList(),
                plan.undoable(), plan.pointOfNoReturn());
        RunResult result = practice.runner.run(impatient, practice.world, event -> {
            if (event instanceof StepEvent.Finished finished && finished.step().id().equals("gate")) {
                practice.fault("cut-path", Practice.SERVER);
                practice.ends.sqlServer().execute("INSERT Ferries.dbo.Written (n, writer) VALUES (-1, 0)");
            } else if (event instanceof StepEvent.Failed) {
                practice.mend();
            }
        });
        assertEquals(RunOutcome.UNDONE, result.outcome(), () -> result.problem().toString());
        assertEquals("out-of-patience", result.problem().orElseThrow().code());
        assertPrimary(Side.SQL_SERVER);
        assertEquals(before, practice.world());
    }

    @Test
    void anOlderServerCutsOverAndTheLinkEnds() throws Exception {
        linked(Practice.version(folder, "15.0.4312.2"));
        done(practice.run(practice.failOver(Side.MANAGED_INSTANCE, Workload.WAIT, true, false)));
        assertTrue(link().isAbsent());
        Writers.write(instance(), -1);
        assertEquals(LOCKED, assertThrows(SQLException.class, () -> Writers.write(server(), -1)).getErrorCode());
        assertTrue(practice.facts(Practice.FERRIES, Optional.empty()).groups().toOptional().orElseThrow().isEmpty());
        practice.ends.sqlServer().execute("RESTORE DATABASE [Ferries] WITH RECOVERY");
        Writers.write(server(), -2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"15.0.4312.2", "16.0.4165.4"})
    void aCutOverUnderEightWritersLosesNothingAndNeverAreBothSidesWritable(String version) throws Exception {
        linked(Practice.version(folder, version));
        try (Writers writers = new Writers(List.of(server(), instance())); RoleWatch watch = new RoleWatch(server(), instance())) {
            writers.start(8);
            writers.await(200);
            done(practice.run(practice.failOver(Side.MANAGED_INSTANCE, Workload.PROCEED, true, false)));
            writers.await(writers.acknowledged() + 200);
            assertEquals(List.of(), watch.bothWritable());
            assertTrue(watch.looks() > 0);
            Set<Integer> lost = writers.stop();
            Writers.read(instance()).forEach(lost::remove);
            assertEquals(Set.of(), lost);
        }
    }

    @Test
    void aDatabaseThatSomebodyUnlocksKeepsItsGroups() throws Exception {
        linked();
        RunResult result = practice.runner.run(practice.failOver(Side.MANAGED_INSTANCE, Workload.WAIT, true, false), practice.world, event -> {
            if (event instanceof StepEvent.Finished finished && finished.step().id().equals(FailOverLink.LOCK)) {
                practice.ends.sqlServer().execute("RESTORE DATABASE [Ferries] WITH RECOVERY");
            }
        });
        done(result);
        assertEquals(List.of("drop-distributed-group", "drop-availability-group"), result.history().left().stream().map(Step::id).toList());
        assertTrue(result.problem().orElseThrow().text().contains("state of SQL Server's database"), () -> result.problem().toString());
    }

    @Test
    void aCutOverLeavesSqlServersDatabaseWritableToWhoeverWantsIt() throws Exception {
        linked(Practice.version(folder, "15.0.4312.2"));
        done(practice.run(practice.failOver(new FailoverTask(Practice.FERRIES, Practice.SERVER, Practice.INSTANCE, Side.MANAGED_INSTANCE, Workload.WAIT, true, false).leavingWritable(true))));
        Writers.write(server(), -1);
    }

    @Test
    void aForcedOneTakesPlaceWithSqlServerStoppedAndItsReturnIsSeenAsTwoPrimaries() throws Exception {
        linked();
        practice.fault("kill", Practice.SERVER);
        done(practice.run(practice.failOver(Side.MANAGED_INSTANCE, Workload.PROCEED, false, true)));
        assertEquals(Optional.of(LinkRole.PRIMARY), link().role(Side.MANAGED_INSTANCE));
        practice.mend();
        assertEquals("Two primaries", link().state().words());
    }
}
