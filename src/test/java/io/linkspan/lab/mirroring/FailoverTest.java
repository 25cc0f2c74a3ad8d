package io.linkspan.lab.mirroring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.group.Role;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.fault.FaultKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Changes of role of a distributed group, over the wire between its two sides. */
class FailoverTest {

    private static final Map<String, String> SYNCHRONOUS = Map.of("AVAILABILITY_MODE", "SYNCHRONOUS_COMMIT");

    @TempDir
    Path folder;

    private Pair pair;

    @BeforeEach
    void open() {
        pair = new Pair(folder).linked();
    }

    @AfterEach
    void close() {
        pair.close();
    }

    @Test
    void aPlannedFailoverSwapsTheRolesAndDataFlowsTheOtherWay() {
        Pair.write(pair.source(), 1, "before");
        pair.sqlServer.groups().failOver(Pair.LINK);
        roles(Role.SECONDARY, Role.PRIMARY);
        assertEquals(Map.of(1, "before"), Pair.rows(pair.copy()));
        Pair.write(pair.copy(), 2, "after");
        pair.await("the row comes back", () -> Pair.rows(pair.source()).containsKey(2));
        refused(3906, () -> Pair.write(pair.source(), 3, "no"));
    }

    @Test
    void failingOverThereAndBackAgainAndAgainKeepsEveryRow() {
        for (int round = 0; round < 6; round++) {
            Instance from = round % 2 == 0 ? pair.sqlServer : pair.instance;
            Pair.write(from.databases().get(Pair.DATABASE), round, "round " + round);
            pair.await("round " + round + " is connected", () -> connected(from));
            from.groups().failOver(Pair.LINK);
        }
        roles(Role.PRIMARY, Role.SECONDARY);
        assertEquals(6, Pair.rows(pair.copy()).size());
        pair.await("connected again", () -> connected(pair.sqlServer));
        Pair.write(pair.source(), 9, "last");
        pair.await("both are equal", () -> Pair.rows(pair.copy()).equals(Pair.rows(pair.source())));
    }

    @Test
    void afterAPlannedFailoverCommitsAreAsynchronousWhateverTheyWere() {
        synchronous();
        pair.sqlServer.groups().failOver(Pair.LINK);
        assertTrue(pair.onSqlServer().replicas().stream().noneMatch(r -> r.synchronous()));
        assertTrue(pair.onInstance().replicas().stream().noneMatch(r -> r.synchronous()));
    }

    @Test
    void theOlderWayStopsBothSidesBeforeOneTakesOver() {
        synchronous();
        Pair.write(pair.source(), 1, "x");
        pair.sqlServer.groups().becomeSecondary(Pair.LINK);
        roles(Role.SECONDARY, Role.SECONDARY);
        refused(3906, () -> Pair.write(pair.source(), 2, "no"));
        refused(3906, () -> Pair.write(pair.copy(), 2, "no"));
        assertEquals(pair.source().log().end(), pair.received().progress().hardenedLsn());
        pair.instance.groups().forceFailOver(Pair.LINK);
        roles(Role.SECONDARY, Role.PRIMARY);
        Pair.write(pair.copy(), 3, "there");
        pair.await("the row comes back", () -> Pair.rows(pair.source()).containsKey(3));
    }

    @Test
    void theRestOfTheLogStillGoesOverAfterThePrimaryRoleIsGivenUp() {
        pair.faults.set(FaultKind.SLOW_PATH, "", "4k");
        for (int i = 0; i < 8; i++) {
            Pair.write(pair.source(), i, "row");
        }
        pair.sqlServer.groups().becomeSecondary(Pair.LINK);
        pair.await("the other side has the end of the log", () -> pair.received().progress().hardenedLsn().equals(pair.source().log().end()));
    }

    @Test
    void aSideThatGaveUpTheRoleCanTakeItBack() {
        pair.sqlServer.groups().becomeSecondary(Pair.LINK);
        pair.sqlServer.groups().forceFailOver(Pair.LINK);
        roles(Role.PRIMARY, Role.SECONDARY);
        Pair.write(pair.source(), 1, "on");
        pair.await("data flows", () -> Pair.rows(pair.copy()).containsKey(1));
    }

    @Test
    void theForwardersDatabaseLeavesItsGroupRestoringAndKeepsItsRows() {
        Pair.write(pair.source(), 1, "x");
        pair.sqlServer.groups().becomeSecondary(Pair.LINK);
        String group = pair.sqlServer.groups().holding(Pair.DATABASE).orElseThrow().name();
        refused(41190, () -> pair.sqlServer.groups().removeDatabases(group, List.of(Pair.DATABASE)));
        pair.sqlServer.groups().leave(Pair.DATABASE);
        assertEquals("RESTORING", pair.source().state().name());
        assertTrue(pair.source().groupDatabaseId().isEmpty());
        pair.sqlServer.groups().drop(Pair.LINK);
        pair.sqlServer.groups().drop(group);
        assertEquals("RESTORING", pair.source().state().name());
        assertTrue(Pair.rows(pair.source()).containsKey(1));
    }

    @Test
    void wrongRolesAreRefusedAndChangeNothing() {
        refused(41140, () -> pair.instance.groups().failOver(Pair.LINK));
        refused(41195, () -> pair.instance.groups().becomeSecondary(Pair.LINK));
        refused(41122, () -> pair.sqlServer.groups().forceFailOver(Pair.LINK));
        roles(Role.PRIMARY, Role.SECONDARY);
    }

    @Test
    void aPlannedFailoverNeedsASecondaryThatSynchronizes() {
        pair.sqlServer.groups().suspend(Pair.DATABASE, true);
        refused(41142, () -> pair.sqlServer.groups().failOver(Pair.LINK));
        pair.sqlServer.groups().suspend(Pair.DATABASE, false);
        pair.faults.set(FaultKind.CUT_PATH, "", "");
        pair.await("disconnected", () -> !connected(pair.sqlServer));
        refused(41142, () -> pair.sqlServer.groups().failOver(Pair.LINK));
        roles(Role.PRIMARY, Role.SECONDARY);
        Pair.write(pair.source(), 1, "still");
    }

    @Test
    void aSecondaryThatDoesNotCatchUpInTimeLeavesEverythingAsItWas() {
        pair.sqlServer.groups().failoverPatience(Duration.ofMillis(200));
        pair.faults.set(FaultKind.SLOW_PATH, "", "1k");
        for (int i = 0; i < 20; i++) {
            Pair.write(pair.source(), i, "row");
        }
        refused(41149, () -> pair.sqlServer.groups().failOver(Pair.LINK));
        roles(Role.PRIMARY, Role.SECONDARY);
        assertFalse(pair.onSqlServer().local().synchronous());
        Pair.write(pair.source(), 99, "still");
    }

    @Test
    void aForcedFailoverLosesWhatWasNotSentAndTheLoserIsUndoneToTheCommonHistory() {
        Pair.write(pair.source(), 1, "common");
        pair.await("it is there", () -> Pair.rows(pair.copy()).containsKey(1));
        pair.faults.set(FaultKind.CUT_PATH, "", "");
        pair.await("disconnected", () -> !connected(pair.sqlServer) && !connected(pair.instance));
        Pair.write(pair.source(), 2, "lost");
        pair.instance.groups().forceFailOver(Pair.LINK);
        Pair.write(pair.copy(), 3, "kept");
        roles(Role.PRIMARY, Role.PRIMARY);
        pair.faults.clear();
        pair.await("each refuses the other", () -> pair.lastError() == 41976);
        roles(Role.PRIMARY, Role.PRIMARY);
        assertEquals(2, Pair.rows(pair.source()).size());
        pair.sqlServer.groups().becomeSecondary(Pair.LINK);
        pair.await("undone", () -> Pair.rows(pair.source()).equals(Map.of(1, "common", 3, "kept")));
        Pair.write(pair.copy(), 4, "flows");
        pair.await("data flows", () -> Pair.rows(pair.source()).containsKey(4));
        pair.instance.groups().failOver(Pair.LINK);
        roles(Role.PRIMARY, Role.SECONDARY);
    }

    private void synchronous() {
        for (Instance side : new Instance[] {pair.sqlServer, pair.instance}) {
            side.groups().modify(Pair.LINK, Map.of("salesag", SYNCHRONOUS, "salesmiag", SYNCHRONOUS));
        }
    }

    private static boolean connected(Instance side) {
        return side.groups().find(Pair.LINK).orElseThrow().partnership().connected();
    }

    private void roles(Role onSqlServer, Role onInstance) {
        assertEquals(onSqlServer + " " + onInstance, pair.onSqlServer().role() + " " + pair.onInstance().role());
    }

    private static void refused(int number, Executable statement) {
        assertEquals(number, assertThrows(ServerError.class, statement).number());
    }
}
