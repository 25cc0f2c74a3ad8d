package io.linkspan.lab.engine.security;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/**
 * A certificate in a database: a real X.509 one.
 *
 * @param protection MK with a private key under the master key, PW under a password, NA without one
 */
public record Certificate(int id, String name, X509Certificate x509, Optional<PrivateKey> privateKey, Protection protection, int principalId, boolean beginDialog, Instant created) {

    /** The DER bytes: what CERTENCODED gives. */
    public byte[] encoded() {
        try {
            return x509.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read or made has an encoding", e);
        }
    }

    /** SHA-1 of the encoding, as sys.certificates shows it. */
    public byte[] thumbprint() {
        try {
            return MessageDigest.getInstance("SHA-1").digest(encoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    /** {@code pvt_key_encryption_type}. */
    public enum Protection { MK, PW, NA }
}
