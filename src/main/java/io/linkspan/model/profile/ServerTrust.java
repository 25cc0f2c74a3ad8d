package io.linkspan.model.profile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * A {@link Trust} at work in a TLS handshake. A pinned fingerprint must be that of the very certificate shown; what a certificate vouches for must also carry the host's name.
 * The JDBC driver makes one itself, from {@link #argument}.
 */
public final class ServerTrust extends X509ExtendedTrustManager {

    private static final String PIN = "sha256:";

    private final Optional<String> pin;
    private final X509ExtendedTrustManager chain;

    public ServerTrust(Trust trust) {
        pin = trust.sha256();
        chain = chain(trust.certificate());
    }

    /** For the JDBC driver's property trustManagerConstructorArg. */
    public ServerTrust(String argument) {
        this(argument.startsWith(PIN) ? new Trust(Optional.empty(), Optional.of(argument.substring(PIN.length()))) : new Trust(Optional.of(argument).filter(a -> !a.isEmpty()), Optional.empty()));
    }

    public static String argument(Trust trust) {
        return trust.sha256().map(PIN::concat).or(trust::certificate).orElse("");
    }

    private static X509ExtendedTrustManager chain(Optional<String> pem) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(pem.isEmpty() ? null : store(pem.get()));
            return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("Not a certificate in PEM form", e);
        }
    }

    private static KeyStore store(String pem) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int i = 0;
        for (Certificate c : CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))) {
            store.setCertificateEntry("trusted" + i++, c);
        }
        return store;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String authType, Socket socket) throws CertificateException {
        if (pin.isPresent()) {
            pinned(shown[0], pin.get());
            return;
        }
        if (socket instanceof SSLSocket tls && tls.getSSLParameters().getEndpointIdentificationAlgorithm() == null) {
            SSLParameters parameters = tls.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            tls.setSSLParameters(parameters);
        }
        try {
            chain.checkServerTrusted(shown, authType, socket);
        } catch (CertificateException e) {
            throw untrusted(shown, e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String authType, SSLEngine engine) throws CertificateException {
        if (pin.isPresent()) {
            pinned(shown[0], pin.get());
            return;
        }
        try {
            chain.checkServerTrusted(shown, authType, engine);
        } catch (CertificateException e) {
            throw untrusted(shown, e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String authType) throws CertificateException {
        throw new CertificateException("The host name cannot be checked here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String authType) throws CertificateException {
        throw new CertificateException("Not a server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String authType, Socket socket) throws CertificateException {
        checkClientTrusted(shown, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String authType, SSLEngine engine) throws CertificateException {
        checkClientTrusted(shown, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return pin.isPresent() ? new X509Certificate[0] : chain.getAcceptedIssuers();
    }

    private static UntrustedException untrusted(X509Certificate[] shown, CertificateException why) throws CertificateException {
        return new UntrustedException(String.valueOf(why.getMessage()), ShownCertificate.of(shown[0]));
    }

    private static void pinned(X509Certificate certificate, String wanted) throws CertificateException {
        ShownCertificate shown = ShownCertificate.of(certificate);
        if (!shown.sha256().equals(wanted)) {
            throw new UntrustedException("The server shows the certificate " + shown.sha256() + ", not " + wanted, shown);
        }
    }
}
