package io.linkspan.lab.engine.group.view;

import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.catalog.Catalog;
import io.linkspan.lab.engine.catalog.Row;
import java.util.stream.Stream;

/** The Windows cluster: rows only on a node of one. */
final class ClusterRows {

    private final Instance instance;

    ClusterRows(Instance instance) {
        this.instance = instance;
    }

    void register() {
        Catalog catalog = instance.catalog();
        catalog.register("sys.dm_hadr_cluster", (_, _) -> instance.spec().cluster().stream().map(c -> Row.of("cluster_name", c, "quorum_type", 0, "quorum_state", 1)));
        catalog.register("sys.dm_hadr_cluster_members", (_, _) -> nodes().map(n -> Row.of("member_name", n.host(), "member_type", 0, "member_state", 1, "number_of_quorum_votes", 1)));
        catalog.register("sys.dm_hadr_instance_node_map", (_, _) -> instance.spec().cluster().stream().flatMap(_ -> instance.groups().all().stream()).filter(g -> !g.distributed())
                .map(g -> Row.of("ag_resource_id", g.id().toString(), "instance_name", instance.name(), "node_name", instance.host())));
        catalog.register("sys.dm_hadr_availability_replica_cluster_nodes", (_, _) -> instance.spec().cluster().stream().flatMap(_ -> instance.groups().all().stream())
                .filter(g -> !g.distributed()).flatMap(g -> g.replicas().stream().map(r -> Row.of("group_name", g.name(), "replica_server_name", r.name(), "node_name",
                        instance.estate().find(r.name()).map(Instance::host).orElse(r.name())))));
    }

    private Stream<Instance> nodes() {
        return instance.spec().cluster().stream().flatMap(c -> instance.estate().instances().stream().filter(i -> i.spec().cluster().filter(c::equals).isPresent()));
    }
}
