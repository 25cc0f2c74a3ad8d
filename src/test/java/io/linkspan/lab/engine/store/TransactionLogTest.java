package io.linkspan.lab.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.engine.store.TransactionLog.Range;
import io.linkspan.lab.engine.store.TransactionLog.ReuseWait;
import io.linkspan.lab.engine.type.ServerError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the log keeps, for whom and how long (SQL Server Transaction Log Architecture and Management Guide; sys.databases, log_reuse_wait). */
class TransactionLogTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Object REPLICA = "a replica";

    private final TransactionLog log = new TransactionLog();

    private Lsn commit() {
        return log.append(NOW, 1, List.of(new Change.RowDeleted(1, 1))).lsn();
    }

    private void chained() {
        log.chained(true, log.end());
    }

    @Test
    void aCopyMadeFromAnImageKnowsItsHistoryOnceItIsTold() {
        assertTrue(log.knowsItsHistory());
        log.startAt(commit());
        assertFalse(log.knowsItsHistory());
        log.follow(Forks.first(), log.begin(), Optional.empty());
        assertTrue(log.knowsItsHistory());
    }

    @Test
    void withoutAChainNothingIsKept() {
        Lsn before = log.end();
        commit();
        assertEquals(List.of(), log.after(before, 10));
        assertFalse(log.reaches(before));
        assertEquals(ReuseWait.NOTHING, log.reuseWait());
    }

    @Test
    void aChainKeepsEverythingUntilItIsBackedUp() {
        chained();
        Lsn first = log.end();
        Lsn last = commit();
        assertEquals(ReuseWait.LOG_BACKUP, log.reuseWait());
        assertEquals(1, log.after(first, 10).size());
        assertEquals(new Range(first, last), log.backedUp());
        assertEquals(ReuseWait.NOTHING, log.reuseWait());
        assertFalse(log.reaches(first));
    }

    @Test
    void eachBackupBeginsWhereTheOneBeforeEnded() {
        chained();
        commit();
        Lsn one = log.backedUp().last();
        commit();
        Lsn two = commit();
        assertEquals(new Range(one, two), log.backedUp());
        assertEquals(new Range(two, two), log.backedUp());
    }

    @Test
    void aReplicaThatIsBehindKeepsWhatIsBackedUpUntilItHasItOrIsGone() {
        chained();
        Lsn behind = log.end();
        log.hold(REPLICA, behind);
        Lsn one = commit();
        Lsn two = commit();
        log.backedUp();
        assertEquals(ReuseWait.AVAILABILITY_REPLICA, log.reuseWait());
        assertTrue(log.reaches(behind));
        log.hold(REPLICA, one);
        log.backedUp();
        assertEquals(List.of(two), log.after(behind, 10).stream().map(LogRecord::lsn).toList());
        log.release(REPLICA);
        log.backedUp();
        assertEquals(List.of(), log.after(behind, 10));
        assertEquals(ReuseWait.NOTHING, log.reuseWait());
    }

    @Test
    void aLogThatMayNotGrowIsFull() {
        chained();
        log.named("Sales");
        log.limit(1 << 20, 1 << 20);
        commit();
        log.demandSpace(100);
        ServerError full = assertThrows(ServerError.class, () -> log.demandSpace(2 << 20));
        assertEquals("9002 true true", full.number() + " " + full.getMessage().contains("Sales") + " " + full.getMessage().contains("LOG_BACKUP"));
    }

    @Test
    void whoeverWaitsIsWokenByTheNextCommit() throws InterruptedException {
        chained();
        Lsn end = log.end();
        assertFalse(log.await(end, Duration.ofMillis(1)));
        Thread committing = Thread.ofVirtual().start(this::commit);
        assertTrue(log.await(end, Duration.ofSeconds(20)));
        committing.join();
    }

    @Test
    void lsnsRiseOverTheEndOfALogFile() {
        chained();
        Lsn before = log.end();
        for (int i = 0; i < 5000; i++) {
            Lsn next = commit();
            assertTrue(next.after(before), () -> next + " after " + log.end());
            before = next;
        }
        assertTrue(before.file() > 34);
        assertEquals(before, Lsn.of(before.number()));
    }

    @Test
    void aCopyFollowsWhatItsPrimaryKeepsButForItsOwnReplicas() {
        TransactionLog copy = new TransactionLog();
        chained();
        copy.startAt(log.end());
        Lsn image = copy.end();
        copy.chained(true, image);
        for (int i = 0; i < 3; i++) {
            copy.redo(new LogRecord(commit(), NOW, 1, List.of()));
        }
        assertTrue(copy.beginsWithImage());
        copy.hold(REPLICA, image);
        copy.follow(log.forks(), log.end(), Optional.of(log.end()));
        assertTrue(copy.reaches(image));
        copy.release(REPLICA);
        copy.follow(log.forks(), log.end(), Optional.of(log.end()));
        assertFalse(copy.reaches(image));
        assertFalse(copy.beginsWithImage());
        assertEquals(log.forks(), copy.forks());
    }

    @Test
    void anotherImageBeginsAnotherHistory() {
        chained();
        Forks before = log.forks();
        int starts = log.starts();
        log.startAt(new Lsn(40, 16, 1));
        assertEquals(starts + 1, log.starts());
        assertEquals(Lsn.ZERO, log.forks().common(log.end(), before, new Lsn(40, 16, 1)));
    }
}
