package io.linkspan.plan.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.check.CheckReport;
import io.linkspan.check.Verdict;
import io.linkspan.model.DatabaseReplica;
import io.linkspan.model.Finding;
import io.linkspan.model.LinkRole;
import io.linkspan.model.ReplicaView;
import io.linkspan.model.Side;
import io.linkspan.monitor.Watch;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.run.RunResult;
import io.linkspan.plan.task.failover.FailoverDraft;
import io.linkspan.plan.task.failover.FailoverTask;
import io.linkspan.plan.task.failover.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Forced failovers from every position, what they may lose, and how the return of the lost side is found. */
class ForcedScenarioTest extends PracticeScenario {

    @BeforeEach
    void begin() throws Exception {
        linked();
    }

    private FailoverDraft forced(Side to) {
        FailoverDraft draft = practice.draft(new FailoverTask(Practice.FERRIES, Practice.SERVER, Practice.INSTANCE, to, Workload.PROCEED, false, true));
        CheckReport report = draft.check(_ -> { });
        assertEquals(Verdict.READY, report.verdict(), report::toString);
        return draft;
    }

    private static List<String> codes(Watch watch) {
        return watch.findings().stream().map(Finding::code).toList();
    }

    @Test
    void itsReturnIsFoundWithinTwoPolls() {
        Watch before = practice.watch(Optional.empty());
        practice.fault("kill", Practice.SERVER);
        FailoverDraft draft = forced(Side.MANAGED_INSTANCE);
        assertEquals("ferries unknown", draft.loss().sentence(Practice.FERRIES));
        done(practice.run(draft.plan("ferries unknown")));
        Watch alone = practice.watch(Optional.of(before));
        assertTrue(!codes(alone).contains("two-primaries"), () -> codes(alone).toString());
        practice.mend();
        Watch first = practice.watch(Optional.of(alone));
        Watch second = practice.watch(Optional.of(first));
        assertTrue(codes(first).contains("two-primaries") || codes(second).contains("two-primaries"), () -> codes(first) + " then " + codes(second));
        assertTrue(second.findings().stream().filter(f -> f.code().equals("two-primaries")).allMatch(f -> f.next().contains("linkspan link repair ferries")), () -> second.findings().toString());
    }

    @Test
    void azureIsNotNeededWhereTheInstanceAnswers() {
        practice.fault("kill", Practice.SERVER);
        practice.fault("arm-error", Practice.INSTANCE, "InvalidParameterValue");
        done(practice.run(forced(Side.MANAGED_INSTANCE).plan("ferries unknown")));
        assertEquals(Optional.of(LinkRole.PRIMARY), link().role(Side.MANAGED_INSTANCE));
    }

    @Test
    void sqlServerTakesOverWithTheInstanceGoneAndItsReturnIsRepaired() throws Exception {
        done(practice.run(practice.failOver(Side.MANAGED_INSTANCE, Workload.WAIT, false, false)));
        practice.fault("kill", Practice.INSTANCE);
        practice.fault("arm-error", Practice.INSTANCE, "InvalidParameterValue");
        done(practice.run(forced(Side.SQL_SERVER).plan("ferries unknown")));
        practice.mend();
        assertEquals("Two primaries", link().state().words());
        practice.ends.instance().execute("INSERT Ferries.dbo.Written (n, writer) VALUES (7, 0); CREATE CREDENTIAL [https://harbour.blob.practice.example/saved] WITH IDENTITY = 'MANAGED IDENTITY'");
        done(practice.run(practice.repair(Side.SQL_SERVER, "https://harbour.blob.practice.example/saved/").plan()));
        assertEquals("Synchronising", link().state().words());
        assertEquals(List.of(), Writers.read(instance()));
    }

    /** Behind a cut path the copy falls behind, second by second, while the primary is still there to be asked. */
    private void behind(long seconds) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (lag() < seconds) {
            assertTrue(System.nanoTime() < end, "the copy does not fall behind");
            practice.ends.sqlServer().execute("INSERT Ferries.dbo.Written (n, writer) VALUES (" + (int) (System.nanoTime() / 1000 % 2_000_000_000L) + ", 0)");
        }
    }

    private long lag() {
        return link().seen(Side.SQL_SERVER).flatMap(ReplicaView::remote).map(DatabaseReplica::secondaryLagSeconds).flatMap(s -> s.isPresent() ? Optional.of(s.getAsLong()) : Optional.empty()).orElse(0L);
    }

    @Test
    void moreLossThanWasAgreedToAtTheMomentOfRunningChangesNothing() {
        practice.fault("cut-path", "");
        behind(1);
        FailoverDraft draft = forced(Side.MANAGED_INSTANCE);
        String typed = draft.loss().sentence(Practice.FERRIES);
        behind(draft.loss().seconds().orElseThrow() + 2);
        RunResult result = practice.run(draft.plan(typed));
        assertEquals(RunOutcome.UNDONE, result.outcome(), () -> result.problem().toString());
        assertTrue(result.problem().orElseThrow().text().contains("what would be lost is"), () -> result.problem().toString());
        assertEquals(Optional.of(LinkRole.SECONDARY), link().role(Side.MANAGED_INSTANCE));
        done(practice.run(draft.plan("ferries up to 600 s")));
    }

    @Test
    void aLossThatCannotBeKnownAnyMoreIsMoreThanAnyNumber() {
        FailoverDraft draft = forced(Side.MANAGED_INSTANCE);
        practice.fault("kill", Practice.SERVER);
        RunResult result = practice.run(draft.plan("ferries up to 5 s"));
        assertEquals(RunOutcome.UNDONE, result.outcome(), () -> result.problem().toString());
        assertTrue(result.problem().orElseThrow().text().contains("not known any more"), () -> result.problem().toString());
        assertEquals(Optional.of(LinkRole.SECONDARY), link().role(Side.MANAGED_INSTANCE));
    }
}
