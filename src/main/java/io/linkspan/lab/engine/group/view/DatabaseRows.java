package io.linkspan.lab.engine.group.view;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.catalog.Catalog;
import io.linkspan.lab.engine.catalog.Row;
import io.linkspan.lab.engine.group.AvailabilityGroup.GroupDatabase;
import io.linkspan.lab.engine.group.AvailabilityGroup;
import io.linkspan.lab.engine.group.AvailabilityGroups;
import io.linkspan.lab.engine.group.Replica;
import io.linkspan.lab.engine.group.Role;
import io.linkspan.lab.engine.group.replication.Mark;
import io.linkspan.lab.engine.group.replication.ReplicatedDatabase.Progress;
import io.linkspan.lab.engine.group.view.States.Synchronization;
import io.linkspan.lab.engine.store.Lsn;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Databases of replicas: how far each is. */
final class DatabaseRows {

    private static final int SUSPEND_FROM_USER = 0;
    private static final int SUSPEND_FROM_PARTNER = 1;

    private final Instance instance;
    private final AvailabilityGroups groups;
    private final States states;

    DatabaseRows(Instance instance) {
        this.instance = instance;
        this.groups = instance.groups();
        this.states = new States(instance);
    }

    void register() {
        Catalog catalog = instance.catalog();
        catalog.register("sys.dm_hadr_database_replica_states", (_, _) -> all(this::state));
        catalog.register("sys.dm_hadr_database_replica_cluster_states", (_, _) -> all(this::clusterState));
        catalog.register("sys.fn_hadr_distributed_ag_database_replica", (_, arguments) -> groups.distributed().stream().filter(g -> g.id().equals(arguments.getFirst()))
                .flatMap(g -> states.databases(g).stream()).filter(d -> d.id().equals(arguments.get(1))).map(d -> Row.of("group_database_id", d.id())));
    }

    private Stream<Map<String, @Nullable Object>> all(RowMaker maker) {
        return groups.all().stream().flatMap(g -> ReplicaRows.visible(g).flatMap(r -> states.databases(g).stream().map(d -> maker.row(g, r, d))));
    }

    private Map<String, @Nullable Object> clusterState(AvailabilityGroup g, Replica r, GroupDatabase d) {
        boolean local = g.isLocal(r);
        return Row.of("replica_id", g.replicaId(r), "group_database_id", d.id(), "database_name", d.name(),
                "is_failover_ready", states.state(g, r, d) == Synchronization.SYNCHRONIZED, "is_pending_secondary_suspend", false,
                "is_database_joined", local || states.progress(g, r, d).filter(Progress::seeded).isPresent(), "recovery_lsn", null, "truncation_lsn", null);
    }

    private Map<String, @Nullable Object> state(AvailabilityGroup g, Replica r, GroupDatabase d) {
        Database database = states.database(d);
        boolean local = g.isLocal(r);
        boolean primary = local && g.role() == Role.PRIMARY;
        Synchronization state = states.state(g, r, d);
        Map<String, @Nullable Object> row = Row.of("database_id", database.id(), "group_id", g.id(), "replica_id", g.replicaId(r), "group_database_id", d.id(), "is_local", local,
                "is_primary_replica", primary, "synchronization_state", state.ordinal(), "is_commit_participant", state == Synchronization.SYNCHRONIZED,
                "synchronization_health", states.health(g, r, state).ordinal(), "database_state", local ? database.state().code() : null, "is_suspended", states.suspended(g, r, d),
                "suspend_reason", states.suspended(g, r, d) ? suspendReason(g, r, d) : null);
        return primary ? Row.with(row, primary(g, database)) : states.progress(g, r, d).map(p -> Row.with(row, secondary(g, r, database, p))).orElse(row);
    }

    private int suspendReason(AvailabilityGroup g, Replica r, GroupDatabase d) {
        return states.progress(g, r, d).filter(p -> !p.suspended()).isPresent() ? SUSPEND_FROM_PARTNER : SUSPEND_FROM_USER;
    }

    /** Of the primary's own log; what is hardened is not shown while it commits asynchronously. Where it took the role stands in recovery_lsn. */
    private static @Nullable Object[] primary(AvailabilityGroup g, Database database) {
        Lsn end = database.log().end();
        @Nullable Instant commit = database.log().lastCommit().orElse(null);
        Lsn recovery = database.log().forks().last().from();
        return new @Nullable Object[] {"recovery_lsn", recovery.equals(Lsn.ZERO) ? null : recovery.number(), "truncation_lsn", database.log().lastLogBackupLsn().orElse(end).number(), "end_of_log_lsn", end.number(),
            "last_hardened_lsn", g.local().synchronous() ? end.number() : null, "last_hardened_time", g.local().synchronous() ? commit : null,
            "last_commit_lsn", end.number(), "last_commit_time", commit, "low_water_mark_for_ghosts", 0L};
    }

    private @Nullable Object[] secondary(AvailabilityGroup g, Replica r, Database database, Progress p) {
        boolean heard = !g.isLocal(r);
        return new @Nullable Object[] {"recovery_lsn", null, "truncation_lsn", lsn(p.redone()),
            "last_sent_lsn", heard ? lsn(p.sent()) : null, "last_sent_time", heard ? time(p.sent()) : null,
            "last_received_lsn", lsn(p.received()), "last_received_time", time(p.received()),
            "last_hardened_lsn", lsn(p.hardened()), "last_hardened_time", time(p.hardened()), "last_redone_lsn", lsn(p.redone()), "last_redone_time", time(p.redone()),
            "log_send_queue_size", heard && p.seeded() ? states.sendQueue(g, r, database, p) : null, "log_send_rate", heard ? States.kilobytes(p.sendRate()) : null,
            "redo_queue_size", p.seeded() ? States.kilobytes(p.redoQueue()) : null, "redo_rate", States.kilobytes(p.redoRate()), "filestream_send_rate", 0L,
            "end_of_log_lsn", lsn(p.hardened()), "last_commit_lsn", lsn(p.redoneCommit()), "last_commit_time", time(p.redoneCommit()), "low_water_mark_for_ghosts", 0L,
            "secondary_lag_seconds", heard && p.seeded() ? states.lag(database, p) : null};
    }

    private static @Nullable BigDecimal lsn(Optional<Mark> mark) {
        return mark.map(m -> m.lsn().number()).orElse(null);
    }

    private static @Nullable Instant time(Optional<Mark> mark) {
        return mark.map(Mark::at).orElse(null);
    }

    private interface RowMaker {

        Map<String, @Nullable Object> row(AvailabilityGroup group, Replica replica, GroupDatabase database);
    }
}
