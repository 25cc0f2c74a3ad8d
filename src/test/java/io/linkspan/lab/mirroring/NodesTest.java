package io.linkspan.lab.mirroring;

import static io.linkspan.lab.mirroring.Nodes.GROUP;
import static io.linkspan.lab.mirroring.Nodes.database;
import static io.linkspan.lab.mirroring.Nodes.group;
import static io.linkspan.lab.mirroring.Nodes.states;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.group.Role;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.fault.FaultKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What can be done to a group of two nodes. */
class NodesTest {

    @TempDir
    Path folder;

    private Nodes nodes;
    private Pair pair;
    private Instance first;
    private Instance second;

    @BeforeEach
    void open() {
        nodes = new Nodes(folder);
        pair = nodes.pair;
        first = nodes.first;
        second = nodes.second;
    }

    @AfterEach
    void close() {
        nodes.close();
    }

    @Test
    void whatThePrimaryCommitsTheOtherNodeHas() {
        var lsn = Pair.write(database(first), 2, "both");
        assertTrue(group(second).partnership().find(Pair.DATABASE).orElseThrow().progress().hardenedLsn().compareTo(lsn) >= 0);
        refused(3906, () -> Pair.write(database(second), 3, "no"));
        assertEquals("NODE1 PRIMARY CONNECTED HEALTHY, NODE2 SECONDARY CONNECTED HEALTHY", states(first));
        assertEquals("NODE2 SECONDARY CONNECTED HEALTHY", states(second));
    }

    @Test
    void failoverRunsOnTheSecondaryAndMovesTheListener() {
        first.groups().listener(GROUP, Optional.of(Nodes.listener()));
        assertEquals(pair.estate.addresses().find("10.0.0.21", 5022), pair.estate.addresses().find("10.0.0.20", 5022));
        nodes.failOver(second);
        assertEquals("SECONDARY PRIMARY", group(first).role() + " " + group(second).role());
        assertEquals(pair.estate.addresses().find("10.0.0.22", 5022), pair.estate.addresses().find("10.0.0.20", 5022));
        assertEquals("sales-listener", group(second).listener().orElseThrow().name());
        Pair.write(database(second), 2, "from the second");
        pair.await("it reaches the first", () -> Pair.rows(database(first)).containsKey(2));
        nodes.failOver(first);
        Pair.write(database(first), 3, "back");
    }

    @Test
    void aSecondaryThatIsNotSynchronizedIsRefused() {
        pair.faults.set(FaultKind.CUT_PATH, "NODE2", "");
        pair.await("disconnected", () -> !group(first).partnership("NODE2").connected());
        refused(41142, () -> second.groups().failOver(GROUP));
        refused(41122, () -> first.groups().failOver(GROUP));
        assertEquals(Role.PRIMARY, group(first).role());
    }

    @Test
    void aSecondaryThatComesBackIsSynchronizedOnlyOnceItMissesNothing() {
        for (int row = 2; row < 12; row++) {
            pair.faults.set(FaultKind.CUT_PATH, "NODE2", "");
            pair.await("disconnected", () -> !group(first).partnership("NODE2").connected() && !group(second).partnership().connected());
            var lsn = Pair.write(database(first), row, "while it was away");
            pair.faults.clear();
            pair.await("it says so", () -> states(second).equals("NODE2 SECONDARY CONNECTED HEALTHY"));
            assertTrue(group(second).partnership().find(Pair.DATABASE).orElseThrow().progress().hardenedLsn().compareTo(lsn) >= 0, "row " + row);
        }
    }

    @Test
    void forcedFailoverDeposesTheOldPrimaryAndUndoesWhatItHadAlone() {
        pair.faults.set(FaultKind.CUT_PATH, "NODE2", "");
        pair.await("disconnected", () -> !group(first).partnership("NODE2").connected());
        Pair.write(database(first), 2, "lost");
        second.groups().forceFailOver(GROUP);
        assertEquals("SECONDARY PRIMARY", group(first).role() + " " + group(second).role());
        Pair.write(database(second), 3, "kept");
        pair.faults.clear();
        pair.await("undone", () -> Pair.rows(database(first)).equals(Map.of(1, "before", 3, "kept")));
    }

    @Test
    void aLinkLivesThroughALocalFailover() {
        nodes.link();
        nodes.failOver(second);
        Pair.write(database(second), 2, "from the second");
        pair.await("it reaches the instance", () -> Pair.rows(pair.copy()).containsKey(2));
        assertTrue(first.groups().distributed().isEmpty());
        pair.await("connected", () -> second.groups().find(Pair.LINK).orElseThrow().partnership().connected());
        second.groups().failOver(Pair.LINK);
        Pair.write(pair.copy(), 3, "from the instance");
        pair.await("it reaches the second node", () -> Pair.rows(database(second)).containsKey(3));
        refused(3906, () -> Pair.write(database(second), 4, "no"));
    }

    @Test
    void anInstanceThatLagsMissesNothingWhenTheNodesFailOver() {
        nodes.link();
        pair.faults.set(FaultKind.CUT_PATH, "mi1", "");
        pair.await("the instance is cut off", () -> !first.groups().find(Pair.LINK).orElseThrow().partnership().connected());
        Pair.write(database(first), 2, "while it was away");
        nodes.failOver(second);
        Pair.write(database(second), 3, "after the failover");
        pair.faults.clear();
        pair.await("it has all", () -> Pair.rows(pair.copy()).equals(Pair.rows(database(second))));
        assertEquals(3, Pair.rows(pair.copy()).size());
    }

    @Test
    void aCopyThatHadBegunToLoseItsRowsFollowsAPrimaryThatHasThemAllTheSame() {
        nodes.link();
        pair.faults.set(FaultKind.KILL, "NODE2", "");
        pair.await("the second node is away", () -> states(first).contains("NODE2 SECONDARY DISCONNECTED"));
        Pair.write(database(first), 2, "not on the second");
        pair.await("the instance has it", () -> Pair.rows(pair.copy()).containsKey(2));
        pair.faults.clear();
        pair.faults.set(FaultKind.KILL, "NODE1", "");
        pair.faults.set(FaultKind.SLOW_PATH, "", "20k");
        second.groups().forceFailOver(GROUP);
        pair.await("the instance begins to lose it", () -> pair.onInstance().partnership().find(Pair.DATABASE).orElseThrow().progress().reverting());
        pair.faults.set(FaultKind.KILL, "NODE2", "");
        first.groups().forceFailOver(GROUP);
        pair.faults.clear();
        Pair.write(database(first), 3, "later");
        pair.await("the instance follows", () -> Pair.rows(pair.copy()).equals(Map.of(1, "before", 2, "not on the second", 3, "later")));
    }

    @Test
    void aCommitThatWaitsForARequiredInstanceEndsWithTheRoleOfItsNode() {
        nodes.link();
        Map<String, String> synchronous = Map.of("AVAILABILITY_MODE", "SYNCHRONOUS_COMMIT");
        first.groups().modify(Pair.LINK, Map.of(GROUP, synchronous, "salesmiag", synchronous));
        first.groups().set(Pair.LINK, Map.of("REQUIRED_SYNCHRONIZED_SECONDARIES_TO_COMMIT", "1"));
        pair.faults.set(FaultKind.CUT_PATH, "mi1", "");
        pair.await("the instance is cut off", () -> !first.groups().find(Pair.LINK).orElseThrow().partnership().connected());
        CompletableFuture<?> commit = CompletableFuture.runAsync(() -> Pair.write(database(first), 2, "waits"));
        pair.await("it is on the other node", () -> Pair.rows(database(second)).containsKey(2));
        assertFalse(commit.isDone());
        nodes.failOver(second);
        pair.await("nobody waits any more", commit::isDone);
    }

    @Test
    void aLogBackupOnTheNewPrimaryGoesOnWhereTheOldOneEnded() {
        var backedUp = database(first).log().backedUp().last();
        Pair.write(database(first), 2, "not backed up");
        nodes.failOver(second);
        assertEquals(backedUp, database(second).log().backedUp().first());
    }

    @Test
    void aNodeThatIsRemovedKeepsACopyThatRestores() {
        refused(35284, () -> first.groups().removeReplicas(GROUP, List.of("NODE1")));
        refused(35283, () -> first.groups().removeReplicas(GROUP, List.of("NODE9")));
        refused(41140, () -> second.groups().removeReplicas(GROUP, List.of("NODE1")));
        first.groups().removeReplicas(GROUP, List.of("NODE2"));
        assertTrue(second.groups().all().isEmpty());
        assertEquals("RESTORING", database(second).state().name());
        refused(35282, () -> first.groups().addReplicas(GROUP, Map.of("NODE1", Nodes.replica("10.0.0.21"))));
    }

    private static void refused(int number, Executable statement) {
        assertEquals(number, assertThrows(ServerError.class, statement).number());
    }
}
