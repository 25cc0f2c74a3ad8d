package io.linkspan.azure;

import io.linkspan.lab.arm.ArmServer;
import io.linkspan.lab.arm.Tenancy;
import io.linkspan.lab.engine.Endpoint;
import io.linkspan.lab.engine.Estate;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.InstanceSpec;
import io.linkspan.lab.engine.security.CertificateAuthority;
import io.linkspan.lab.fault.Faults;
import io.linkspan.model.Side;
import io.linkspan.model.profile.Account;
import io.linkspan.model.profile.Cloud;
import io.linkspan.model.profile.Machine;
import io.linkspan.model.profile.Secret;
import io.linkspan.model.profile.SecretSource;
import io.linkspan.model.profile.ServerTrust;
import io.linkspan.model.profile.Trust;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** A management plane with two managed instances, quay-one and quay-two, whose lists have one entry a page. */
final class Quay implements AutoCloseable {

    static final String SECRET = "canary-client-secret";
    static final Tenancy TENANCY = new Tenancy("11111111-2222-3333-4444-555555555555", "66666666-7777-8888-9999-000000000000", "practice", "westeurope", "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee", SECRET);

    final Faults faults = new Faults(Clock.systemUTC());
    final ArmServer server;
    final String authority;
    final Instance instance;
    private final Estate estate;
    private final Path folder;

    Quay() throws IOException, GeneralSecurityException {
        folder = Files.createTempDirectory("quay");
        estate = new Estate(Clock.systemUTC(), faults, folder);
        Instant now = Instant.now();
        CertificateAuthority ca = CertificateAuthority.create("Practice Root", now);
        authority = CertificateAuthority.pem(ca.certificate());
        List<Instance> instances = Stream.of("quay-one", "quay-two").map(name -> estate.add(InstanceSpec.managedInstance(name, "a1b2.database.practice.example", "10.1.0.11", "GeneralPurpose", "SQLServer2025"))).toList();
        instance = instances.getFirst();
        int id = instance.keys().install("own", ca.issue(List.of(instance.fullyQualifiedName()), now, now.plus(Duration.ofDays(300)))).id();
        instance.endpoints().set(new Endpoint(65536, "mirroring", Endpoint.State.STARTED, 5022, "ALL", "ALL", "CERTIFICATE", id, "REQUIRED", "AES", 1));
        List.of("Sales", "Stock").forEach(instance.databases()::create);
        server = new ArmServer(tls(ca.issue(List.of("localhost", "127.0.0.1"), now.minusSeconds(60), now.plus(Duration.ofDays(2)))), TENANCY, estate, 1);
    }

    Arm arm() {
        return arm(new Trust(Optional.of(authority), Optional.empty()), SECRET);
    }

    Arm arm(Trust trust, String secret) {
        return arm(server.endpoint(), trust, secret);
    }

    Arm arm(URI at, Trust trust, String secret) {
        Cloud cloud = new Cloud("Practice", at, URI.create(at + "/"), ".database.practice.example", List.of(), trust);
        Account.Credential credential = new Account.Credential(Account.Type.CLIENT_SECRET, Optional.of(TENANCY.clientId()), SecretSource.ASK);
        return new Arm(cloud, new Account(TENANCY.tenantId(), TENANCY.subscriptionId(), TENANCY.resourceGroup(), credential), (_, _) -> Secret.of(secret), _ -> { }, Clock.systemUTC());
    }

    static Machine machine(String name) {
        return new Machine(Side.MANAGED_INSTANCE, name, "localhost", 1433, Machine.Encrypt.MANDATORY, Trust.DEFAULT,
                new Machine.Authentication(Machine.Authentication.Kind.SQL, Optional.of("op"), SecretSource.ASK), Optional.empty());
    }

    /** A person types the code on another device. */
    void type(DeviceCode code) {
        try {
            SSLContext trusting = SSLContext.getInstance("TLS");
            trusting.init(null, new TrustManager[] {new ServerTrust(new Trust(Optional.of(authority), Optional.empty()))}, null);
            try (HttpClient browser = HttpClient.newBuilder().sslContext(trusting).build()) {
                HttpResponse<String> page = browser.send(HttpRequest.newBuilder(URI.create(code.url() + "?otc=" + code.code())).build(), HttpResponse.BodyHandlers.ofString());
                if (page.statusCode() != HttpURLConnection.HTTP_OK) {
                    throw new AssertionError(page.body());
                }
            }
        } catch (IOException | GeneralSecurityException | InterruptedException e) {
            throw new AssertionError(e);
        }
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

    @Override
    public void close() throws IOException {
        server.close();
        estate.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
