package io.linkspan.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The default estate and a link made by hand, as the documentation's scripts make it: plain T-SQL through the plain driver, plain requests to the management plane. */
final class HandMadeLink implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    final Lab lab;
    final JsonNode server;
    final JsonNode instance;
    private final JsonNode profile;
    private final HttpClient http;
    private final String token;
    private final String arm;

    HandMadeLink(Path folder) throws Exception {
        lab = Lab.start(Topology.shipped("default"), folder);
        JsonNode ready = JSON.readTree(lab.ready());
        server = ready.get("sqlServers").get(0);
        instance = ready.get("managedInstances").get(0);
        profile = JSON.readTree(lab.profile());
        http = HttpClient.newBuilder().sslContext(trusting(lab.certificate())).build();
        token = token(ready.get("arm").get("endpoint").textValue());
        arm = ready.get("arm").get("endpoint").textValue() + "/subscriptions/" + ready.get("arm").get("subscriptionId").textValue() + "/resourceGroups/practice/providers/Microsoft.Sql/managedInstances/"
                + instance.get("name").textValue();
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
        http.close();
        lab.close();
        assertEquals(List.of(), defects);
    }

    void exchangeCertificates() throws Exception {
        LabClient.execute(server, lab, "USE master", "CREATE MASTER KEY ENCRYPTION BY PASSWORD = 'Str0ng-and-secret'",
                "CREATE CERTIFICATE [harbour] WITH SUBJECT = N'endpoint of the harbour', EXPIRY_DATE = N'2031-01-01'");
        String blob = LabClient.value(server, lab, "SELECT CONVERT(varchar(max), CERTENCODED(CERT_ID(N'harbour')), 1)");
        follow(send("PUT", "/serverTrustCertificates/harbour", "{\"properties\":{\"publicBlob\":\"" + blob + "\"}}"));
        String own = send("GET", "/endpointCertificates/DATABASE_MIRRORING", "").body().path("properties").path("publicBlob").asText();
        X509Certificate root = root(lab.certificate());
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

    record Reply(int status, String operation, JsonNode body) {
    }

    Reply send(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(path.startsWith("https:") ? path : arm + path + "?api-version=2025-01-01")).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body)).build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        return new Reply(response.statusCode(), response.headers().firstValue("Azure-AsyncOperation").orElse(""), JSON.readTree(response.body()));
    }

    JsonNode follow(Reply accepted) throws Exception {
        assertEquals(202, accepted.status(), accepted.toString());
        return await(() -> send("GET", accepted.operation(), "").body(), b -> !b.path("status").asText().equals("InProgress"));
    }

    private String token(String endpoint) throws Exception {
        JsonNode azure = profile.get("azure");
        String form = "grant_type=client_credentials&client_id=" + azure.get("credential").get("clientId").textValue() + "&client_secret="
                + URLEncoder.encode(azure.get("credential").get("secret").textValue(), StandardCharsets.UTF_8) + "&scope=" + URLEncoder.encode(endpoint + "/.default", StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint + "/" + azure.get("tenantId").textValue() + "/oauth2/v2.0/token"))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)).build();
        return JSON.readTree(http.send(request, BodyHandlers.ofString()).body()).get("access_token").textValue();
    }

    interface Read<T> {
        T read() throws Exception;
    }

    static <T> T await(Read<T> read, Predicate<T> until) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        T last = read.read();
        while (!until.test(last)) {
            assertTrue(System.nanoTime() < deadline, "not in time: " + last);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            last = read.read();
        }
        return last;
    }

    static X509Certificate root(Path pem) throws IOException, GeneralSecurityException {
        try (var in = Files.newInputStream(pem)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static SSLContext trusting(Path pem) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("root", root(pem));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
