package io.linkspan.check.fact;

import java.util.List;
import java.util.Optional;

/** Which certificate SQL Server's endpoint uses, or shall use. */
public final class TrustNames {

    private TrustNames() {
    }

    /** The certificate in use, else the one of the usual name, if there is either. */
    public static Optional<CertificateFact> endpointCertificate(Facts facts) {
        List<CertificateFact> certificates = Facts.of(facts.certificates());
        String name = endpointCertificateName(facts);
        return certificates.stream().filter(certificate -> certificate.name().equalsIgnoreCase(name)).findFirst();
    }

    /** The name of the certificate in use, else <code>Cert_SERVER_endpoint</code>, in which a backslash is not allowed (Managed Instance link, configure with scripts). */
    public static String endpointCertificateName(Facts facts) {
        int used = Facts.of(facts.endpoint()).map(EndpointFact::certificateId).orElse(0);
        return Facts.of(facts.certificates()).stream().filter(certificate -> certificate.id() == used).map(CertificateFact::name).findFirst()
                .orElseGet(() -> "Cert_" + Facts.of(facts.server()).identity().serverName().replace('\\', '_') + "_endpoint");
    }
}
