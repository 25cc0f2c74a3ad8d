package io.linkspan.model.profile;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The certificate that a server showed, for a person to compare with the server's own.
 *
 * @param sha256  fingerprint, 64 hexadecimal digits in lower case
 * @param subject and {@code issuer} as RFC 2253 writes them
 * @param names   alternative names: host names and addresses
 */
public record ShownCertificate(String sha256, String subject, List<String> names, String issuer, Instant notBefore, Instant notAfter) {

    public static ShownCertificate of(X509Certificate certificate) throws CertificateException {
        return new ShownCertificate(fingerprint(certificate), certificate.getSubjectX500Principal().getName(), names(certificate), certificate.getIssuerX500Principal().getName(),
                certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
    }

    /** The fingerprint in groups of four digits, to be compared by eye. */
    public String grouped() {
        return grouped(sha256);
    }

    public static String grouped(String sha256) {
        return sha256.toUpperCase(Locale.ROOT).replaceAll("(.{4})(?!$)", "$1 ");
    }

    public boolean selfSigned() {
        return subject.equals(issuer);
    }

    static String fingerprint(X509Certificate certificate) throws CertificateException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new CertificateException(e);
        }
    }

    private static List<String> names(X509Certificate certificate) throws CertificateParsingException {
        return Optional.ofNullable(certificate.getSubjectAlternativeNames()).stream().flatMap(Collection::stream).map(n -> n.get(1)).filter(String.class::isInstance).map(String.class::cast).toList();
    }
}
