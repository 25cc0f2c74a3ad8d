package io.linkspan.check.fact;

import io.linkspan.model.Problem;
import io.linkspan.model.Side;
import io.linkspan.sqlserver.Row;
import io.linkspan.sqlserver.SqlServer;
import io.linkspan.sqlserver.TSql;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An availability group of several nodes as one of them sees it.
 *
 * @param primary   name of the node that is primary, if this one knows
 * @param listeners names and addresses under which the group's primary is reached
 * @param databases its own copies
 */
public record NodeFacts(String group, String node, String role, boolean connected, boolean synchronous, Optional<String> primary, List<String> listeners, List<Copy> databases) {

    private static final String QUERY = """
            SELECT g.name, r.replica_server_name, r.availability_mode_desc, s.role_desc, s.connected_state_desc, state.primary_replica
            FROM sys.availability_groups AS g JOIN sys.availability_replicas AS r ON r.group_id = g.group_id
            JOIN sys.dm_hadr_availability_replica_states AS s ON s.replica_id = r.replica_id AND s.is_local = 1
            LEFT JOIN sys.dm_hadr_availability_group_states AS state ON state.group_id = g.group_id
            WHERE g.name = %1$s AND g.is_distributed = 0;
            SELECT l.dns_name, a.ip_address FROM sys.availability_groups AS g JOIN sys.availability_group_listeners AS l ON l.group_id = g.group_id
            LEFT JOIN sys.availability_group_listener_ip_addresses AS a ON a.listener_id = l.listener_id WHERE g.name = %1$s;
            SELECT DB_NAME(s.database_id) AS database_name, s.synchronization_state_desc, s.is_suspended, s.last_commit_time
            FROM sys.availability_groups AS g JOIN sys.dm_hadr_database_replica_states AS s ON s.group_id = g.group_id AND s.is_local = 1 WHERE g.name = %1$s;""";

    /** One database of the group on this node. */
    public record Copy(String database, String state, boolean suspended, Optional<LocalDateTime> lastCommit) {
    }

    public NodeFacts {
        listeners = List.copyOf(listeners);
        databases = List.copyOf(databases);
    }

    /** Throws a problem where this machine is no node of such a group. */
    public static NodeFacts read(SqlServer server, String group) {
        List<List<Row>> results = server.results(SqlServer.PATIENCE, QUERY.formatted(TSql.text(group)));
        Row own = results.getFirst().stream().findFirst().orElseThrow(() -> Problem.usage("no-node", server.name() + " is no node of the availability group " + group + ".", "Name one of its nodes.").on(Side.SQL_SERVER).exception());
        List<String> listeners = results.get(1).stream().flatMap(row -> Stream.of(row.maybeText("dns_name"), row.maybeText("ip_address"))).flatMap(Optional::stream).distinct().toList();
        return new NodeFacts(own.text("name"), own.text("replica_server_name"), own.maybeText("role_desc").orElse("unknown"), own.maybeText("connected_state_desc").equals(Optional.of("CONNECTED")),
                own.text("availability_mode_desc").equals("SYNCHRONOUS_COMMIT"), own.maybeText("primary_replica").filter(name -> !name.isBlank()), listeners,
                results.get(2).stream().map(row -> new Copy(row.maybeText("database_name").orElse(""), row.maybeText("synchronization_state_desc").orElse("unknown"), row.flag("is_suspended"), row.maybeTime("last_commit_time"))).toList());
    }

    /** Whether it holds all that the primary has committed. */
    public boolean isSynchronized() {
        return synchronous && !databases.isEmpty() && databases.stream().allMatch(copy -> copy.state().equals("SYNCHRONIZED") && !copy.suspended());
    }

    /** The newest commit that has arrived, on the primary's clock. */
    public Optional<LocalDateTime> lastCommit() {
        return databases.stream().flatMap(copy -> copy.lastCommit().stream()).max(Comparator.naturalOrder());
    }

    public String words() {
        return role + (connected ? ", connected" : ", not connected") + primary.map(name -> ", primary is " + name).orElse("");
    }

    /** The states of its databases, each once. */
    public String states() {
        return databases.isEmpty() ? "no database" : (synchronous ? "SYNCHRONOUS_COMMIT, " : "ASYNCHRONOUS_COMMIT, ") + String.join(" and ", databases.stream().map(copy -> copy.suspended() ? "suspended" : copy.state()).distinct().toList());
    }
}
