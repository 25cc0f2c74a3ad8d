package io.linkspan.lab.mirroring;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.Edition;
import io.linkspan.lab.engine.HostPlatform;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.InstanceSpec;
import io.linkspan.lab.engine.Machines;
import io.linkspan.lab.engine.ServerVersion;
import io.linkspan.lab.engine.group.AvailabilityGroup;
import io.linkspan.lab.engine.group.AvailabilityGroup.GroupListener;
import io.linkspan.lab.engine.group.InstanceLink;
import io.linkspan.lab.engine.group.LinkRequest;
import io.linkspan.lab.engine.group.Role;
import io.linkspan.lab.engine.security.Certificate;
import io.linkspan.lab.engine.type.Collation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A group of two nodes that has caught up, and a managed instance to which it can be linked by its listener. */
final class Nodes implements AutoCloseable {

    static final String GROUP = "salesag";

    final Pair pair;
    final Instance first;
    final Instance second;

    Nodes(Path folder) {
        pair = new Pair(folder).trusting();
        first = node("NODE1", "10.0.0.21");
        second = node("NODE2", "10.0.0.22");
        trust(first, second);
        trust(second, first);
        Database database = pair.table(first.databases().create(Pair.DATABASE));
        database.log().chained(true, database.log().end());
        Pair.write(database, 1, "before");
        first.groups().create(GROUP, Map.of(), List.of(Pair.DATABASE), Map.of("NODE1", replica("10.0.0.21")));
        first.groups().addReplicas(GROUP, Map.of("NODE2", replica("10.0.0.22")));
        second.groups().joinAsReplica(GROUP);
        second.groups().permitSeeding(GROUP, true);
        pair.await("the second node has caught up", () -> states(first).contains("NODE2 SECONDARY CONNECTED HEALTHY"));
    }

    /** The listener, and a link over the group, until it is complete. */
    Nodes link() {
        first.groups().listener(GROUP, Optional.of(listener()));
        for (Instance node : List.of(first, second)) {
            pair.trustInstance(node);
        }
        first.groups().createDistributed(Pair.LINK, Map.of(GROUP, Pair.member("TCP://10.0.0.20:5022"), "salesmiag", Pair.member("tcp://" + pair.instance.name() + ":5022;Server=[mi1]")));
        InstanceLink link = pair.instance.groups().links().create(new LinkRequest(Pair.LINK, List.of(Pair.DATABASE), "TCP://10.0.0.20:5022", GROUP, "salesmiag", Role.SECONDARY, true));
        pair.await("the link is complete", link::done);
        return this;
    }

    static GroupListener listener() {
        return new GroupListener(UUID.randomUUID(), "sales-listener", 1433, false, List.of(Map.entry("10.0.0.20", "255.255.255.0")));
    }

    void failOver(Instance to) {
        Instance primary = to == second ? first : second;
        pair.await("synchronized", () -> states(primary).contains(to.name() + " SECONDARY CONNECTED HEALTHY"));
        to.groups().failOver(GROUP);
    }

    static String states(Instance where) {
        return Machines.rows(where.databases().master(), "sys", "dm_hadr_availability_replica_states").stream().filter(r -> group(where).id().equals(r.get("group_id"))).map(r -> {
            String name = group(where).replicas().stream().filter(p -> p.id().equals(r.get("replica_id"))).findFirst().orElseThrow().name();
            return name + " " + r.get("role_desc") + " " + r.get("connected_state_desc") + " " + r.get("synchronization_health_desc");
        }).sorted().reduce((a, b) -> a + ", " + b).orElse("");
    }

    private Instance node(String name, String address) {
        Instance node = pair.estate.add(new InstanceSpec(name, name, address, ServerVersion.parse("16.0.4165.4"), Edition.ENTERPRISE, HostPlatform.WINDOWS, Collation.USUAL, true,
                Optional.of("CLUSTER"), Optional.empty()));
        var now = pair.estate.clock().instant();
        node.keys().createMasterKey("pa55-word-of-a-key".toCharArray());
        Pair.listen(node, node.keys().create("Cert_" + name, name, now.minusSeconds(60), now.plus(Duration.ofDays(365)), 1));
        pair.instance.keys().importPublic("Cert_" + name, certificate(node).encoded(), 1);
        return node;
    }

    private static void trust(Instance who, Instance whom) {
        who.keys().importPublic("Cert_" + whom.name(), certificate(whom).encoded(), 1);
    }

    private static Certificate certificate(Instance node) {
        return node.keys().find("Cert_" + node.name()).orElseThrow();
    }

    static Map<String, String> replica(String address) {
        return Map.of("ENDPOINT_URL", "TCP://" + address + ":5022", "AVAILABILITY_MODE", "SYNCHRONOUS_COMMIT", "FAILOVER_MODE", "MANUAL", "SEEDING_MODE", "AUTOMATIC");
    }

    static AvailabilityGroup group(Instance where) {
        return where.groups().find(GROUP).orElseThrow();
    }

    static Database database(Instance where) {
        return where.databases().get(Pair.DATABASE);
    }

    @Override
    public void close() {
        pair.close();
    }
}
