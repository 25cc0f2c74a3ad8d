package io.linkspan.certificate;

import io.linkspan.model.Problem;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;

/** A public X.509 certificate of an endpoint, an instance or a certificate authority. Equal if the bytes are. */
public final class EndpointCertificate {

    private final X509Certificate x509;

    private EndpointCertificate(X509Certificate x509) {
        this.x509 = x509;
    }

    /**
     * Reads DER or PEM; of several in a PEM text, the first.
     *
     * @throws io.linkspan.model.ProblemException if it is neither
     */
    public static EndpointCertificate of(byte[] derOrPem) {
        try {
            return new EndpointCertificate((X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(derOrPem)));
        } catch (CertificateException e) {
            throw Problem.usage("certificate", "This is not an X.509 certificate in DER or PEM form (" + derOrPem.length + " bytes).", "Export it again.").exception(e);
        }
    }

    static EndpointCertificate of(X509Certificate x509) {
        return new EndpointCertificate(x509);
    }

    /** Where a moment lies in the time for which a certificate is valid. */
    public enum Validity {
        NOT_YET, VALID, ENDS_SOON, EXPIRED
    }

    /** @param soon how long before the end it is said to end soon */
    public Validity validity(Instant now, Duration soon) {
        if (now.isBefore(notBefore())) {
            return Validity.NOT_YET;
        }
        return now.isAfter(notAfter()) ? Validity.EXPIRED : now.plus(soon).isAfter(notAfter()) ? Validity.ENDS_SOON : Validity.VALID;
    }

    /** Whether the other certificate's key signed this one, under its name. An issuer in between is not looked for. */
    public boolean isIssuedBy(EndpointCertificate other) {
        try {
            x509.verify(other.x509.getPublicKey());
            return x509.getIssuerX500Principal().equals(other.x509.getSubjectX500Principal());
        } catch (GeneralSecurityException e) {
            return false; // signed by another key
        }
    }

    public boolean isSelfSigned() {
        return isIssuedBy(this);
    }

    public String subject() {
        return x509.getSubjectX500Principal().getName();
    }

    public String issuer() {
        return x509.getIssuerX500Principal().getName();
    }

    /** Hexadecimal, lower case. */
    public String serialNumber() {
        return x509.getSerialNumber().toString(16).toLowerCase(Locale.ROOT);
    }

    public Instant notBefore() {
        return x509.getNotBefore().toInstant();
    }

    public Instant notAfter() {
        return x509.getNotAfter().toInstant();
    }

    /** 64 hexadecimal digits, lower case. */
    public String sha256() {
        return digest("SHA-256");
    }

    /** 40 hexadecimal digits, lower case: the thumbprint of sys.certificates and of ARM. */
    public String sha1() {
        return digest("SHA-1");
    }

    public byte[] der() {
        try {
            return x509.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate that was read cannot be written", e);
        }
    }

    private String digest(String algorithm) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(der()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(algorithm + " is part of every Java", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EndpointCertificate c && x509.equals(c.x509);
    }

    @Override
    public int hashCode() {
        return x509.hashCode();
    }

    @Override
    public String toString() {
        return subject() + " (" + sha256() + ")";
    }
}
