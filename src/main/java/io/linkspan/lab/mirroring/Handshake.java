package io.linkspan.lab.mirroring;

import io.linkspan.lab.engine.Endpoint;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.group.LinkErrors;
import io.linkspan.lab.engine.group.replication.Partnership;
import io.linkspan.lab.engine.security.Certificate;
import io.linkspan.lab.engine.security.MasterKey;
import io.linkspan.lab.engine.type.ServerError;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/**
 * One mutual TLS handshake of an instance with a peer: it presents the certificate of its endpoint and holds the peer's against its keyring. Certificate
 * validation happens inside TLS, so a peer that is refused sees an alert and no more.
 */
final class Handshake {

    private static final char[] NONE = {};

    private final Instance instance;
    private final PeerTrust trust;

    Handshake(Instance instance) {
        this.instance = instance;
        this.trust = new PeerTrust(instance);
    }

    /** @throws ServerError 28036, 28037, 28055, 28022, 28023, 28035 and their like, when it is this side that refuses */
    SSLSocket dial(Socket socket) throws IOException {
        return shake(socket, true);
    }

    SSLSocket accept(Socket socket) throws IOException {
        return shake(socket, false);
    }

    /** Remembers which certificate the peer showed, under its name here. */
    void note(SSLSocket secured, Partnership partnership) throws IOException {
        if (secured.getSession().getPeerCertificates()[0] instanceof X509Certificate shown) {
            instance.keys().find(shown).ifPresent(partnership::certificate);
        }
    }

    /** What this side held against the peer's certificate. */
    Optional<ServerError> refusal() {
        return trust.refusal();
    }

    /** The certificate of this side has expired: the peer will refuse it. */
    Optional<ServerError> ownFault() {
        Certificate own = own();
        Instant now = instance.estate().clock().instant();
        if (own.x509().getNotBefore().toInstant().isAfter(now)) {
            return Optional.of(LinkErrors.ownCertificateNotYetValid());
        }
        return instance.estate().expiry(own.x509()).isAfter(now) ? Optional.empty() : Optional.of(LinkErrors.ownCertificateExpired());
    }

    private SSLSocket shake(Socket socket, boolean dialing) throws IOException {
        Certificate own = own();
        SSLContext context = context(own);
        SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        secured.setUseClientMode(dialing);
        secured.setNeedClientAuth(!dialing);
        secured.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        secured.startHandshake();
        return secured;
    }

    private Certificate own() {
        Endpoint endpoint = instance.endpoints().mirroring().orElseThrow(LinkErrors::noEndpoint);
        if (!endpoint.byCertificate() || endpoint.encryption().equals("DISABLED")) {
            throw LinkErrors.noCommonAlgorithm(endpoint.byCertificate() ? "encryption" : "authentication");
        }
        Certificate own = instance.keys().find(endpoint.certificateId()).orElseThrow(LinkErrors::ownCertificateMissing);
        if (own.privateKey().isEmpty() || !instance.managed() && instance.keys().masterKey().filter(MasterKey::usable).isEmpty()) {
            throw LinkErrors.ownKeyUnusable();
        }
        return own;
    }

    private SSLContext context(Certificate own) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("endpoint", own.privateKey().orElseThrow(), NONE, new X509Certificate[] {own.x509()});
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(store, NONE);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}
