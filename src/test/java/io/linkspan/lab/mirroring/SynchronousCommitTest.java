package io.linkspan.lab.mirroring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.engine.Machines;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.fault.FaultKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commits that wait for the other side of a distributed group. */
class SynchronousCommitTest {

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
    void anAnsweredCommitIsHardenedThereHoweverSlowTheWay() {
        synchronous();
        pair.faults.set(FaultKind.SLOW_PATH, "", "150ms");
        long start = System.nanoTime();
        var lsn = Pair.write(pair.source(), 1, "both");
        assertTrue(pair.received().progress().hardenedLsn().compareTo(lsn) >= 0);
        assertTrue(System.nanoTime() - start >= Duration.ofMillis(150).toNanos());
    }

    @Test
    void oneGroupAloneIsNotEnough() {
        pair.sqlServer.groups().modify(Pair.LINK, Map.of("salesag", SYNCHRONOUS));
        pair.faults.set(FaultKind.SLOW_PATH, "", "150ms");
        var lsn = Pair.write(pair.source(), 1, "here");
        assertTrue(lsn.after(pair.received().progress().hardenedLsn()));
    }

    @Test
    void nobodyWaitsForASecondaryThatIsNotConnected() {
        synchronous();
        pair.faults.set(FaultKind.CUT_PATH, "", "");
        pair.await("disconnected", () -> !pair.onSqlServer().partnership().connected());
        Pair.write(pair.source(), 1, "alone");
        assertEquals("NOT SYNCHRONIZING", states().getFirst());
    }

    @Test
    void aSecondaryThatIsRequiredIsWaitedForEvenWhileItIsAway() throws Exception {
        synchronous();
        pair.sqlServer.groups().set(Pair.LINK, Map.of("REQUIRED_SYNCHRONIZED_SECONDARIES_TO_COMMIT", "1"));
        pair.faults.set(FaultKind.CUT_PATH, "", "");
        pair.await("disconnected", () -> !pair.onSqlServer().partnership().connected());
        CompletableFuture<?> commit = CompletableFuture.runAsync(() -> Pair.write(pair.source(), 1, "waits"));
        pair.await("it is in the log here", () -> Pair.rows(pair.source()).containsKey(1));
        assertFalse(commit.isDone());
        pair.faults.clear();
        pair.await("it is answered", commit::isDone);
        assertTrue(Pair.rows(pair.source()).containsKey(1));
    }

    @Test
    void noMoreCanBeRequiredThanCommitSynchronously() {
        assertEquals(35248, assertThrows(ServerError.class, () -> pair.sqlServer.groups().set(Pair.LINK, Map.of("REQUIRED_SYNCHRONIZED_SECONDARIES_TO_COMMIT", "1"))).number());
    }

    @Test
    void bothSidesShowSynchronizedOnceNothingIsMissing() {
        assertEquals(List.of("SYNCHRONIZING", "HEALTHY"), states());
        synchronous();
        pair.await("synchronized", () -> states().equals(List.of("SYNCHRONIZED", "HEALTHY")));
        pair.sqlServer.groups().modify(Pair.LINK, Map.of("salesag", Map.of("AVAILABILITY_MODE", "ASYNCHRONOUS_COMMIT")));
        assertEquals(List.of("SYNCHRONIZING", "HEALTHY"), states());
    }

    /** Of the row that SQL Server has of the other side. */
    private List<String> states() {
        return Machines.rows(pair.sqlServer.databases().master(), "sys", "dm_hadr_database_replica_states").stream().filter(r -> Boolean.FALSE.equals(r.get("is_local"))).findFirst()
                .map(r -> List.of(String.valueOf(r.get("synchronization_state_desc")), String.valueOf(r.get("synchronization_health_desc")))).orElseThrow();
    }

    private void synchronous() {
        pair.sqlServer.groups().modify(Pair.LINK, Map.of("salesag", SYNCHRONOUS, "salesmiag", SYNCHRONOUS));
        pair.await("nothing is missing", () -> states().getFirst().equals("SYNCHRONIZED"));
    }
}
