package io.linkspan.lab.engine.security;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The certificate authority of the practice cloud: it signs the TLS certificates of its servers and the endpoint certificates of its managed instances. */
public final class CertificateAuthority {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:]*");

    private final Issued root;

    private CertificateAuthority(Issued root) {
        this.root = root;
    }

    /** A new root of its own, valid from a day before {@code now} for ten years. */
    public static CertificateAuthority create(String commonName, Instant now) {
        KeyPair keys = keys();
        X500Name name = name(commonName);
        return new CertificateAuthority(issue(name, keys.getPrivate(), name, keys, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(3650)), List.of(), true));
    }

    /** A certificate in which the first name is the common name and all are alternative names: DNS names or addresses. */
    public Issued issue(List<String> names, Instant start, Instant expiry) {
        return issue(X500Name.getInstance(root.certificate().getSubjectX500Principal().getEncoded()), root.key(), name(names.getFirst()), keys(), start, expiry, names, false);
    }

    public X509Certificate certificate() {
        return root.certificate();
    }

    /** A self-signed certificate as CREATE CERTIFICATE makes it: the subject is a common name unless it is a whole distinguished name. */
    static Issued selfSigned(String subject, Instant start, Instant expiry) {
        KeyPair keys = keys();
        X500Name name = subjectName(subject);
        return issue(name, keys.getPrivate(), name, keys, start, expiry, List.of(), false);
    }

    /** PEM text of a certificate. */
    public static String pem(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded()) + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was made has an encoding", e);
        }
    }

    private static Issued issue(X500Name issuer, PrivateKey signer, X500Name subject, KeyPair keys, Instant start, Instant expiry, List<String> names, boolean authority) {
        try {
            var builder = new JcaX509v3CertificateBuilder(issuer, new BigInteger(127, RANDOM).setBit(126), Date.from(start), Date.from(expiry), subject, keys.getPublic());
            if (authority) {
                builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign | KeyUsage.digitalSignature));
            }
            if (!names.isEmpty()) {
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names.stream()
                        .map(n -> new GeneralName(ADDRESS.matcher(n).matches() ? GeneralName.iPAddress : GeneralName.dNSName, n)).toArray(GeneralName[]::new)));
            }
            return new Issued(new JcaX509CertificateConverter().getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(signer))), keys.getPrivate());
        } catch (OperatorCreationException | GeneralSecurityException | IOException e) {
            throw new IllegalStateException("a certificate could not be made", e);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4), RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has RSA", e);
        }
    }

    private static X500Name name(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, commonName).build();
    }

    private static X500Name subjectName(String subject) {
        try {
            return subject.contains("=") ? new X500Name(subject) : name(subject);
        } catch (IllegalArgumentException _) {
            return name(subject);
        }
    }

    /** A certificate and its private key. */
    public record Issued(X509Certificate certificate, PrivateKey key) {
    }
}
