package io.linkspan.lab.tds;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certification authority and one server certificate of it, for localhost and 127.0.0.1. */
final class TestCertificates {

    static final String STORE_PASSWORD = "changeit";

    private final KeyPair serverKey = keyPair();
    private final X509Certificate authority;
    private final X509Certificate server;

    TestCertificates() throws GeneralSecurityException, OperatorCreationException, IOException {
        KeyPair key = keyPair();
        authority = issue("CN=Test authority", key, "CN=Test authority", key, true);
        server = issue("CN=toy01.test.example", serverKey, "CN=Test authority", key, false);
    }

    private static KeyPair keyPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static X509Certificate issue(String subject, KeyPair key, String issuer, KeyPair signer, boolean authority)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        Instant now = Instant.now();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(new X500Name(issuer), BigInteger.valueOf(now.toEpochMilli() + (authority ? 0 : 1)),
                Date.from(now.minus(Duration.ofHours(1))), Date.from(now.plus(Duration.ofDays(2))), new X500Name(subject), key.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        if (!authority) {
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")}));
        }
        return new JcaX509CertificateConverter().getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(signer.getPrivate())));
    }

    SSLContext context() throws GeneralSecurityException, IOException {
        KeyStore keys = empty();
        keys.setKeyEntry("server", serverKey.getPrivate(), STORE_PASSWORD.toCharArray(), new X509Certificate[] {server, authority});
        KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(keys, STORE_PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    /** A PKCS12 store that trusts the authority. */
    Path trustStore(Path folder) throws GeneralSecurityException, IOException {
        KeyStore trust = empty();
        trust.setCertificateEntry("authority", authority);
        Path file = folder.resolve("trust.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            trust.store(out, STORE_PASSWORD.toCharArray());
        }
        return file;
    }

    /** The server's certificate as PEM. */
    Path serverPem(Path folder) throws GeneralSecurityException, IOException {
        return pem(server, folder.resolve("server.pem"));
    }

    Path authorityPem(Path folder) throws GeneralSecurityException, IOException {
        return pem(authority, folder.resolve("authority.pem"));
    }

    private static Path pem(X509Certificate certificate, Path file) throws GeneralSecurityException, IOException {
        return Files.writeString(file, "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded()) + "\n-----END CERTIFICATE-----\n");
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
