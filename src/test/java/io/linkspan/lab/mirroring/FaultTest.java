package io.linkspan.lab.mirroring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.engine.DatabaseState;
import io.linkspan.lab.engine.group.InstanceLink;
import io.linkspan.lab.engine.group.replication.LinkProblem;
import io.linkspan.lab.engine.group.replication.Seeding;
import io.linkspan.lab.engine.store.TransactionLog.ReuseWait;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.fault.Fault;
import io.linkspan.lab.fault.FaultKind;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultTest {

    @TempDir
    Path folder;

    private Pair pair;

    @AfterEach
    void close() {
        pair.close();
    }

    @ParameterizedTest
    @CsvSource({"CUT_PATH, sales", "CUT_PATH, SQL01", "CUT_PATH, mi1", "KILL, mi1", "KILL, SQL01"})
    void aBrokenPathDisconnectsAndTheQueueGrowsUntilItHeals(FaultKind kind, String on) {
        pair = new Pair(folder).linked();
        Fault fault = pair.faults.set(kind, on, "");
        pair.await("disconnected on both sides", () -> !pair.onSqlServer().partnership().connected() && !pair.onInstance().partnership().connected());
        for (int i = 0; i < 50; i++) {
            Pair.write(pair.source(), i, "while it is cut");
        }
        pair.source().log().backedUp();
        assertEquals(ReuseWait.AVAILABILITY_REPLICA, pair.source().log().reuseWait());
        assertTrue(Pair.rows(pair.copy()).isEmpty());
        pair.faults.clear(fault.id());
        pair.await("the rows are there", () -> Pair.rows(pair.copy()).size() == 50);
        assertTrue(pair.onSqlServer().partnership().connected());
    }

    @Test
    void aCutInTheMiddleOfSeedingStartsItAgain() {
        pair = new Pair(folder, Clock.systemUTC(), new Network(16L << 20, Duration.ofMillis(20)));
        Pair.write(pair.source(), 1, "one");
        InstanceLink link = pair.trusting().grouped().link();
        pair.await("in the middle", () -> pair.instance.databases().find(Pair.DATABASE).isPresent()
                && pair.onInstance().partnership().find(Pair.DATABASE).flatMap(r -> r.seeding()).filter(s -> s.percent() > 10 && s.running()).isPresent());
        assertEquals(DatabaseState.RESTORING, pair.copy().state());
        assertEquals("Seeding", link.databases().getFirst().replicaState().id());
        pair.faults.set(FaultKind.CUT_PATH, "", "");
        pair.await("the seeding has failed", () -> pair.sent().seeding().filter(s -> s.state() == Seeding.State.FAILED).isPresent());
        assertEquals(DatabaseState.RESTORING, pair.copy().state());
        pair.faults.clear();
        pair.await("a second one ends well", link::done);
        assertEquals(List.of(Seeding.State.FAILED, Seeding.State.COMPLETED), pair.sent().seedings().stream().map(Seeding::state).toList());
        assertEquals(Pair.rows(pair.source()), Pair.rows(pair.copy()));
    }

    @Test
    void stoppedRedoLetsTheRedoQueueGrow() {
        pair = new Pair(folder).linked();
        pair.faults.set(FaultKind.STOP_REDO, "mi1", "");
        var last = Pair.write(pair.source(), 1, "not yet");
        pair.await("hardened there", () -> pair.sent().progress().hardenedLsn().equals(last));
        assertTrue(pair.sent().progress().redoQueue() > 0);
        assertTrue(Pair.rows(pair.copy()).isEmpty());
        pair.faults.clear();
        pair.await("replayed", () -> Pair.rows(pair.copy()).containsKey(1));
        pair.await("the primary has heard", () -> pair.sent().progress().redoQueue() == 0);
    }

    @Test
    void deletingTheLinkReplaysWhatWasReceived() {
        pair = new Pair(folder).linked();
        pair.faults.set(FaultKind.STOP_REDO, "mi1", "");
        var last = Pair.write(pair.source(), 1, "received");
        pair.await("hardened there", () -> pair.received().progress().hardenedLsn().equals(last));
        pair.instance.groups().links().remove(Pair.LINK);
        assertEquals("{1=received}", Pair.rows(pair.copy()).toString());
    }

    @Test
    void aSuspendedDatabaseGetsNothingUntilItIsResumed() {
        pair = new Pair(folder).linked();
        pair.sqlServer.groups().suspend(Pair.DATABASE, true);
        pair.await("the instance knows", () -> pair.received().progress().partnerSuspended());
        Pair.write(pair.source(), 1, "later");
        assertTrue(Pair.rows(pair.copy()).isEmpty());
        pair.sqlServer.groups().suspend(Pair.DATABASE, false);
        pair.await("the row comes", () -> Pair.rows(pair.copy()).containsKey(1));
    }

    @Test
    void aLogBackupDuringSeedingBreaksTheLinkUnlessTheTraceFlagKeepsTheLog() {
        pair = new Pair(folder, Clock.systemUTC(), new Network(16L << 20, Duration.ofMillis(20)));
        InstanceLink link = pair.trusting().grouped().link();
        backUpWhileSeeding();
        pair.await("it fails", link::done);
        assertEquals(Optional.of(LinkProblem.NO_OVERLAP), link.failure());
        assertEquals("LinkCreationError", link.databases().getFirst().replicaState().id());
        assertTrue(pair.logged(pair.instance, "Error: 1408"));
    }

    @Test
    void withTheTraceFlagALogBackupDuringSeedingDoesNoHarm() {
        pair = new Pair(folder, Clock.systemUTC(), new Network(16L << 20, Duration.ofMillis(20)));
        pair.sqlServer.traceFlags().on(12381);
        InstanceLink link = pair.trusting().grouped().link();
        backUpWhileSeeding();
        pair.await("it is complete", link::done);
        assertEquals(Optional.empty(), link.failure());
        pair.await("the row is there", () -> Pair.rows(pair.copy()).containsKey(1));
    }

    private void backUpWhileSeeding() {
        pair.await("it seeds", () -> pair.onSqlServer().partnership().find(Pair.DATABASE).flatMap(r -> r.seeding()).filter(Seeding::running).isPresent());
        Pair.write(pair.source(), 1, "after the image");
        pair.source().log().backedUp();
    }

    @Test
    void aSlowPathIsSlowAndTheLagCanBeSeen() {
        pair = new Pair(folder).linked();
        pair.faults.set(FaultKind.SLOW_PATH, "sales", "1k");
        for (int i = 0; i < 40; i++) {
            Pair.write(pair.source(), i, "slow");
        }
        pair.await("the first are there", () -> !Pair.rows(pair.copy()).isEmpty() || pair.sent().progress().sent().isPresent());
        assertFalse(pair.copy().log().end().equals(pair.source().log().end()));
        pair.faults.clear();
        pair.await("all are there", () -> Pair.rows(pair.copy()).size() == 40);
    }

    @Test
    void aFullLogRefusesWritesUntilItIsCleared() {
        pair = new Pair(folder).linked();
        pair.faults.set(FaultKind.FILL_LOG, "SQL01", Pair.DATABASE);
        assertEquals(9002, assertThrows(ServerError.class, () -> Pair.write(pair.source(), 1, "no room")).number());
        pair.faults.clear();
        Pair.write(pair.source(), 1, "room");
        pair.await("it arrives", () -> Pair.rows(pair.copy()).containsKey(1));
    }
}
