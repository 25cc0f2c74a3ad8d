package io.linkspan.sqlserver;

import io.linkspan.lab.engine.Edition;
import io.linkspan.lab.engine.Estate;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.InstanceSpec;
import io.linkspan.lab.engine.security.CertificateAuthority;
import io.linkspan.lab.engine.security.PasswordHash;
import io.linkspan.lab.fault.Faults;
import io.linkspan.lab.tds.TdsServer;
import io.linkspan.lab.tds.TlsSettings;
import io.linkspan.lab.tds.WireFaults;
import io.linkspan.lab.tsql.run.InstanceServer;
import io.linkspan.model.Side;
import io.linkspan.model.profile.Machine;
import io.linkspan.model.profile.Machine.Authentication;
import io.linkspan.model.profile.Machine.Encrypt;
import io.linkspan.model.profile.Secret;
import io.linkspan.model.profile.SecretSource;
import io.linkspan.model.profile.Trust;
import java.io.IOException;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** One SQL Server on the wire, with the user {@code op}, a certificate for localhost and a wire that can be broken. */
final class Harbour implements AutoCloseable {

    static final String PASSWORD = "canary-Pä$$€wörd1";

    final AtomicReference<WireFaults> faults = new AtomicReference<>(WireFaults.NONE);
    final Instance instance;
    final TdsServer tds;
    final X509Certificate certificate;
    final String authority;
    private final Estate estate;
    private final Path folder;

    Harbour() throws IOException, GeneralSecurityException {
        folder = Files.createTempDirectory("harbour");
        estate = new Estate(Clock.systemUTC(), new Faults(Clock.systemUTC()), folder);
        instance = estate.add(InstanceSpec.sqlServer("HARBOUR01", "10.0.0.4", "16.0.4165.4", Edition.ENTERPRISE));
        instance.security().createLogin("op", io.linkspan.lab.engine.security.Login.Kind.SQL_LOGIN, PasswordHash.of(PASSWORD.toCharArray())).join("sysadmin");
        Instant now = Instant.now();
        CertificateAuthority ca = CertificateAuthority.create("Practice Root", now);
        CertificateAuthority.Issued issued = ca.issue(List.of("localhost"), now.minusSeconds(60), now.plus(Duration.ofDays(2)));
        certificate = issued.certificate();
        authority = CertificateAuthority.pem(ca.certificate());
        tds = new TdsServer(new InstanceServer(instance, (_, _) -> { }), new TlsSettings(tls(issued), true, true), new WireFaults() {
            @Override
            public Admission admission() {
                return faults.get().admission();
            }

            @Override
            public Fate packet(long sent) {
                return faults.get().packet(sent);
            }
        });
        instance.tds(tds.address());
    }

    Connect connect() {
        return connect(Encrypt.MANDATORY, trusting(), PASSWORD);
    }

    Trust trusting() {
        return new Trust(Optional.of(authority), Optional.empty());
    }

    Connect connect(Encrypt encrypt, Trust trust, String password) {
        return connect("localhost", tds.address().getPort(), encrypt, trust, password);
    }

    static Connect connect(String host, int port, Encrypt encrypt, Trust trust, String password) {
        Machine machine = new Machine(Side.SQL_SERVER, "HARBOUR01", host, port, encrypt, trust, new Authentication(Authentication.Kind.SQL, Optional.of("op"), SecretSource.ASK), Optional.empty());
        return new Connect(machine, Optional.of(Secret.of(password)), Duration.ofSeconds(5));
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
        tds.close();
        estate.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
