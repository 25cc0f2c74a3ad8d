package io.linkspan.certificate;

import io.linkspan.model.Problem;
import io.linkspan.model.profile.Cloud;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** The root certificates that SQL Server must know in a cloud: as the profile holds them, or from the Java trust store by fingerprint. */
public final class CloudRoots {

    private CloudRoots() {
    }

    /** @throws io.linkspan.model.ProblemException if the trust store has none of that fingerprint */
    public static EndpointCertificate find(Cloud.Root root) {
        return root.certificate().map(pem -> EndpointCertificate.of(pem.getBytes(StandardCharsets.US_ASCII))).orElseGet(() -> {
            String wanted = root.sha256().orElseThrow();
            return trusted().filter(c -> c.sha256().equals(wanted)).findFirst().orElseThrow(() -> Problem.usage("cloud-root",
                    "The Java trust store does not hold the root certificate " + root.name() + " (SHA-256 " + wanted + ").", "Put it into the profile as \"certificate\".").exception());
        });
    }

    private static Stream<EndpointCertificate> trusted() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return Arrays.stream(((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers()).map(EndpointCertificate::of);
        } catch (GeneralSecurityException e) {
            throw Problem.of(Problem.Kind.UNEXPECTED, "trust-store", "The Java trust store cannot be read.", "Check the Java installation.").raw(String.valueOf(e.getMessage())).exception(e);
        }
    }
}
