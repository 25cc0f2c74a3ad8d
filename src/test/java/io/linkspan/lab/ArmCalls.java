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
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Plain requests to the management plane of an estate, by nothing but the JDK's own HTTP client. */
final class ArmCalls implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final String instances;
    private final String endpoint;
    private final JsonNode azure;
    private final String token;

    /** @param ready the first line of {@code lab start}, and {@code profile} what it wrote */
    ArmCalls(JsonNode ready, JsonNode profile) throws Exception {
        http = HttpClient.newBuilder().sslContext(trusting(Path.of(ready.get("certificate").textValue()))).build();
        JsonNode arm = ready.get("arm");
        instances = arm.get("endpoint").textValue() + "/subscriptions/" + arm.get("subscriptionId").textValue() + "/resourceGroups/" + arm.get("resourceGroup").textValue() + "/providers/Microsoft.Sql/managedInstances/";
        endpoint = arm.get("endpoint").textValue();
        azure = profile.get("azure");
        token = token(endpoint);
    }

    record Reply(int status, String operation, JsonNode body) {
    }

    /** @param path of what belongs to the instance, or a whole address */
    Reply send(String method, String instance, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(path.startsWith("https:") ? path : instances + instance + path + "?api-version=2025-01-01")).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body)).build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        return new Reply(response.statusCode(), response.headers().firstValue("Azure-AsyncOperation").orElse(""), JSON.readTree(response.body()));
    }

    /** All instances, asked for with another token. */
    Reply send(String otherToken) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(instances.substring(0, instances.length() - 1) + "?api-version=2025-01-01")).header("Authorization", "Bearer " + otherToken).GET().build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        return new Reply(response.statusCode(), "", JSON.readTree(response.body()));
    }

    /** The last answer of a long-running operation. */
    JsonNode follow(Reply accepted) throws Exception {
        assertEquals(202, accepted.status(), accepted.toString());
        return await(() -> send("GET", "", accepted.operation(), "").body(), b -> !b.path("status").asText().equals("InProgress"));
    }

    /** A token of the estate's application for a resource. */
    String token(String resource) throws Exception {
        String form = "grant_type=client_credentials&client_id=" + azure.get("credential").get("clientId").textValue() + "&client_secret="
                + URLEncoder.encode(azure.get("credential").get("secret").textValue(), StandardCharsets.UTF_8) + "&scope=" + URLEncoder.encode(resource + "/.default", StandardCharsets.UTF_8);
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

    @Override
    public void close() {
        http.close();
    }
}
