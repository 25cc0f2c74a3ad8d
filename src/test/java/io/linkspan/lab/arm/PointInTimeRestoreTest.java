package io.linkspan.lab.arm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.core.management.exception.ManagementException;
import com.azure.resourcemanager.sql.fluent.models.ManagedDatabaseInner;
import com.azure.resourcemanager.sql.models.ManagedDatabaseCreateMode;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.tsql.Shell;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Automatic backups of an instance, and databases brought back from them through the SDK. */
class PointInTimeRestoreTest {

    private static final String SOURCE = ArmEstate.INSTANCES + "/quay-one/databases/Ferries";

    private final Ahead clock = new Ahead();
    private ArmEstate arm;
    private Instance instance;
    private Shell sql;

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
    void start() throws Exception {
        arm = new ArmEstate(10, clock);
        instance = arm.estate.find("quay-one").orElseThrow();
        sql = Shell.on(instance, "master");
        sql.run("CREATE DATABASE Ferries");
        sql.run("USE Ferries; CREATE TABLE t (id int); INSERT t VALUES (1)");
        assertEquals(List.of(), sql.errors());
    }

    @AfterEach
    void stop() {
        arm.close();
        assertEquals(List.of(), arm.server.defects());
    }

    /** Time passes, and the instance looks what is due. */
    private Instant pass(Duration time) {
        instance.automaticBackups().look();
        clock.by = clock.by.plus(time);
        instance.automaticBackups().look();
        return clock.instant();
    }

    private ManagedDatabaseInner restore(String name, String source, Instant moment) {
        ManagedDatabaseInner wanted = new ManagedDatabaseInner().withLocation("westeurope").withCreateMode(ManagedDatabaseCreateMode.POINT_IN_TIME_RESTORE).withSourceDatabaseId(source)
                .withRestorePointInTime(moment == null ? null : OffsetDateTime.ofInstant(moment, ZoneOffset.UTC));
        return arm.typed().getManagedDatabases().createOrUpdate("practice", "quay-one", name, wanted);
    }

    @Test
    void theInstanceBacksUpByItself() {
        pass(Duration.ofSeconds(2));
        assertEquals("D|0", sql.rows("SELECT type, is_copy_only FROM msdb.dbo.backupset"));
        pass(Duration.ofMinutes(11));
        pass(Duration.ofHours(12));
        assertEquals("D;L;L;I", sql.rows("SELECT type FROM msdb.dbo.backupset ORDER BY backup_set_id"));
        pass(Duration.ofDays(7));
        assertTrue(sql.rows("SELECT type FROM msdb.dbo.backupset ORDER BY backup_set_id").endsWith(";D"));
    }

    @Test
    void aDatabaseComesBackAsItWasAtAMoment() {
        pass(Duration.ofSeconds(2));
        sql.run("INSERT t VALUES (2)");
        Instant moment = pass(Duration.ofMinutes(11));
        sql.run("CREATE USER later WITHOUT LOGIN; DELETE t WHERE id = 1; INSERT t VALUES (3)");
        pass(Duration.ofMinutes(1));
        assertEquals("Online", restore("Rehearsal", SOURCE, moment).status().toString());
        assertEquals("1;2", sql.rows("SELECT id FROM Rehearsal.dbo.t ORDER BY id"));
        assertEquals("0", sql.rows("SELECT COUNT(*) FROM Rehearsal.sys.database_principals WHERE name = 'later'"));
        restore("Latest", SOURCE, clock.instant());
        assertEquals("2;3", sql.rows("SELECT id FROM Latest.dbo.t ORDER BY id"));
        assertEquals("Rehearsal;Latest", sql.rows("SELECT destination_database_name FROM msdb.dbo.restorehistory ORDER BY restore_history_id"));
    }

    @Test
    void whatCannotBeRestoredIsRefusedAndMakesNothing() {
        assertEquals("PitrPointInTimeInvalid", refusal("Rehearsal", SOURCE, clock.instant())); // before the first full backup
        Instant moment = pass(Duration.ofSeconds(2));
        assertEquals("PitrPointInTimeInvalid", refusal("Rehearsal", SOURCE, moment.minusSeconds(3600)));
        assertEquals("PitrPointInTimeInvalid", refusal("Rehearsal", SOURCE, moment.plusSeconds(3600)));
        assertEquals("MissingRestorePointInTime", refusal("Rehearsal", SOURCE, null));
        assertEquals("MissingSourceDatabaseId", refusal("Rehearsal", null, moment));
        assertEquals("InvalidSourceDatabaseId", refusal("Rehearsal", SOURCE + "2", moment));
        assertEquals("ManagedDatabaseNameInUse", refusal("Ferries", SOURCE, moment));
        assertEquals("0", sql.rows("SELECT COUNT(*) FROM sys.databases WHERE name = 'Rehearsal'"));
    }

    private String refusal(String name, String source, Instant moment) {
        return assertThrows(ManagementException.class, () -> restore(name, source, moment)).getValue().getCode();
    }
}
