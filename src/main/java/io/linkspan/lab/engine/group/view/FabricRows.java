package io.linkspan.lab.engine.group.view;

import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.catalog.Catalog;
import io.linkspan.lab.engine.catalog.Row;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The fabric of a managed instance, as far as published network tests read it: one node that holds the instance. There is no reference page for these views; names of
 * parameters and services are those of the tests, everything else is unconfirmed.
 */
final class FabricRows {

    /** In the documented range from 11000 to 11999. */
    private static final int HADR_PORT = 11000;

    private final Instance instance;

    FabricRows(Instance instance) {
        this.instance = instance;
    }

    void register() {
        Catalog catalog = instance.catalog();
        String cluster = "tr1." + instance.spec().managed().orElseThrow().domain();
        String id = UUID.nameUUIDFromBytes(instance.name().getBytes(StandardCharsets.UTF_8)).toString().replace("-", "").substring(0, 12);
        UUID partition = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
        String service = "fabric:/Worker.CL.WCOW.SQL22/ManagedServer/SQL.ManagedServer/" + id;
        catalog.register("sys.dm_hadr_fabric_config_parameters", (_, _) -> Stream.of(
                Row.of("section_name", "SQL", "parameter_name", "InstanceName", "value", id),
                Row.of("section_name", "SQL", "parameter_name", "DnsRecordName", "value", instance.fullyQualifiedName()),
                Row.of("section_name", "SQL", "parameter_name", "ClusterName", "value", cluster),
                Row.of("section_name", "SQL", "parameter_name", "HadrPort", "value", Integer.toString(HADR_PORT))));
        catalog.register("sys.dm_hadr_fabric_partitions", (_, _) -> Stream.of(Row.of("partition_id", partition, "service_name", service, "partition_kind_desc", "SINGLETON",
                "partition_health_state_desc", "Ok")));
        catalog.register("sys.dm_hadr_fabric_replicas", (_, _) -> Stream.of(Row.of("partition_id", partition, "service_name", service, "node_name", "DB.0", "replica_address", "DB0\\" + id,
                "service_kind_desc", "STATEFUL", "replica_status_desc", "READY", "replica_health_state_desc", "Ok", "replica_role_desc", "PRIMARY", "replica_role", 2)));
        catalog.register("sys.dm_hadr_fabric_nodes", (_, _) -> Stream.of(Row.of("node_name", "DB.0", "ip_address_or_FQDN", instance.spec().address())));
        catalog.register("sys.dm_hadr_fabric_services", (_, _) -> Stream.of(Row.of("service_name", service, "service_type_name", "SQL.ManagedServer")));
    }
}
