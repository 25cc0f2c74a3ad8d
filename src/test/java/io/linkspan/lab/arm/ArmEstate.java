package io.linkspan.lab.arm;

import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.HttpLogOptions;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.profile.AzureProfile;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.identity.ClientSecretCredential;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.resourcemanager.resources.fluentcore.utils.HttpPipelineProvider;
import com.azure.resourcemanager.sql.fluent.SqlManagementClient;
import com.azure.resourcemanager.sql.implementation.SqlManagementClientBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.linkspan.lab.engine.Edition;
import io.linkspan.lab.engine.Endpoint;
import io.linkspan.lab.engine.Estate;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.InstanceSpec;
import io.linkspan.lab.engine.security.CertificateAuthority;
import io.linkspan.lab.fault.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A management plane over a small estate, and the real Azure SDK pointed at it. */
final class ArmEstate implements AutoCloseable {

    static final Tenancy TENANCY = new Tenancy("11111111-2222-3333-4444-555555555555", "66666666-7777-8888-9999-000000000000", "practice", "westeurope",
            "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee", "s3cr3t-of-the-test");
    static final String INSTANCES = "/subscriptions/" + TENANCY.subscriptionId() + "/resourceGroups/practice/providers/Microsoft.Sql/managedInstances";
    private static final ObjectMapper JSON = new ObjectMapper();

    final Faults faults;
    final Estate estate;
    final ArmServer server;
    final SSLContext trusting;
    final HttpClient http;

    ArmEstate(int pageSize, Clock clock) throws IOException, GeneralSecurityException {
        Path folder = Files.createTempDirectory("arm-estate");
        faults = new Faults(clock);
        estate = new Estate(clock, faults, folder);
        Instant now = Instant.now();
        CertificateAuthority authority = CertificateAuthority.create("Practice Root", now);
        for (String name : List.of("quay-one", "quay-two")) {
            Instance instance = estate.add(InstanceSpec.managedInstance(name, "a1b2c3d4e5f6.database.practice.example", "10.1.0." + (10 + estate.instances().size()), "GeneralPurpose", "SQLServer2022"));
            int id = instance.keys().install("own", authority.issue(List.of(instance.fullyQualifiedName()), now, now.plus(Duration.ofDays(300)))).id();
            instance.endpoints().set(new Endpoint(65536, "mirroring", Endpoint.State.STARTED, 5022, "ALL", "ALL", "CERTIFICATE", id, "REQUIRED", "AES", 1));
        }
        estate.add(InstanceSpec.sqlServer("HARBOUR01", "10.0.0.4", "16.0.4165.4", Edition.ENTERPRISE));
        server = new ArmServer(tls(authority.issue(List.of("localhost", "127.0.0.1"), now.minusSeconds(60), now.plus(Duration.ofDays(2)))), TENANCY, estate, pageSize);
        trusting = trust(authority.certificate());
        http = new JdkHttpClientBuilder(java.net.http.HttpClient.newBuilder().sslContext(trusting)).build();
    }

    String endpoint() {
        return server.endpoint().toString();
    }

    ClientSecretCredential credential(String clientId, String secret) {
        return new ClientSecretCredentialBuilder().authorityHost(endpoint()).tenantId(TENANCY.tenantId()).clientId(clientId).clientSecret(secret)
                .disableInstanceDiscovery().httpClient(http).build();
    }

    /** The SDK's own pipeline; without retries unless asked for. */
    HttpPipeline pipeline(RetryPolicy retry) {
        Map<String, String> endpoints = new HashMap<>(AzureEnvironment.AZURE.getEndpoints());
        endpoints.put("resourceManagerEndpointUrl", endpoint());
        endpoints.put("managementEndpointUrl", endpoint());
        AzureProfile profile = new AzureProfile(TENANCY.tenantId(), TENANCY.subscriptionId(), new AzureEnvironment(endpoints));
        return HttpPipelineProvider.buildHttpPipeline(credential(TENANCY.clientId(), TENANCY.clientSecret()), profile, new String[] {endpoint() + "/.default"}, new HttpLogOptions(), null, retry, List.of(), http);
    }

    SqlManagementClient typed() {
        return new SqlManagementClientBuilder().pipeline(pipeline(new RetryPolicy())).endpoint(endpoint()).subscriptionId(TENANCY.subscriptionId())
                .defaultPollInterval(Duration.ofMillis(100)).buildClient();
    }

    String token() {
        return credential(TENANCY.clientId(), TENANCY.clientSecret()).getTokenSync(new TokenRequestContext().addScopes(endpoint() + "/.default")).getToken();
    }

    /** A request through the SDK's HTTP client, less its policies. */
    Reply send(String method, String pathAndQuery, String body, Map<String, String> headers) throws IOException {
        HttpRequest request = new HttpRequest(HttpMethod.valueOf(method), pathAndQuery.startsWith("https:") ? pathAndQuery : endpoint() + pathAndQuery);
        headers.forEach((name, value) -> request.setHeader(HttpHeaderName.fromString(name), value));
        if (!body.isEmpty()) {
            request.setBody(BinaryData.fromString(body));
        }
        try (HttpResponse response = http.sendSync(request, Context.NONE)) {
            Map<String, String> got = new HashMap<>();
            response.getHeaders().forEach(h -> got.put(h.getName().toLowerCase(), h.getValue()));
            return new Reply(response.getStatusCode(), got, JSON.readTree(response.getBodyAsBinaryData().toString()));
        }
    }

    /** A request with a token. */
    Reply send(String method, String pathAndQuery, String body) throws IOException {
        return send(method, pathAndQuery, body, Map.of("Authorization", "Bearer " + token()));
    }

    record Reply(int status, Map<String, String> headers, JsonNode body) {

        String code() {
            return body.path("error").path("code").asText();
        }

        String message() {
            return body.path("error").path("message").asText();
        }
    }

    @Override
    public void close() {
        server.close();
        estate.close();
    }

    private static SSLContext tls(CertificateAuthority.Issued issued) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("tls", issued.key(), new char[0], new X509Certificate[] {issued.certificate()});
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static SSLContext trust(X509Certificate root) throws GeneralSecurityException, IOException {
        KeyStore roots = KeyStore.getInstance("PKCS12");
        roots.load(null, null);
        roots.setCertificateEntry("root", root);
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(roots);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
