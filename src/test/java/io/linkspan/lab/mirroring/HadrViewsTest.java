package io.linkspan.lab.mirroring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.Machines;
import io.linkspan.lab.engine.group.InstanceLink;
import io.linkspan.lab.engine.group.LinkDatabase;
import io.linkspan.lab.engine.store.Lsn;
import io.linkspan.lab.fault.FaultKind;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The joins that readers of a link walk, on both sides. */
class HadrViewsTest {

    @TempDir
    Path folder;

    private Pair pair;

    @AfterEach
    void close() {
        pair.close();
    }

    private static List<Map<String, Object>> rows(Instance instance, String view, Object... arguments) {
        return Machines.rows(instance.databases().master(), "sys", view, arguments);
    }

    /** The only row where the columns, names and values in turn, are so. */
    private static Map<String, Object> row(Instance instance, String view, Object... where) {
        List<Map<String, Object>> found = rows(instance, view).stream().filter(r -> {
            for (int i = 0; i < where.length; i += 2) {
                if (!Objects.equals(r.get(String.valueOf(where[i])), where[i + 1])) {
                    return false;
                }
            }
            return true;
        }).toList();
        assertEquals(1, found.size(), () -> view + " " + List.of(where) + " in " + rows(instance, view));
        return found.getFirst();
    }

    @Test
    void theJoinsOfALinkHoldOnBothSides() {
        pair = new Pair(folder).linked();
        Lsn lsn = Pair.write(pair.source(), 1, "x");
        pair.await("heard", () -> pair.sent().progress().redone().orElseThrow().lsn().equals(lsn));
        Map<String, Object> group = row(pair.sqlServer, "availability_groups", "is_distributed", true);
        Map<String, Object> there = row(pair.instance, "availability_groups", "is_distributed", true);
        assertEquals(group.get("group_id"), there.get("group_id"));
        for (Instance side : List.of(pair.sqlServer, pair.instance)) {
            assertEquals(List.of("salesag", "salesmiag"), rows(side, "availability_replicas").stream().filter(r -> r.get("group_id").equals(group.get("group_id")))
                    .map(r -> r.get("replica_server_name")).sorted().toList());
            for (Map<String, Object> state : rows(side, "dm_hadr_availability_replica_states")) {
                row(side, "availability_replicas", "replica_id", state.get("replica_id"), "group_id", state.get("group_id"));
            }
            for (Map<String, Object> state : rows(side, "dm_hadr_database_replica_states")) {
                row(side, "dm_hadr_availability_replica_states", "replica_id", state.get("replica_id"), "group_id", state.get("group_id"), "is_local", state.get("is_local"));
                row(side, "databases", "database_id", state.get("database_id"));
                row(side, "availability_databases_cluster", "group_database_id", state.get("group_database_id"));
            }
            Map<String, Object> database = row(side, "databases", "name", Pair.DATABASE);
            row(side, "availability_replicas", "replica_id", database.get("replica_id"));
            assertEquals(Boolean.TRUE, rows(side, "dm_db_mirroring_connections").size() == 1);
        }
    }

    @Test
    void thePrimaryShowsTheRemoteReplicaTheSecondaryOnlyItself() {
        pair = new Pair(folder).linked();
        Lsn lsn = Pair.write(pair.source(), 1, "x");
        pair.await("heard", () -> pair.sent().progress().redone().orElseThrow().lsn().equals(lsn));
        Object id = pair.onSqlServer().id();
        Map<String, Object> remote = row(pair.sqlServer, "dm_hadr_availability_replica_states", "group_id", id, "is_local", false);
        assertEquals("CONNECTED", remote.get("connected_state_desc"));
        assertEquals("SECONDARY", remote.get("role_desc"));
        assertEquals("HEALTHY", remote.get("synchronization_health_desc"));
        Map<String, Object> own = row(pair.instance, "dm_hadr_availability_replica_states", "group_id", id);
        assertEquals("SECONDARY", own.get("role_desc"));
        assertEquals(remote.get("replica_id"), own.get("replica_id"));
        assertEquals("salesag", row(pair.instance, "dm_hadr_availability_group_states", "group_id", id).get("primary_replica"));

        Map<String, Object> sent = row(pair.sqlServer, "dm_hadr_database_replica_states", "group_id", id, "is_local", false);
        Map<String, Object> received = row(pair.instance, "dm_hadr_database_replica_states", "group_id", id);
        assertEquals("SYNCHRONIZING", sent.get("synchronization_state_desc"));
        for (String column : List.of("last_hardened_lsn", "last_redone_lsn", "last_received_lsn", "last_commit_lsn", "last_commit_time")) {
            assertNotNull(sent.get(column), column);
            assertEquals(received.get(column), sent.get(column), column);
        }
        assertEquals(lsn.number(), sent.get("last_redone_lsn"));
        assertEquals(0L, sent.get("log_send_queue_size"));
        assertEquals(0L, sent.get("secondary_lag_seconds"));
        Map<String, Object> primary = row(pair.sqlServer, "dm_hadr_database_replica_states", "group_id", id, "is_local", true);
        assertNull(primary.get("last_hardened_lsn"), "not shown by an asynchronous primary");
        assertEquals(lsn.number(), primary.get("end_of_log_lsn"));
    }

    @Test
    void theManagementPlaneSaysTheSame() {
        pair = new Pair(folder).linked();
        Lsn lsn = Pair.write(pair.source(), 1, "x");
        pair.await("replayed", () -> pair.received().progress().redone().orElseThrow().lsn().equals(lsn));
        InstanceLink link = pair.instance.groups().links().find(Pair.LINK).orElseThrow();
        LinkDatabase shown = link.databases().getFirst();
        Map<String, Object> row = row(pair.instance, "dm_hadr_database_replica_states", "group_id", link.id().orElseThrow());
        assertEquals("Connected", shown.replicaState().id());
        assertEquals("CONNECTED", shown.connectedState());
        assertEquals(row.get("synchronization_health_desc"), shown.synchronizationHealth());
        assertEquals(row.get("last_hardened_lsn"), shown.lastHardened().orElseThrow().lsn().number());
        assertEquals(row.get("replica_id"), shown.instanceReplicaId());
        assertEquals("Cert_SQL01_endpoint", shown.partnerAuthCertValidity().orElseThrow().name());
    }

    @Test
    void whatIsWrongIsInTheRowOfTheRemoteReplica() {
        pair = new Pair(folder).grouped();
        pair.await("it was tried", () -> pair.lastError() != 0);
        Map<String, Object> remote = row(pair.sqlServer, "dm_hadr_availability_replica_states", "group_id", pair.onSqlServer().id(), "is_local", false);
        assertEquals("DISCONNECTED", remote.get("connected_state_desc"));
        assertEquals("NOT_HEALTHY", remote.get("synchronization_health_desc"));
        assertEquals(pair.lastError(), remote.get("last_connect_error_number"));
        assertNotNull(remote.get("last_connect_error_timestamp"));
        Map<String, Object> database = row(pair.sqlServer, "dm_hadr_database_replica_states", "group_id", pair.onSqlServer().id(), "is_local", false);
        assertEquals("NOT SYNCHRONIZING", database.get("synchronization_state_desc"));
    }

    @Test
    void seedingIsSeenWhileItRunsAndRememberedAfterwards() {
        pair = new Pair(folder, Clock.systemUTC(), new Network(16L << 20, Duration.ofMillis(20)));
        InstanceLink link = pair.trusting().grouped().link();
        pair.await("it runs on both sides", () -> !rows(pair.sqlServer, "dm_hadr_physical_seeding_stats").isEmpty() && !rows(pair.instance, "dm_hadr_physical_seeding_stats").isEmpty());
        Map<String, Object> running = row(pair.sqlServer, "dm_hadr_physical_seeding_stats", "local_database_name", Pair.DATABASE);
        row(pair.sqlServer, "dm_hadr_automatic_seeding", "operation_id", running.get("local_physical_seeding_id"), "current_state", "SEEDING");
        assertEquals("RESTORING", row(pair.instance, "databases", "name", Pair.DATABASE).get("state_desc"));
        assertTrue(link.databases().getFirst().seedingProgress().orElseThrow().matches("\\d+%"));
        pair.await("it is over", link::done);
        row(pair.sqlServer, "dm_hadr_automatic_seeding", "current_state", "COMPLETED", "is_source", true);
        row(pair.instance, "dm_hadr_automatic_seeding", "current_state", "COMPLETED", "is_source", false);
        assertTrue(rows(pair.sqlServer, "dm_hadr_physical_seeding_stats").isEmpty());
    }

    @Test
    void queueAndSuspensionShow() {
        pair = new Pair(folder).linked();
        pair.sqlServer.groups().suspend(Pair.DATABASE, true);
        for (int i = 0; i < 50; i++) {
            Pair.write(pair.source(), i, "waits");
        }
        Map<String, Object> sent = row(pair.sqlServer, "dm_hadr_database_replica_states", "group_id", pair.onSqlServer().id(), "is_local", false);
        assertEquals("SUSPEND_FROM_USER", sent.get("suspend_reason_desc"));
        assertEquals("NOT_HEALTHY", sent.get("synchronization_health_desc"));
        assertTrue((Long) sent.get("log_send_queue_size") > 0);
        pair.sqlServer.groups().suspend(Pair.DATABASE, false);
        pair.faults.set(FaultKind.STOP_REDO, "mi1", "");
        pair.await("it is hardened", () -> pair.sent().progress().hardenedLsn().equals(pair.source().log().end()));
        assertTrue((Long) row(pair.sqlServer, "dm_hadr_database_replica_states", "group_id", pair.onSqlServer().id(), "is_local", false).get("redo_queue_size") >= 0);
    }

    @Test
    void functionsLeadFromTheDistributedGroupToTheLocalOne() {
        pair = new Pair(folder).linked();
        var group = pair.onSqlServer();
        assertEquals(pair.sqlServer.groups().find("salesag").orElseThrow().id(),
                rows(pair.sqlServer, "fn_hadr_distributed_ag_replica", group.id(), group.replicaId(group.local())).getFirst().get("group_id"));
    }
}
