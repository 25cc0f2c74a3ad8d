package io.linkspan.sqlserver;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an object explorer lists of a machine. Reads only, and only columns that every version since 2016 has. */
public final class ServerObjects {

    private static final String DATABASES = "SELECT name, state_desc, recovery_model_desc FROM sys.databases WHERE database_id > 4 ORDER BY name";

    private static final String GROUPS = "SELECT name, is_distributed FROM sys.availability_groups ORDER BY name";

    private static final String REPLICAS = """
            SELECT g.name AS group_name, r.replica_server_name AS name FROM sys.availability_groups AS g JOIN sys.availability_replicas AS r ON r.group_id = g.group_id""";

    private static final String COPIES = """
            SELECT g.name AS group_name, d.database_name AS name FROM sys.availability_groups AS g JOIN sys.availability_databases_cluster AS d ON d.group_id = g.group_id""";

    private static final String LISTENERS = """
            SELECT g.name AS group_name, l.dns_name AS name FROM sys.availability_groups AS g JOIN sys.availability_group_listeners AS l ON l.group_id = g.group_id""";

    private static final String CERTIFICATES = "SELECT name, subject, expiry_date, pvt_key_encryption_type FROM master.sys.certificates WHERE name NOT LIKE N'##%' ORDER BY name";

    private static final String ENDPOINTS = """
            SELECT e.name, e.type_desc, e.state_desc, t.port FROM sys.endpoints AS e LEFT JOIN sys.tcp_endpoints AS t ON t.endpoint_id = e.endpoint_id WHERE e.endpoint_id > 65535 ORDER BY e.name""";

    private ServerObjects() {
    }

    /** A user database (sys.databases). */
    public record Database(String name, String state, String recoveryModel) {
    }

    /** An availability group; the replicas of a distributed one are availability groups. */
    public record Group(String name, boolean distributed, List<String> replicas, List<String> databases, List<String> listeners) {
    }

    /**
     * A certificate in master (sys.certificates), but for the server's own.
     *
     * @param expires UTC
     */
    public record Certificate(String name, String subject, Optional<LocalDateTime> expires, boolean privateKey) {
    }

    /** An endpoint that somebody made (sys.endpoints). */
    public record Endpoint(String name, String type, String state, Optional<Long> port) {
    }

    /** The login of our connection. */
    public static String login(SqlServer server) {
        return server.query("SELECT SUSER_SNAME() AS login", r -> r.text("login")).getFirst();
    }

    public static List<Database> databases(SqlServer server) {
        return server.query(DATABASES, r -> new Database(r.text("name"), r.text("state_desc"), r.text("recovery_model_desc")));
    }

    public static List<Group> groups(SqlServer server) {
        Map<String, List<String>> replicas = byGroup(server, REPLICAS);
        Map<String, List<String>> databases = byGroup(server, COPIES);
        Map<String, List<String>> listeners = byGroup(server, LISTENERS);
        return server.query(GROUPS, r -> r).stream().map(r -> new Group(r.text("name"), r.flag("is_distributed"), replicas.getOrDefault(r.text("name"), List.of()),
                databases.getOrDefault(r.text("name"), List.of()), listeners.getOrDefault(r.text("name"), List.of()))).toList();
    }

    public static List<Certificate> certificates(SqlServer server) {
        return server.query(CERTIFICATES, r -> new Certificate(r.text("name"), r.maybeText("subject").orElse(""), r.maybeTime("expiry_date"), !r.maybeText("pvt_key_encryption_type").orElse("NA").equals("NA")));
    }

    public static List<Endpoint> endpoints(SqlServer server) {
        return server.query(ENDPOINTS, r -> new Endpoint(r.text("name"), r.text("type_desc"), r.text("state_desc"), r.maybeNumber("port").stream().boxed().findFirst()));
    }

    private static Map<String, List<String>> byGroup(SqlServer server, String query) {
        return server.query(query, r -> r).stream().collect(Collectors.groupingBy(r -> r.text("group_name"), Collectors.mapping(r -> r.text("name"), Collectors.toList())));
    }
}
