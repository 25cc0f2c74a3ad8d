package io.linkspan.lab;

import io.linkspan.lab.engine.Estate;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.security.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a cluster with a listener has before anybody thinks of a link: certificates exchanged between its nodes, endpoints, and a group over all of them. */
final class Cluster {

    private static final int CLIENT_PORT = 1433;

    private final Topology topology;
    private final Topology.Listener listener;
    private final List<Instance> nodes;
    private final Map<Instance, String> passwords;

    /** The node that the listener names is the primary. */
    Cluster(Topology topology, Topology.Listener listener, Estate estate, Map<Instance, String> passwords) {
        this.topology = topology;
        this.listener = listener;
        this.passwords = passwords;
        Instance primary = estate.find(listener.node()).orElseThrow();
        this.nodes = estate.instances().stream().filter(i -> i == primary || primary.spec().cluster().isPresent() && i.spec().cluster().equals(primary.spec().cluster())).toList();
    }

    void build(String secret, Instant now) {
        for (Instance node : nodes) {
            node.keys().createMasterKey(secret.toCharArray());
            node.keys().create(certificate(node), node.name() + " endpoint", now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(730)), 1);
        }
        nodes.forEach(node -> nodes.stream().filter(other -> other != node).forEach(other -> trust(node, other)));
        nodes.forEach(node -> run(node, "CREATE ENDPOINT [Hadr_endpoint] STATE = STARTED AS TCP (LISTENER_PORT = " + port(node) + ", LISTENER_IP = ALL) FOR DATABASE_MIRRORING (ROLE = ALL, "
                + "AUTHENTICATION = CERTIFICATE [" + certificate(node) + "], ENCRYPTION = REQUIRED ALGORITHM AES)"));
        Instance primary = nodes.stream().filter(n -> n.name().equals(listener.node())).findFirst().orElseThrow();
        run(primary, "CREATE AVAILABILITY GROUP [" + listener.group() + "] FOR DATABASE " + databases() + " REPLICA ON " + nodes.stream().map(this::replica).collect(Collectors.joining(", "))
                + " LISTENER N'" + listener.name() + "' (WITH IP ((N'" + listener.address() + "', N'255.255.255.0')), PORT = " + CLIENT_PORT + ")");
        nodes.stream().filter(n -> n != primary).forEach(n -> {
            run(n, "ALTER AVAILABILITY GROUP [" + listener.group() + "] JOIN");
            run(n, "ALTER AVAILABILITY GROUP [" + listener.group() + "] GRANT CREATE ANY DATABASE");
        });
    }

    private static void trust(Instance node, Instance other) {
        node.keys().importPublic(certificate(other), other.keys().find(certificate(other)).map(Certificate::encoded).orElseThrow(), 1);
    }

    private static String certificate(Instance node) {
        return "Cert_" + node.name() + "_endpoint";
    }

    private int port(Instance node) {
        return topology.sqlServers().stream().filter(s -> s.name().equals(node.name())).findFirst().orElseThrow().port();
    }

    private String databases() {
        return topology.sqlServers().stream().filter(s -> s.name().equals(listener.node())).flatMap(s -> s.databases().stream()).map(d -> "[" + d.name() + "]").collect(Collectors.joining(", "));
    }

    /** Two nodes commit together, the others follow. */
    private String replica(Instance node) {
        String mode = nodes.indexOf(node) < 2 ? "SYNCHRONOUS_COMMIT" : "ASYNCHRONOUS_COMMIT";
        return "N'" + node.name() + "' WITH (ENDPOINT_URL = N'TCP://" + node.spec().address() + ":" + port(node) + "', AVAILABILITY_MODE = " + mode
                + ", FAILOVER_MODE = MANUAL, SEEDING_MODE = AUTOMATIC, SECONDARY_ROLE (ALLOW_CONNECTIONS = ALL))";
    }

    private void run(Instance node, String batch) {
        new Builder(node).run(RunningMachine.USER, passwords.getOrDefault(node, ""), List.of(batch));
    }
}
