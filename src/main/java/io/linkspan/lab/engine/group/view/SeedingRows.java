package io.linkspan.lab.engine.group.view;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.catalog.Row;
import io.linkspan.lab.engine.group.AvailabilityGroups;
import io.linkspan.lab.engine.group.Peer;
import io.linkspan.lab.engine.group.replication.ReplicatedDatabase;
import io.linkspan.lab.engine.group.replication.Seeding;
import io.linkspan.lab.engine.type.ServerError;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Automatic seeding: every operation so far, and those under way. */
final class SeedingRows {

    private static final int FAILED_SEEDING = 15;
    private static final int COMPRESSES = 9567;

    private final Instance instance;
    private final AvailabilityGroups groups;

    SeedingRows(Instance instance) {
        this.instance = instance;
        this.groups = instance.groups();
    }

    void register() {
        instance.catalog().register("sys.dm_hadr_automatic_seeding", (_, _) -> all(this::operation));
        instance.catalog().register("sys.dm_hadr_physical_seeding_stats", (_, _) -> all((p, d, s) -> s.running() ? physical(p, d, s) : Stream.empty()));
    }

    private Stream<Map<String, @Nullable Object>> all(RowMaker maker) {
        return groups.all().stream().flatMap(g -> g.peers().stream()).flatMap(p -> p.partnership().databases().stream().flatMap(d -> d.seedings().stream().flatMap(s -> maker.rows(p, d, s))));
    }

    private Stream<Map<String, @Nullable Object>> operation(Peer p, ReplicatedDatabase d, Seeding s) {
        boolean failed = s.state() == Seeding.State.FAILED;
        return Stream.of(Row.of("start_time", s.started(), "completion_time", s.ended().orElse(null), "ag_id", p.group().id(), "ag_db_id", d.id(), "ag_remote_replica_id", p.group().replicaId(p.replica()),
                "operation_id", s.operation(), "is_source", s.source(), "current_state", s.state().name(), "performed_seeding", s.state() == Seeding.State.COMPLETED,
                "failure_state", failed ? FAILED_SEEDING : null, "failure_state_desc", failed ? "Seeding" : null,
                "error_code", s.failure().map(ServerError::number).orElse(null), "number_of_attempts", s.attempt()));
    }

    private Stream<Map<String, @Nullable Object>> physical(Peer p, ReplicatedDatabase d, Seeding s) {
        long rate = s.bytesPerSecond();
        Instant now = instance.estate().clock().instant();
        return Stream.of(Row.of("local_physical_seeding_id", s.operation(), "remote_physical_seeding_id", s.remoteOperation(),
                "local_database_id", instance.databases().find(d.name()).map(Database::id).orElse(null), "local_database_name", d.name(), "remote_machine_name", p.replica().url().host(),
                "role_desc", s.source() ? "Source" : "Destination", "internal_state_desc", s.source() ? "ReadingAndSendingData" : "WritingData", "transfer_rate_bytes_per_second", rate,
                "transferred_size_bytes", s.transferredBytes(), "database_size_bytes", s.bytes(), "start_time_utc", s.started(), "end_time_utc", null,
                "estimate_time_complete_utc", rate == 0 ? null : now.plusSeconds((s.bytes() - s.transferredBytes()) / rate), "total_disk_io_wait_time_ms", 0L, "total_network_wait_time_ms", 0L,
                "failure_code", 0, "is_compression_enabled", instance.traceFlags().isOn(COMPRESSES)));
    }

    private interface RowMaker {

        Stream<Map<String, @Nullable Object>> rows(Peer peer, ReplicatedDatabase database, Seeding seeding);
    }
}
