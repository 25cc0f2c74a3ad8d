package io.linkspan.check.list;

import static io.linkspan.check.fact.Facts.of;

import io.linkspan.check.Check;
import io.linkspan.check.Outcome;
import io.linkspan.check.fact.CertificateFact;
import io.linkspan.check.fact.Facts;
import io.linkspan.check.fact.NodeFacts;
import io.linkspan.check.fact.TrustNames;
import io.linkspan.model.EndpointUrl;
import io.linkspan.model.LinkResource;
import io.linkspan.model.Observed;
import io.linkspan.model.Side;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Checks before the group under a link moves to another of its nodes (Always On availability groups, planned and forced manual failover; Managed Instance link, prepare, several replicas). */
public final class LocalFailoverChecks {

    private LocalFailoverChecks() {
    }

    /** @param node the group as the node sees it that is to be primary */
    public static List<Check> all(Observed<NodeFacts> node, boolean forced) {
        return List.of(
                Check.blocking("LF-01", "The node is a secondary of the group", Side.SQL_SERVER, _ -> secondary(of(node), forced)),
                Check.blocking("LF-02", forced ? "Its copy is not being taken back or initialised" : "It has all that the primary committed", Side.SQL_SERVER, _ -> forced ? whole(of(node)) : complete(of(node))),
                Check.blocking("SRV-07", "The login may fail over", Side.SQL_SERVER, facts -> Outcome.require(of(facts.server()).sysadmin(),
                        of(facts.server()).sysadmin() ? "member of sysadmin" : "not a member of sysadmin", "member of sysadmin", "Use a login of that role.")),
                severity("LF-03", "The instance reaches the group by its listener", forced, facts -> reached(facts, of(node))),
                severity("LF-04", "The instance trusts the certificate of that node's endpoint", forced, LocalFailoverChecks::trusted),
                severity("LF-05", "That node knows the instance's certificate", forced, LocalFailoverChecks::known),
                Check.advising("LF-06", "The link flows", Side.MANAGED_INSTANCE, LocalFailoverChecks::flows));
    }

    /** A planned one must not break the link; a forced one is for an hour in which the link counts less. */
    private static Check severity(String id, String title, boolean forced, Function<Facts, Outcome> judge) {
        return forced ? Check.advising(id, title, Side.MANAGED_INSTANCE, judge) : Check.blocking(id, title, Side.MANAGED_INSTANCE, judge);
    }

    private static Outcome secondary(NodeFacts node, boolean forced) {
        boolean fits = forced ? !node.role().equals("PRIMARY") : node.role().equals("SECONDARY") && node.connected();
        return Outcome.require(fits, node.words(), forced ? "not PRIMARY" : "SECONDARY, connected",
                node.role().equals("PRIMARY") ? "It is primary already." : "A node that does not hear the primary takes over only by force.");
    }

    private static Outcome complete(NodeFacts node) {
        return Outcome.require(node.isSynchronized(), node.states(), "SYNCHRONOUS_COMMIT, SYNCHRONIZED", node.synchronous() ? "Wait until it has caught up, or resume its databases."
                : "Make it a synchronous replica first, or choose one that is: another would lose what is on its way.");
    }

    private static Outcome whole(NodeFacts node) {
        boolean broken = node.databases().isEmpty() || node.databases().stream().anyMatch(copy -> copy.state().equals("REVERTING") || copy.state().equals("INITIALIZING"));
        return Outcome.require(!broken, node.states(), "neither REVERTING nor INITIALIZING", "A database that is being taken back could not start.");
    }

    private static Outcome reached(Facts facts, NodeFacts node) {
        String endpoint = of(facts.link().resource()).map(LinkResource::partnerEndpoint).orElse("");
        boolean listener = !endpoint.isEmpty() && node.listeners().stream().anyMatch(EndpointUrl.of(endpoint).host()::equalsIgnoreCase);
        return Outcome.require(listener, endpoint.isEmpty() ? "Azure shows no link" : endpoint, node.listeners().isEmpty() ? "the group's listener; it has none" : "one of " + node.listeners(),
                "The link names one node: it would look for the primary there. Make the link anew with the listener's address.");
    }

    private static Outcome trusted(Facts facts) {
        Optional<CertificateFact> own = TrustNames.endpointCertificate(facts);
        boolean there = own.isPresent() && of(facts.use()).trusted().stream().anyMatch(known -> Arrays.equals(known.publicBlob(), own.get().encoded()));
        return Outcome.require(there, own.map(CertificateFact::name).orElse("no certificate") + (there ? ", trusted" : ", not trusted"), "the endpoint's certificate is among those that the instance trusts",
                "Upload that node's certificate to the instance; else the link stops once the node is primary.");
    }

    private static Outcome known(Facts facts) {
        String host = of(facts.instance()).fullyQualifiedDomainName();
        boolean there = of(facts.certificates()).stream().anyMatch(certificate -> certificate.name().equalsIgnoreCase(host));
        return Outcome.require(there, there ? "known" : "not known", "a certificate named " + host, "Import the instance's certificate and Azure's roots on that node, too.");
    }

    private static Outcome flows(Facts facts) {
        String state = of(facts.link().resource()).flatMap(LinkResource::database).flatMap(LinkResource.Database::connected).map(on -> on ? "connected" : "disconnected").orElse("unknown");
        return Outcome.advise(state.equals("connected"), state, "connected", "The move does not mend a link that is broken already.");
    }
}
