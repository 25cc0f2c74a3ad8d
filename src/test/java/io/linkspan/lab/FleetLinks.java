package io.linkspan.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Links over every database of a fleet, spread over its instances, made by hand as the documentation's scripts make them. */
final class FleetLinks implements AutoCloseable {

    private static final String SYNCHRONIZING = "SELECT COUNT(*) FROM sys.dm_hadr_database_replica_states drs JOIN sys.availability_groups ag ON ag.group_id = drs.group_id "
            + "WHERE ag.is_distributed = 1 AND drs.is_local = 0 AND drs.synchronization_state_desc = 'SYNCHRONIZING' AND drs.synchronization_health_desc = 'HEALTHY'";

    private final LabProcess lab;
    private final List<JsonNode> servers;
    private final List<JsonNode> instances;
    private final Map<String, Connection> connections = new LinkedHashMap<>();
    private final List<Link> links = new ArrayList<>();
    private final ArmCalls arm;

    private record Link(String database, String server, JsonNode instance) {

        String name() {
            return database.toLowerCase(Locale.ROOT);
        }
    }

    FleetLinks(LabProcess lab) throws Exception {
        this.lab = lab;
        servers = StreamSupport.stream(lab.ready.get("sqlServers").spliterator(), false).toList();
        instances = StreamSupport.stream(lab.ready.get("managedInstances").spliterator(), false).toList();
        for (List<JsonNode> machines : List.of(servers, instances)) {
            for (JsonNode machine : machines) {
                connections.put(machine.get("name").textValue(), LabClient.connect(machine, lab.certificate()));
            }
        }
        arm = new ArmCalls(lab.ready, lab.profile);
    }

    /** One link for every database, until all of them are synchronizing; says how many. */
    int link() throws Exception {
        Map<String, String> keys = new LinkedHashMap<>();
        for (JsonNode instance : instances) {
            keys.put(instance.get("fullyQualifiedDomainName").textValue(),
                    arm.send("GET", instance.get("name").textValue(), "/endpointCertificates/DATABASE_MIRRORING", "").body().path("properties").path("publicBlob").asText());
        }
        for (JsonNode server : servers) {
            trust(server.get("name").textValue(), keys);
            for (JsonNode database : server.get("databases")) {
                List<JsonNode> able = server.get("version").textValue().startsWith("17.") ? instances.subList(1, 3) : instances; // those that take databases of SQL Server 2025
                links.add(new Link(database.textValue(), server.get("name").textValue(), able.get(links.size() % able.size())));
            }
        }
        List<ArmCalls.Reply> accepted = new ArrayList<>();
        for (Link link : links) {
            accepted.add(begin(link));
        }
        for (ArmCalls.Reply reply : accepted) {
            assertEquals("Succeeded", arm.follow(reply).path("status").asText());
        }
        ArmCalls.await(() -> {
            int sum = 0;
            for (JsonNode server : servers) {
                sum += Integer.parseInt(value(server.get("name").textValue(), SYNCHRONIZING));
            }
            return sum;
        }, Integer.valueOf(links.size())::equals);
        return links.size();
    }

    /** So many rows into each database, one a commit, until all have arrived. */
    void write(int rows) throws Exception {
        for (Link link : links) {
            execute(link.server(), "USE [" + link.database() + "]; SET NOCOUNT ON; DECLARE @i int = 0; WHILE @i < " + rows + " BEGIN INSERT INTO dbo.Harbours (Name, Berths) VALUES (CONCAT(N'new ', @i), 7777); SET @i += 1 END");
        }
        for (Link link : links) {
            ArmCalls.await(() -> value(link.instance().get("name").textValue(), "SELECT COUNT(*) FROM [" + link.database() + "].dbo.Harbours WHERE Berths = 7777"), Integer.toString(rows)::equals);
        }
    }

    private void trust(String server, Map<String, String> keys) throws Exception {
        execute(server, "USE master", "CREATE MASTER KEY ENCRYPTION BY PASSWORD = 'Str0ng-and-secret'", "CREATE CERTIFICATE own WITH SUBJECT = N'endpoint of " + server + "', EXPIRY_DATE = N'2031-01-01'");
        String blob = value(server, "SELECT CONVERT(varchar(max), CERTENCODED(CERT_ID(N'own')), 1)");
        for (JsonNode instance : instances) {
            arm.follow(arm.send("PUT", instance.get("name").textValue(), "/serverTrustCertificates/" + server.toLowerCase(Locale.ROOT), "{\"properties\":{\"publicBlob\":\"" + blob + "\"}}"));
        }
        for (Map.Entry<String, String> key : keys.entrySet()) {
            execute(server, "CREATE CERTIFICATE [" + key.getKey() + "] FROM BINARY = 0x" + key.getValue());
        }
        execute(server, "CREATE CERTIFICATE [PracticePKI] FROM BINARY = 0x" + HexFormat.of().formatHex(ArmCalls.root(lab.certificate()).getEncoded()),
                "DECLARE @id int = CERT_ID('PracticePKI'); EXEC sp_certificate_add_issuer @id, N'" + lab.profile.get("cloud").get("roots").get(0).get("issuer").textValue() + "'",
                "CREATE ENDPOINT mirroring STATE = STARTED AS TCP (LISTENER_PORT = 5022, LISTENER_IP = ALL) FOR DATABASE_MIRRORING (ROLE = ALL, AUTHENTICATION = CERTIFICATE own, ENCRYPTION = REQUIRED ALGORITHM AES)");
    }

    private ArmCalls.Reply begin(Link link) throws Exception {
        String place = "TCP://" + address(link.server());
        String instance = link.instance().get("name").textValue();
        execute(link.server(), "ALTER DATABASE [" + link.database() + "] SET RECOVERY FULL", "BACKUP DATABASE [" + link.database() + "] TO DISK = N'" + link.name() + ".bak' WITH INIT",
                "CREATE AVAILABILITY GROUP [" + link.name() + "ag] WITH (CLUSTER_TYPE = NONE) FOR DATABASE [" + link.database() + "] REPLICA ON N'" + link.server() + "' WITH (ENDPOINT_URL = N'" + place
                        + "', AVAILABILITY_MODE = SYNCHRONOUS_COMMIT, FAILOVER_MODE = MANUAL, SEEDING_MODE = AUTOMATIC)",
                "CREATE AVAILABILITY GROUP [" + link.name() + "] WITH (DISTRIBUTED) AVAILABILITY GROUP ON N'" + link.name() + "ag' WITH (LISTENER_URL = N'" + place + "', AVAILABILITY_MODE = ASYNCHRONOUS_COMMIT, "
                        + "FAILOVER_MODE = MANUAL, SEEDING_MODE = AUTOMATIC), N'" + link.name() + "miag' WITH (LISTENER_URL = N'tcp://" + link.instance().get("fullyQualifiedDomainName").textValue() + ":5022;Server=["
                        + instance + "]', AVAILABILITY_MODE = ASYNCHRONOUS_COMMIT, FAILOVER_MODE = MANUAL, SEEDING_MODE = AUTOMATIC)");
        return arm.send("PUT", instance, "/distributedAvailabilityGroups/" + link.name(), "{\"properties\":{\"databases\":[{\"databaseName\":\"" + link.database() + "\"}],\"partnerEndpoint\":\"" + place
                + "\",\"partnerAvailabilityGroupName\":\"" + link.name() + "ag\",\"instanceAvailabilityGroupName\":\"" + link.name()
                + "miag\",\"instanceLinkRole\":\"Secondary\",\"failoverMode\":\"Manual\",\"seedingMode\":\"Automatic\"}}");
    }

    /** FLEET07 is 10.0.1.7. */
    private static String address(String server) {
        return "10.0.1." + Integer.parseInt(server.substring("FLEET".length())) + ":5022";
    }

    private void execute(String machine, String... batches) throws SQLException {
        try (Statement s = connections.get(machine).createStatement()) {
            for (String batch : batches) {
                s.execute(batch);
            }
        }
    }

    private String value(String machine, String sql) throws SQLException {
        try (Statement s = connections.get(machine).createStatement(); ResultSet r = s.executeQuery(sql)) {
            r.next();
            return r.getString(1);
        }
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections.values()) {
            connection.close();
        }
        arm.close();
    }
}
