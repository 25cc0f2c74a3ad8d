package io.linkspan.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;

/** The default estate and a link made by hand, as the documentation's scripts make it: plain T-SQL through the plain driver, plain requests to the management plane. */
final class HandMadeLink implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    final Lab lab;
    final JsonNode server;
    final JsonNode instance;
    private final JsonNode profile;
    private final ArmCalls arm;

    HandMadeLink(Path folder) throws Exception {
        lab = Lab.start(Topology.shipped("default"), folder);
        JsonNode ready = JSON.readTree(lab.ready());
        server = ready.get("sqlServers").get(0);
        instance = ready.get("managedInstances").get(0);
        profile = JSON.readTree(lab.profile());
        arm = new ArmCalls(ready, profile);
    }

    /** All of it, until the instance has caught up. */
    HandMadeLink linked() throws Exception {
        exchangeCertificates();
        createGroups("Ferries");
        JsonNode status = follow(send("PUT", "/distributedAvailabilityGroups/ferries", link()));
        assertEquals("Succeeded", status.path("status").asText(), status.toString());
        return this;
    }

    String onServer(String sql) throws SQLException {
        return LabClient.value(server, lab, sql);
    }

    String onInstance(String sql) throws SQLException {
        return LabClient.value(instance, lab, sql);
    }

    /** Fails the test if something in the estate broke. */
    @Override
    public void close() {
        List<String> defects = lab.defects();
        arm.close();
        lab.close();
        assertEquals(List.of(), defects);
    }

    void exchangeCertificates() throws Exception {
        LabClient.execute(server, lab, "USE master", "CREATE MASTER KEY ENCRYPTION BY PASSWORD = 'Str0ng-and-secret'",
                "CREATE CERTIFICATE [harbour] WITH SUBJECT = N'endpoint of the harbour', EXPIRY_DATE = N'2031-01-01'");
        String blob = LabClient.value(server, lab, "SELECT CONVERT(varchar(max), CERTENCODED(CERT_ID(N'harbour')), 1)");
        follow(send("PUT", "/serverTrustCertificates/harbour", "{\"properties\":{\"publicBlob\":\"" + blob + "\"}}"));
        String own = send("GET", "/endpointCertificates/DATABASE_MIRRORING", "").body().path("properties").path("publicBlob").asText();
        X509Certificate root = ArmCalls.root(lab.certificate());
        LabClient.execute(server, lab, "CREATE CERTIFICATE [" + instance.get("fullyQualifiedDomainName").textValue() + "] FROM BINARY = 0x" + own,
                "CREATE CERTIFICATE [PracticePKI] FROM BINARY = 0x" + HexFormat.of().formatHex(root.getEncoded()),
                "DECLARE @id int = CERT_ID('PracticePKI'); EXEC sp_certificate_add_issuer @id, N'" + profile.get("cloud").get("roots").get(0).get("issuer").textValue() + "'",
                "CREATE ENDPOINT mirroring STATE = STARTED AS TCP (LISTENER_PORT = 5022, LISTENER_IP = ALL) FOR DATABASE_MIRRORING (ROLE = ALL, AUTHENTICATION = CERTIFICATE [harbour], "
                        + "ENCRYPTION = REQUIRED ALGORITHM AES)");
    }

    void createGroups(String database) throws SQLException {
        LabClient.execute(server, lab, "CREATE AVAILABILITY GROUP [ferriesag] WITH (CLUSTER_TYPE = NONE) FOR DATABASE [" + database + "] REPLICA ON N'" + server.get("name").textValue()
                + "' WITH (ENDPOINT_URL = N'TCP://10.0.0.4:5022', AVAILABILITY_MODE = SYNCHRONOUS_COMMIT, FAILOVER_MODE = MANUAL, SEEDING_MODE = AUTOMATIC)",
                "CREATE AVAILABILITY GROUP [ferries] WITH (DISTRIBUTED) AVAILABILITY GROUP ON N'ferriesag' WITH (LISTENER_URL = N'TCP://10.0.0.4:5022', AVAILABILITY_MODE = ASYNCHRONOUS_COMMIT, "
                        + "FAILOVER_MODE = MANUAL, SEEDING_MODE = AUTOMATIC, SESSION_TIMEOUT = 20), N'ferriesmiag' WITH (LISTENER_URL = N'tcp://" + instance.get("fullyQualifiedDomainName").textValue()
                        + ":5022;Server=[" + instance.get("name").textValue() + "]', AVAILABILITY_MODE = ASYNCHRONOUS_COMMIT, FAILOVER_MODE = MANUAL, SEEDING_MODE = AUTOMATIC)");
    }

    static String link() {
        return "{\"properties\":{\"databases\":[{\"databaseName\":\"Ferries\"}],\"partnerEndpoint\":\"TCP://10.0.0.4:5022\",\"partnerAvailabilityGroupName\":\"ferriesag\","
                + "\"instanceAvailabilityGroupName\":\"ferriesmiag\",\"instanceLinkRole\":\"Secondary\",\"failoverMode\":\"Manual\",\"seedingMode\":\"Automatic\"}}";
    }

    ArmCalls.Reply send(String method, String path, String body) throws Exception {
        return arm.send(method, instance.get("name").textValue(), path, body);
    }

    JsonNode follow(ArmCalls.Reply accepted) throws Exception {
        return arm.follow(accepted);
    }
}
