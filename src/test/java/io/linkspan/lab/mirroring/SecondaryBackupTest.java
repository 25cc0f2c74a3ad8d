package io.linkspan.lab.mirroring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an instance backs up by itself of a database that only follows a primary. */
class SecondaryBackupTest {

    @TempDir
    Path folder;

    private final Ahead clock = new Ahead();
    private Pair pair;

    /** Today, put forward. */
    private static final class Ahead extends Clock {

        private volatile Duration by = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void open() {
        pair = new Pair(folder, clock, new Network(1L << 30, Duration.ofMillis(20)));
    }

    @AfterEach
    void close() {
        pair.close();
    }

    /** Time passes, and the instance looks what is due. */
    private Instant pass(Duration time) {
        pair.instance.automaticBackups().look();
        clock.by = clock.by.plus(time);
        pair.instance.automaticBackups().look();
        return clock.instant();
    }

    private void written(int id, String value) {
        Pair.write(pair.source(), id, value);
        pair.await("row " + id + " has arrived", () -> value.equals(Pair.rows(pair.copy()).get(id)));
    }

    private String types() {
        return String.join("", pair.instance.backups().all().stream().map(backup -> backup.type()).toList());
    }

    @Test
    void aCopyIsBackedUpAndRestoredAlthoughThePrimaryCutsItsLogOff() {
        pair.linked();
        pass(Duration.ofSeconds(2));
        written(1, "early");
        Instant moment = pass(Duration.ofMinutes(1));
        written(2, "late");
        pair.source().log().backedUp();
        written(3, "after the primary's log backup");
        pass(Duration.ofMinutes(11));
        assertEquals(Map.of(1, "early"), Pair.rows(pair.instance.automaticBackups().restore(pair.copy(), moment, "Then").orElseThrow()));
        assertEquals(Pair.rows(pair.source()), Pair.rows(pair.instance.automaticBackups().restore(pair.copy(), clock.instant(), "Now").orElseThrow()));
        written(4, "the link goes on");
    }

    @Test
    void aLinkedDatabaseHasNoDifferentialBackupAndAChangeOfRoleBeginsWithAFullOne() {
        pair.linked();
        pass(Duration.ofSeconds(2));
        for (int hour = 0; hour < 14; hour++) {
            pass(Duration.ofHours(1));
        }
        assertTrue(types().matches("DL+"), types());
        Instant before = clock.instant();
        pair.sqlServer.groups().failOver(Pair.LINK);
        pass(Duration.ofSeconds(2));
        assertTrue(types().matches("DL+D"), types());
        assertTrue(pair.instance.automaticBackups().earliest(pair.copy()).orElseThrow().isAfter(before));
        Pair.write(pair.copy(), 5, "from the instance");
        assertEquals(List.of(5), List.copyOf(Pair.rows(pair.instance.automaticBackups().restore(pair.copy(), clock.instant(), "Primary").orElseThrow()).keySet()));
    }
}
