package io.linkspan.check.fact;

import io.linkspan.sqlserver.Row;
import io.linkspan.sqlserver.ServerIdentity;
import io.linkspan.sqlserver.SqlServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What SQL Server says of itself, its certificates, its endpoint and its groups. */
final class ServerQueries {

    private static final int SQL_SERVER_2017 = 14;

    private static final String SERVER = """
            SELECT CAST(SERVERPROPERTY(N'IsHadrEnabled') AS int) AS hadr_enabled, CAST(SERVERPROPERTY(N'HadrManagerStatus') AS int) AS hadr_status,
                IS_SRVROLEMEMBER(N'sysadmin') AS is_sysadmin, OBJECT_ID(N'master.sys.sp_certificate_add_issuer') AS issuer_procedure,
                (SELECT COUNT(*) FROM master.sys.symmetric_keys WHERE symmetric_key_id = 101) AS master_keys""";

    private static final String TRACE_FLAGS = "DBCC TRACESTATUS(1800, 9567) WITH NO_INFOMSGS";

    private static final String CERTIFICATES = """
            SELECT certificate_id, name, pvt_key_encryption_type, CASE WHEN expiry_date <= GETUTCDATE() THEN -1 ELSE DATEDIFF(day, GETUTCDATE(), expiry_date) END AS days_left, CERTENCODED(certificate_id) AS encoded
            FROM master.sys.certificates""";

    private static final String ENDPOINT = """
            SELECT e.name, e.state_desc, e.role_desc, e.connection_auth_desc, e.is_encryption_enabled, e.encryption_algorithm_desc, e.certificate_id, t.port
            FROM sys.database_mirroring_endpoints AS e JOIN sys.tcp_endpoints AS t ON t.endpoint_id = e.endpoint_id""";

    private static final String GROUPS = "SELECT name, is_distributed FROM sys.availability_groups ORDER BY name";

    private static final String MEMBERS = """
            SELECT g.name AS group_name, r.replica_server_name AS name FROM sys.availability_groups AS g JOIN sys.availability_replicas AS r ON r.group_id = g.group_id""";

    private static final String DATABASES = """
            SELECT g.name AS group_name, d.database_name AS name FROM sys.availability_groups AS g JOIN sys.availability_databases_cluster AS d ON d.group_id = g.group_id""";

    private final SqlServer server;

    ServerQueries(SqlServer server) {
        this.server = server;
    }

    ServerFacts server() {
        ServerIdentity identity = server.identity();
        Row row = server.query(SERVER, r -> r).getFirst();
        Host host = host(identity.version().major());
        return new ServerFacts(identity, row.flag("hadr_enabled"), (int) row.maybeNumber("hadr_status").orElse(0), row.flag("is_sysadmin"), !row.isNull("issuer_procedure"), row.flag("master_keys"),
                host.platform(), host.release(), server.first("SELECT cluster_name FROM sys.dm_hadr_cluster", r -> r.text("cluster_name")).filter(name -> !name.isEmpty()), traceFlags());
    }

    List<CertificateFact> certificates() {
        return server.query(CERTIFICATES, r -> new CertificateFact((int) r.number("certificate_id"), r.text("name"), r.maybeText("pvt_key_encryption_type").orElse("").equals("MK"),
                r.number("days_left"), r.maybeBytes("encoded").orElse(new byte[0])));
    }

    Optional<EndpointFact> endpoint() {
        return server.first(ENDPOINT, r -> new EndpointFact(r.text("name"), r.text("state_desc"), r.text("role_desc"), r.text("connection_auth_desc"), r.flag("is_encryption_enabled"),
                r.text("encryption_algorithm_desc"), (int) r.maybeNumber("certificate_id").orElse(0), (int) r.number("port")));
    }

    List<GroupFact> groups() {
        Map<String, List<String>> members = byGroup(MEMBERS);
        Map<String, List<String>> databases = byGroup(DATABASES);
        return server.query(GROUPS, r -> new GroupFact(r.text("name"), r.flag("is_distributed"), databases.getOrDefault(r.text("name"), List.of()), members.getOrDefault(r.text("name"), List.of())));
    }

    private Map<String, List<String>> byGroup(String query) {
        return server.query(query, r -> r).stream().collect(Collectors.groupingBy(r -> r.text("group_name"), Collectors.mapping(r -> r.text("name"), Collectors.toList())));
    }

    private record Host(String platform, String release) {
    }

    /** Before 2017 there is only Windows, and another view for it. */
    private Host host(int major) {
        return major >= SQL_SERVER_2017
                ? server.query("SELECT host_platform, host_distribution, host_release FROM sys.dm_os_host_info",
                        r -> new Host(r.text("host_platform"), r.maybeText("host_distribution").orElse("") + " " + r.maybeText("host_release").orElse(""))).getFirst()
                : server.query("SELECT windows_release FROM sys.dm_os_windows_info", r -> new Host("Windows", "Windows " + r.text("windows_release"))).getFirst();
    }

    private Set<Integer> traceFlags() {
        return server.results(Duration.ofSeconds(30), TRACE_FLAGS).stream().flatMap(List::stream).filter(r -> r.flag("Status") && r.flag("Global")).map(r -> (int) r.number("TraceFlag"))
                .collect(Collectors.toUnmodifiableSet());
    }
}
