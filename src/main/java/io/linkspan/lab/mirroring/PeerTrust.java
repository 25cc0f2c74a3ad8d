package io.linkspan.lab.mirroring;

import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.group.LinkErrors;
import io.linkspan.lab.engine.security.Certificate;
import io.linkspan.lab.engine.type.ServerError;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Judges the certificate of a peer by what was exchanged: it must be in master, byte for byte. One that a CA has signed, a managed instance's, must on SQL Server
 * be there under the name that it was issued to, and its root with that name's pattern as issuer.
 */
final class PeerTrust extends X509ExtendedTrustManager {

    private final Instance instance;
    private volatile Optional<ServerError> refusal = Optional.empty();

    PeerTrust(Instance instance) {
        this.instance = instance;
    }

    Optional<ServerError> refusal() {
        return refusal;
    }

    /** @throws ServerError 28035, 28045, 28024, 28025 */
    void judge(X509Certificate peer) {
        Certificate stored = instance.keys().find(peer).orElseThrow(() -> LinkErrors.peerCertificateInvalid("Certificate not found"));
        if (!stored.x509().equals(peer)) {
            throw LinkErrors.peerCertificateDiffers();
        }
        Instant now = instance.estate().clock().instant();
        if (peer.getNotBefore().toInstant().isAfter(now)) {
            throw LinkErrors.peerCertificateNotYetValid(stored.principalId());
        }
        if (!instance.estate().expiry(peer).isAfter(now)) {
            throw LinkErrors.peerCertificateExpired(stored.principalId());
        }
        if (!instance.managed() && !peer.getSubjectX500Principal().equals(peer.getIssuerX500Principal())) {
            demandIssuer(stored);
        }
    }

    private void demandIssuer(Certificate stored) {
        if (!commonName(stored.x509()).equalsIgnoreCase(stored.name())) {
            throw LinkErrors.peerCertificateInvalid("Certificate not found");
        }
        boolean issued = instance.keys().all().stream().anyMatch(root -> signed(root.x509(), stored.x509()) && matches(instance.keys().issuerPatterns(root.id()), stored.name()));
        if (!issued) {
            throw LinkErrors.peerCertificateInvalid("The certificate chain was issued by an authority that is not trusted");
        }
    }

    private static boolean signed(X509Certificate root, X509Certificate certificate) {
        try {
            if (root.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
                certificate.verify(root.getPublicKey());
                return true;
            }
            return false;
        } catch (GeneralSecurityException _) {
            return false; // a root of the same name and another key
        }
    }

    /** {@code *.domain} stands for any name that ends so. */
    private static boolean matches(Set<String> patterns, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return patterns.stream().map(p -> p.toLowerCase(Locale.ROOT)).anyMatch(p -> p.startsWith("*.") ? lower.endsWith(p.substring(1)) : lower.equals(p));
    }

    private static String commonName(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName().replaceFirst("(?i).*?CN=([^,]*).*", "$1");
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        try {
            judge(chain[0]);
        } catch (ServerError e) {
            refusal = Optional.of(e);
            throw new CertificateException(e);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
