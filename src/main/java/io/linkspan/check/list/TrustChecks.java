package io.linkspan.check.list;

import static io.linkspan.check.fact.Facts.of;

import io.linkspan.azure.TrustCertificate;
import io.linkspan.check.Check;
import io.linkspan.check.CreateTask;
import io.linkspan.check.Outcome;
import io.linkspan.check.fact.CertificateFact;
import io.linkspan.check.fact.EndpointFact;
import io.linkspan.check.fact.Facts;
import io.linkspan.check.fact.TrustedRoot;
import io.linkspan.check.fact.TrustNames;
import io.linkspan.model.Side;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Checks of what the two ends need in order to trust each other: master key, certificates, endpoint (Managed Instance link, configure with scripts). */
public final class TrustChecks {

    private static final int ENOUGH_DAYS = 30;

    private TrustChecks() {
    }

    public static List<Check> all(CreateTask task) {
        return List.of(
                Check.blocking("SRV-06", "master has a master key", Side.SQL_SERVER, facts -> masterKey(facts, task.masterKeyGiven())),
                Check.blocking("SRV-08", "Azure's root certificates are known, or can be added", Side.SQL_SERVER, facts -> roots(of(facts.certificates()), task.roots())),
                Check.blocking("SRV-10", "The mirroring endpoint fits, or can be made", Side.SQL_SERVER, facts -> endpoint(of(facts.endpoint()), task.spec().partnerEndpoint().port())),
                Check.blocking("SRV-12", "The endpoint's certificate is valid, or can be made", Side.SQL_SERVER, TrustChecks::certificate),
                Check.blocking("MI-07", "The instance holds no other certificate under SQL Server's name", Side.MANAGED_INSTANCE, TrustChecks::trusted));
    }

    private static Outcome masterKey(Facts facts, boolean given) {
        String required = "a master key in master";
        if (of(facts.server()).masterKey()) {
            return new Outcome.Passed("present", required);
        }
        return given ? new Outcome.Warned("none", required, "The task makes one, with the password given.")
                : new Outcome.Failed("none", required, "It protects the private key of the endpoint's certificate. Give a password for a new one.", List.of("master-key"));
    }

    private static Outcome roots(List<CertificateFact> certificates, List<TrustedRoot> roots) {
        String required = roots.stream().map(TrustedRoot::name).toList() + " with the cloud's root certificates";
        List<String> others = roots.stream().filter(root -> named(certificates, root.name()).filter(found -> !Arrays.equals(found.encoded(), root.encoded())).isPresent()).map(TrustedRoot::name).toList();
        long present = roots.stream().filter(root -> named(certificates, root.name()).isPresent()).count();
        return Outcome.require(others.isEmpty() && !roots.isEmpty(), others.isEmpty() ? present + " of " + roots.size() + " present" : others + " is another certificate", required,
                roots.isEmpty() ? "The profile names no root certificates for its cloud." : "A certificate of that name holds something else; the task adds missing ones but replaces none.");
    }

    private static Outcome endpoint(Optional<EndpointFact> endpoint, int port) {
        String required = "STARTED, role ALL, certificate authentication, AES, port " + port;
        return endpoint.<Outcome>map(found -> {
            if (found.port() != port) {
                return new Outcome.Failed(found.words(), required, "The instance would be told port " + port + ", but the endpoint listens on " + found.port() + ".", List.of());
            }
            return Outcome.advise(found.fits(), found.words(), required, "The task alters it, which interrupts the availability groups on it for a moment.");
        }).orElseGet(() -> new Outcome.Passed("none, the task makes it", required));
    }

    private static Outcome certificate(Facts facts) {
        String required = "private key under the master key, " + ENOUGH_DAYS + " days left";
        Optional<CertificateFact> found = TrustNames.endpointCertificate(facts);
        return found.<Outcome>map(certificate -> Outcome.require(certificate.privateKey() && certificate.daysLeft() >= ENOUGH_DAYS,
                certificate.name() + ", " + certificate.daysLeft() + " days left, " + (certificate.privateKey() ? "private key present" : "no usable private key"), required,
                "Rotate the endpoint's certificate first.", "certificate")).orElseGet(() -> new Outcome.Passed("none, the task makes it", required));
    }

    private static Outcome trusted(Facts facts) {
        String name = TrustNames.endpointCertificateName(facts);
        Optional<TrustCertificate> there = of(facts.use()).trusted().stream().filter(certificate -> certificate.name().equalsIgnoreCase(name)).findFirst();
        Optional<CertificateFact> here = TrustNames.endpointCertificate(facts);
        String required = "none named " + name + ", or the same one";
        return there.<Outcome>map(found -> Outcome.require(here.isPresent() && Arrays.equals(found.publicBlob(), here.get().encoded()), name + " with thumbprint " + found.thumbprint(), required,
                "It is not the certificate that SQL Server uses: a leftover of another server of that name. Remove it on the instance if nothing uses it."))
                .orElseGet(() -> new Outcome.Passed("none named " + name, required));
    }

    private static Optional<CertificateFact> named(List<CertificateFact> certificates, String name) {
        return certificates.stream().filter(certificate -> certificate.name().equalsIgnoreCase(name)).findFirst();
    }
}
