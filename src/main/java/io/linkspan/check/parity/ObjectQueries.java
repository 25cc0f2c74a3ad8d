package io.linkspan.check.parity;

import io.linkspan.check.parity.DatabaseNeeds.User;
import io.linkspan.check.parity.ServerObjects.Job;
import io.linkspan.check.parity.ServerObjects.Linked;
import io.linkspan.check.parity.ServerObjects.Login;
import io.linkspan.check.parity.ServerObjects.Mapping;
import io.linkspan.check.parity.ServerObjects.Schedule;
import io.linkspan.check.parity.ServerObjects.Step;
import io.linkspan.sqlserver.Row;
import io.linkspan.sqlserver.SqlServer;
import io.linkspan.sqlserver.TSql;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads server objects of one side in one round trip, and what a database needs of them in another. */
public final class ObjectQueries {

    private static final String SERVER = """
            DECLARE @database sysname = ?;
            SELECT p.name, p.sid, p.type, p.is_disabled, p.default_database_name, l.is_policy_checked, l.is_expiration_checked
            FROM sys.server_principals AS p LEFT JOIN sys.sql_logins AS l ON l.principal_id = p.principal_id WHERE p.type IN (N'S', N'U', N'G', N'E', N'X') ORDER BY p.name;
            SELECT m.name AS member, r.name AS role_name FROM sys.server_role_members AS x JOIN sys.server_principals AS m ON m.principal_id = x.member_principal_id
            JOIN sys.server_principals AS r ON r.principal_id = x.role_principal_id ORDER BY r.name;
            SELECT j.name AS job_name, j.enabled, SUSER_SNAME(j.owner_sid) AS owner, j.description, s.step_id, s.step_name, s.subsystem, s.command, s.database_name, s.on_success_action, s.on_fail_action
            FROM msdb.dbo.sysjobs AS j JOIN msdb.dbo.sysjobsteps AS s ON s.job_id = j.job_id
            WHERE EXISTS (SELECT 1 FROM msdb.dbo.sysjobsteps AS u WHERE u.job_id = j.job_id AND u.database_name = @database) ORDER BY j.name, s.step_id;
            SELECT j.name AS job_name, c.name AS schedule_name, c.enabled, c.freq_type, c.freq_interval, c.freq_subday_type, c.freq_subday_interval, c.freq_relative_interval, c.freq_recurrence_factor,
                c.active_start_time, c.active_end_time
            FROM msdb.dbo.sysjobs AS j JOIN msdb.dbo.sysjobschedules AS x ON x.job_id = j.job_id JOIN msdb.dbo.sysschedules AS c ON c.schedule_id = x.schedule_id
            WHERE EXISTS (SELECT 1 FROM msdb.dbo.sysjobsteps AS u WHERE u.job_id = j.job_id AND u.database_name = @database) ORDER BY j.name, c.name;
            SELECT v.name, v.product, v.provider, v.data_source, v.[catalog], v.is_remote_login_enabled, v.is_rpc_out_enabled, v.is_data_access_enabled, v.is_collation_compatible
            FROM sys.servers AS v WHERE v.is_linked = 1 ORDER BY v.name;
            SELECT v.name AS server_name, p.name AS login_name, l.uses_self_credential, l.remote_name FROM sys.linked_logins AS l JOIN sys.servers AS v ON v.server_id = l.server_id
            LEFT JOIN sys.server_principals AS p ON p.principal_id = l.local_principal_id AND l.local_principal_id <> 0 WHERE v.is_linked = 1 ORDER BY v.name, p.name;""";

    private static final String NEEDS = """
            SELECT name, sid FROM %1$s.sys.database_principals
            WHERE type IN (N'S', N'U', N'G', N'E', N'X') AND (principal_id = 1 OR principal_id > 4) AND sid IS NOT NULL AND sid <> 0x01 ORDER BY name;
            SELECT DISTINCT referenced_server_name AS name FROM %1$s.sys.sql_expression_dependencies WHERE referenced_server_name IS NOT NULL;
            SELECT DISTINCT PARSENAME(base_object_name, 4) AS name FROM %1$s.sys.synonyms WHERE PARSENAME(base_object_name, 4) IS NOT NULL""";

    /** OPENQUERY and text that is put together at run time are no dependencies, so the name is looked for in the texts. */
    private static final String NAMED = "; SELECT CASE WHEN EXISTS (SELECT 1 FROM %1$s.sys.sql_modules WHERE CHARINDEX(?, definition) > 0) THEN 1 ELSE 0 END AS named";

    private static final Map<String, String> OPTIONS = Map.of("is_remote_login_enabled", "rpc", "is_rpc_out_enabled", "rpc out", "is_data_access_enabled", "data access", "is_collation_compatible", "collation compatible");

    private ObjectQueries() {
    }

    /** @param database whose jobs are meant */
    public static ServerObjects objects(SqlServer server, String database) {
        List<List<Row>> results = server.results(SqlServer.PATIENCE, SERVER, database);
        Map<String, List<String>> roles = grouped(results.get(1), "member", row -> row.text("role_name"));
        Map<String, List<Schedule>> schedules = grouped(results.get(3), "job_name", ObjectQueries::schedule);
        Map<String, List<Mapping>> mappings = grouped(results.get(5), "server_name",
                row -> new Mapping(row.maybeText("login_name"), row.flag("uses_self_credential"), row.maybeText("remote_name")));
        return new ServerObjects(results.get(0).stream().map(row -> login(row, roles)).toList(), jobs(results.get(2), schedules), results.get(4).stream().map(row -> linked(row, mappings)).toList());
    }

    /**
     * Can only be read where the database can.
     *
     * @param objects of that side
     */
    public static DatabaseNeeds needs(SqlServer server, String database, ServerObjects objects) {
        List<String> names = objects.linked().stream().map(Linked::name).toList();
        String name = TSql.name(database);
        List<List<Row>> results = server.results(SqlServer.PATIENCE, NEEDS.formatted(name) + NAMED.formatted(name).repeat(names.size()), names.toArray());
        TreeSet<String> servers = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Stream.of(results.get(1), results.get(2)).flatMap(List::stream).forEach(row -> servers.add(row.text("name")));
        for (int i = 0; i < names.size(); i++) {
            String linked = names.get(i);
            boolean inJobs = objects.jobs().stream().flatMap(job -> job.steps().stream()).anyMatch(step -> step.command().contains(linked));
            if (inJobs || results.get(3 + i).getFirst().flag("named")) {
                servers.add(linked);
            }
        }
        return new DatabaseNeeds(results.get(0).stream().map(row -> new User(row.text("name"), row.text("sid"))).toList(), List.copyOf(servers));
    }

    private static Login login(Row row, Map<String, List<String>> roles) {
        return new Login(row.text("name"), row.text("sid"), row.text("type").strip(), row.flag("is_disabled"), row.maybeText("default_database_name").orElse("master"), row.flag("is_policy_checked"),
                row.flag("is_expiration_checked"), roles.getOrDefault(row.text("name"), List.of()));
    }

    private static List<Job> jobs(List<Row> steps, Map<String, List<Schedule>> schedules) {
        return steps.stream().map(row -> row.text("job_name")).distinct().map(name -> {
            List<Row> own = steps.stream().filter(row -> row.text("job_name").equals(name)).toList();
            return new Job(name, own.getFirst().flag("enabled"), own.getFirst().maybeText("owner").orElse(""), own.getFirst().maybeText("description").orElse(""),
                    own.stream().map(ObjectQueries::step).toList(), schedules.getOrDefault(name, List.of()));
        }).toList();
    }

    private static Step step(Row row) {
        return new Step((int) row.number("step_id"), row.text("step_name"), row.text("subsystem"), row.maybeText("command").orElse(""), row.maybeText("database_name").orElse(""),
                (int) row.number("on_success_action"), (int) row.number("on_fail_action"));
    }

    private static Schedule schedule(Row row) {
        Map<String, Long> frequency = new HashMap<>();
        row.columns().stream().filter(column -> column.startsWith("freq_") || column.startsWith("active_")).forEach(column -> row.maybeNumber(column).ifPresent(value -> frequency.put(column, value)));
        return new Schedule(row.text("schedule_name"), row.flag("enabled"), frequency);
    }

    private static Linked linked(Row row, Map<String, List<Mapping>> mappings) {
        List<String> on = OPTIONS.entrySet().stream().filter(option -> row.flag(option.getKey())).map(Map.Entry::getValue).sorted().toList();
        return new Linked(row.text("name"), row.maybeText("product").orElse(""), row.maybeText("provider").orElse(""), row.maybeText("data_source").orElse(""), row.maybeText("catalog").orElse(""), on,
                mappings.getOrDefault(row.text("name"), List.of()));
    }

    private static <T> Map<String, List<T>> grouped(List<Row> rows, String key, Function<Row, T> value) {
        return rows.stream().collect(Collectors.groupingBy(row -> row.text(key), Collectors.mapping(value, Collectors.toList())));
    }
}
