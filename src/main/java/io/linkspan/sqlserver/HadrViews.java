package io.linkspan.sqlserver;

import io.linkspan.model.DatabaseReplica;
import io.linkspan.model.LinkRole;
import io.linkspan.model.LogUse;
import io.linkspan.model.ReplicaView;
import io.linkspan.model.Seeding;
import io.linkspan.model.SynchronizationHealth;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The views about distributed availability groups, for all links of a machine in one round trip. Only columns that every version since 2016 has. */
public final class HadrViews {

    private static final String QUERY = """
            SELECT dag.name AS link, dag.group_id, member.replica_server_name AS member, member.endpoint_url AS url, own.group_id AS own_group_id,
                state.role_desc AS role, state.connected_state_desc AS connected, state.synchronization_health_desc AS health,
                state.last_connect_error_number AS error_number, state.last_connect_error_description AS error_text
            FROM sys.availability_groups AS dag
            JOIN sys.availability_replicas AS member ON member.group_id = dag.group_id
            LEFT JOIN sys.availability_groups AS own ON own.name = member.replica_server_name AND own.is_distributed = 0
            LEFT JOIN sys.dm_hadr_availability_replica_states AS state ON state.replica_id = member.replica_id AND state.group_id = dag.group_id
            WHERE dag.is_distributed = 1;
            SELECT state.group_id, DB_NAME(state.database_id) AS database_name, state.is_local, state.synchronization_state_desc, state.synchronization_health_desc,
                state.database_state_desc, state.is_suspended, state.suspend_reason_desc, state.log_send_queue_size, state.log_send_rate, state.redo_queue_size, state.redo_rate,
                state.secondary_lag_seconds, state.last_hardened_lsn, state.last_redone_lsn, state.last_commit_lsn, state.last_commit_time
            FROM sys.dm_hadr_database_replica_states AS state;
            SELECT seeding.ag_id, COALESCE(progress.local_database_name, copy.database_name) AS database_name, seeding.start_time, seeding.current_state, seeding.is_source,
                seeding.number_of_attempts, seeding.failure_state_desc, seeding.error_code, progress.transferred_size_bytes, progress.database_size_bytes,
                progress.transfer_rate_bytes_per_second, progress.failure_message
            FROM sys.dm_hadr_automatic_seeding AS seeding
            LEFT JOIN sys.dm_hadr_physical_seeding_stats AS progress ON progress.local_physical_seeding_id = seeding.operation_id
            LEFT JOIN sys.availability_databases_cluster AS copy ON copy.group_database_id = seeding.ag_db_id
            ORDER BY seeding.start_time;
            SELECT state.group_id, log.total_log_size_mb, log.active_log_size_mb, log.log_truncation_holdup_reason, DATEDIFF(minute, log.log_backup_time, GETDATE()) AS minutes_since_backup
            FROM sys.dm_hadr_database_replica_states AS state
            CROSS APPLY sys.dm_db_log_stats(state.database_id) AS log
            WHERE state.is_local = 1 AND state.database_state_desc = N'ONLINE';
            SELECT certificate.expiry_date
            FROM sys.database_mirroring_endpoints AS endpoint
            JOIN sys.certificates AS certificate ON certificate.certificate_id = endpoint.certificate_id;
            SELECT own.group_id, own.name, state.primary_replica, here.replica_server_name AS here,
                (SELECT COUNT(*) FROM sys.availability_replicas AS node WHERE node.group_id = own.group_id) AS nodes
            FROM sys.availability_groups AS own
            JOIN sys.dm_hadr_availability_group_states AS state ON state.group_id = own.group_id
            JOIN sys.availability_replicas AS here ON here.group_id = own.group_id
            JOIN sys.dm_hadr_availability_replica_states AS local ON local.replica_id = here.replica_id AND local.is_local = 1
            WHERE own.is_distributed = 0 AND state.primary_replica IS NOT NULL;""";

    /** A server that has never backed a log up may show 1900-01-01. */
    private static final long NEVER = Duration.ofDays(36500).toMinutes();

    private HadrViews() {
    }

    /**
     * What one machine shows.
     *
     * @param links     every distributed availability group, by name
     * @param elsewhere availability groups of which this machine is a node, but another one primary: that one, by the group's name
     */
    public record Seen(Map<String, ReplicaView> links, Map<String, String> elsewhere) {
    }

    public static Seen read(SqlServer server, Duration patience) {
        List<List<Row>> results = server.results(patience, QUERY);
        Map<String, List<Row>> links = new LinkedHashMap<>();
        results.get(0).forEach(row -> links.computeIfAbsent(row.text("link"), _ -> new ArrayList<>()).add(row));
        Map<String, ReplicaView> views = new LinkedHashMap<>();
        links.forEach((name, members) -> view(members, results).ifPresent(v -> views.put(name, v)));
        Map<String, String> elsewhere = new LinkedHashMap<>();
        results.get(5).stream().filter(row -> !row.text("primary_replica").equalsIgnoreCase(row.text("here"))).forEach(row -> elsewhere.put(row.text("name"), row.text("primary_replica")));
        return new Seen(views, elsewhere);
    }

    private static Optional<ReplicaView> view(List<Row> members, List<List<Row>> results) {
        Optional<Row> own = members.stream().filter(m -> !m.isNull("own_group_id")).findFirst();
        Optional<Row> other = members.stream().filter(m -> m.isNull("own_group_id")).findFirst();
        if (own.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        String group = own.get().text("group_id");
        String ownGroup = own.get().text("own_group_id");
        Optional<LinkRole> role = own.get().maybeText("role").flatMap(LinkRole::of);
        // the primary shows a row for its partner; a secondary only its own, which then tells of the way to the primary
        Row telling = other.get().isNull("connected") && role.equals(Optional.of(LinkRole.SECONDARY)) ? own.get() : other.get();
        return Optional.of(new ReplicaView(own.get().text("member"), other.get().text("member"), other.get().maybeText("url").orElse(""), own.get().maybeText("url").orElse(""), role,
                telling.maybeText("connected").map("CONNECTED"::equals), telling.maybeText("health").flatMap(SynchronizationHealth::of),
                telling.maybeText("error_text").filter(t -> !t.isBlank()).map(t -> telling.maybeText("error_number").map(n -> n + ": ").orElse("") + t),
                copies(results.get(1), group, ownGroup), latest(results.get(2), group, ownGroup), results.get(3).stream().filter(r -> r.text("group_id").equals(ownGroup)).findFirst().map(HadrViews::log),
                results.get(4).stream().flatMap(r -> r.maybeTime("expiry_date").stream()).map(end -> end.toInstant(ZoneOffset.UTC)).findFirst(),
                in(results.get(5), ownGroup).filter(row -> row.number("nodes") > 1).map(row -> row.text("primary_replica")).findFirst()));
    }

    private static List<DatabaseReplica> copies(List<Row> rows, String group, String ownGroup) {
        List<DatabaseReplica> copies = new ArrayList<>(in(rows, "group_id", group).map(HadrViews::copy).toList());
        if (copies.stream().noneMatch(DatabaseReplica::local)) {
            in(rows, "group_id", ownGroup).map(HadrViews::copy).filter(DatabaseReplica::local).forEach(copies::add);
        }
        return List.copyOf(copies);
    }

    private static List<Seeding> latest(List<Row> rows, String group, String ownGroup) {
        Map<String, Seeding> latest = new LinkedHashMap<>();
        rows.stream().filter(r -> r.text("ag_id").equals(group) || r.text("ag_id").equals(ownGroup)).sorted(Comparator.comparing(r -> r.maybeTime("start_time").orElseThrow()))
                .map(HadrViews::seeding).forEach(s -> latest.put(s.database(), s));
        return List.copyOf(latest.values());
    }

    private static Stream<Row> in(List<Row> rows, String group) {
        return rows.stream().filter(r -> r.text("group_id").equals(group));
    }

    private static Stream<Row> in(List<Row> rows, String column, String group) {
        return rows.stream().filter(r -> r.text(column).equals(group) && !r.isNull("database_name"));
    }

    private static DatabaseReplica copy(Row r) {
        return new DatabaseReplica(r.text("database_name"), r.flag("is_local"), r.maybeText("synchronization_state_desc").orElse(""), r.maybeText("synchronization_health_desc").flatMap(SynchronizationHealth::of),
                r.maybeText("database_state_desc"), r.flag("is_suspended"), r.maybeText("suspend_reason_desc"), r.maybeNumber("log_send_queue_size"), r.maybeNumber("log_send_rate"),
                r.maybeNumber("redo_queue_size"), r.maybeNumber("redo_rate"), r.maybeNumber("secondary_lag_seconds"), r.maybeLsn("last_hardened_lsn"), r.maybeLsn("last_redone_lsn"),
                r.maybeLsn("last_commit_lsn"), r.maybeTime("last_commit_time"));
    }

    private static LogUse log(Row r) {
        OptionalLong size = r.maybeNumber("total_log_size_mb");
        OptionalLong active = r.maybeNumber("active_log_size_mb");
        OptionalLong minutes = r.maybeNumber("minutes_since_backup");
        return new LogUse(size, size.orElse(0) > 0 && active.isPresent() ? OptionalLong.of(100 * active.getAsLong() / size.getAsLong()) : OptionalLong.empty(), r.maybeText("log_truncation_holdup_reason"),
                minutes.orElse(NEVER) < NEVER ? minutes : OptionalLong.empty());
    }

    private static Seeding seeding(Row r) {
        OptionalLong error = r.maybeNumber("error_code");
        Optional<String> failure = r.maybeText("failure_message").or(() -> r.maybeText("failure_state_desc")).map(t -> error.orElse(0) == 0 ? t : error.getAsLong() + ": " + t);
        return new Seeding(r.maybeText("database_name").orElse(""), r.text("current_state"), r.flag("is_source"), r.maybeNumber("transferred_size_bytes").orElse(0), r.maybeNumber("database_size_bytes").orElse(0),
                r.maybeNumber("transfer_rate_bytes_per_second").orElse(0), (int) r.maybeNumber("number_of_attempts").orElse(0), failure);
    }
}
