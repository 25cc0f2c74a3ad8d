package io.linkspan.lab.engine.group.view;

import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.catalog.Catalog;
import io.linkspan.lab.engine.catalog.Row;
import io.linkspan.lab.engine.group.AvailabilityGroup;
import io.linkspan.lab.engine.group.AvailabilityGroups;
import io.linkspan.lab.engine.group.Replica;
import io.linkspan.lab.engine.group.Role;
import io.linkspan.lab.engine.group.replication.ConnectError;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Replicas: servers of groups, and groups of distributed ones. */
final class ReplicaRows {

    private static final int ONLINE = 2;
    private static final byte[] SA = {1};

    private final Instance instance;
    private final AvailabilityGroups groups;
    private final States states;

    ReplicaRows(Instance instance) {
        this.instance = instance;
        this.groups = instance.groups();
        this.states = new States(instance);
    }

    void register() {
        Catalog catalog = instance.catalog();
        catalog.register("sys.availability_replicas", (_, _) -> all(this::replica));
        catalog.register("sys.dm_hadr_availability_replica_cluster_states", (_, _) -> all((g, r) -> Row.of("replica_id", g.replicaId(r), "replica_server_name", r.name(), "group_id", g.id(),
                "join_state", joined(g, r) ? 1 : 0)));
        catalog.register("sys.dm_hadr_availability_replica_states", (_, _) -> groups.all().stream().flatMap(g -> visible(g).map(r -> state(g, r))));
        catalog.register("sys.fn_hadr_distributed_ag_replica", (_, arguments) -> groups.distributed().stream().filter(g -> g.id().equals(arguments.getFirst()))
                .filter(g -> g.replicaId(g.local()).equals(arguments.get(1))).flatMap(g -> groups.behind(g).stream()).map(g -> Row.of("group_id", g.id())));
    }

    private Stream<Map<String, @Nullable Object>> all(BiFunction<AvailabilityGroup, Replica, Map<String, @Nullable Object>> row) {
        return groups.all().stream().flatMap(g -> g.replicas().stream().map(r -> row.apply(g, r)));
    }

    /** The primary knows of every replica, a secondary of itself. */
    static Stream<Replica> visible(AvailabilityGroup group) {
        return group.replicas().stream().filter(r -> group.role() == Role.PRIMARY || group.isLocal(r));
    }

    private Map<String, @Nullable Object> replica(AvailabilityGroup g, Replica r) {
        return Row.of("replica_id", g.replicaId(r), "group_id", g.id(), "replica_metadata_id", g.isLocal(r) ? 65536 + groups.all().indexOf(g) : null, "replica_server_name", r.name(),
                "owner_sid", g.isLocal(r) ? SA : null, "endpoint_url", r.url().text(),
                "availability_mode", r.synchronous() ? 1 : r.is("AVAILABILITY_MODE", "CONFIGURATION_ONLY") ? 4 : 0, "failover_mode", r.is("FAILOVER_MODE", "AUTOMATIC") ? 0 : 1,
                "session_timeout", r.sessionTimeout(), "primary_role_allow_connections", r.is("PRIMARY_ROLE.ALLOW_CONNECTIONS", "READ_WRITE") ? 3 : 2,
                "secondary_role_allow_connections", secondaryConnections(g, r), "create_date", r.created(), "modify_date", r.modified(),
                "backup_priority", r.text("BACKUP_PRIORITY").map(Integer::valueOf).orElse(50), "read_only_routing_url", r.text("SECONDARY_ROLE.READ_ONLY_ROUTING_URL").orElse(null),
                "seeding_mode", r.seedsAutomatically() ? 0 : 1, "read_write_routing_url", r.text("PRIMARY_ROLE.READ_WRITE_ROUTING_URL").orElse(null));
    }

    private static int secondaryConnections(AvailabilityGroup g, Replica r) {
        return switch (r.text("SECONDARY_ROLE.ALLOW_CONNECTIONS").orElse(g.distributed() ? "ALL" : "NO")) {
            case "ALL" -> 2;
            case "READ_ONLY" -> 1;
            default -> 0;
        };
    }

    private Map<String, @Nullable Object> state(AvailabilityGroup g, Replica r) {
        boolean local = g.isLocal(r);
        Optional<ConnectError> error = local ? Optional.empty() : g.partnership(r.name()).lastError();
        return Row.of("replica_id", g.replicaId(r), "group_id", g.id(), "is_local", local, "role", local ? g.role().code() : Role.SECONDARY.code(), "operational_state", local ? ONLINE : null,
                "connected_state", local || g.partnership(r.name()).connected() ? 1 : 0, "recovery_health", local ? 1 : null, "synchronization_health", states.health(g, r).ordinal(),
                "last_connect_error_number", error.map(ConnectError::number).orElse(null), "last_connect_error_description", error.map(ConnectError::description).orElse(null),
                "last_connect_error_timestamp", error.map(ConnectError::at).orElse(null));
    }

    private static boolean joined(AvailabilityGroup g, Replica r) {
        return g.isLocal(r) || g.partnership(r.name()).lastConnected().isPresent();
    }
}
