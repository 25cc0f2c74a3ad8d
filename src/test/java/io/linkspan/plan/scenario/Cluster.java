package io.linkspan.plan.scenario;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.azure.Arm;
import io.linkspan.check.fact.TrustedRoot;
import io.linkspan.lab.Lab;
import io.linkspan.lab.LabControl;
import io.linkspan.lab.LabMachine;
import io.linkspan.lab.Topology;
import io.linkspan.link.Estate;
import io.linkspan.link.LinkEnds;
import io.linkspan.link.LinkReader;
import io.linkspan.model.LinkName;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.LinkState;
import io.linkspan.model.profile.Profile;
import io.linkspan.settings.Credentials;
import io.linkspan.settings.Profiles;
import io.linkspan.sqlserver.SqlServer;
import io.linkspan.sqlserver.TSql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Three nodes with a group and a listener, and a link over them made by hand, as the documents' scripts make it (Managed Instance link, prepare, several replicas). */
public final class Cluster implements AutoCloseable {

    public static final LinkName FERRIES = new LinkName("ferries");
    public static final String INSTANCE = "quay-critical";
    private static final String LISTENER = "TCP://10.0.0.10:5022";

    public final Lab lab;
    public final Path profileFile;
    final Estate estate;
    final LinkReader reader;
    private final Profile profile;
    private final Credentials credentials = new Credentials(name -> null, what -> Optional.empty());
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    /** @param folder an empty one */
    public Cluster(Path folder) throws Exception {
        lab = Lab.start(Topology.shipped("availability-group"), folder);
        profileFile = folder.resolve("profile.json");
        lab.writeProfile(profileFile);
        profile = Profiles.read(profileFile);
        estate = Estate.of(profile, credentials, Arm.of(profile, credentials));
        reader = new LinkReader(estate, executor, LinkReader.LIMIT, Clock.systemUTC());
        Writers.prepare(machine("HARBOURA"));
        for (SqlServer node : estate.servers()) {
            trust(node);
        }
        link();
        await(LinkState.SYNCHRONISING);
    }

    LabMachine machine(String name) {
        return lab.machines().stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
    }

    LinkSnapshot link(String name) {
        return reader.find(new LinkName(name)).orElseThrow();
    }

    /** The link once it is as wanted. */
    public LinkSnapshot await(LinkState state) {
        long end = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (true) {
            Optional<LinkSnapshot> link = reader.find(FERRIES);
            if (link.filter(l -> l.state() == state).isPresent()) {
                return link.get();
            }
            assertTrue(System.nanoTime() < end, () -> "not in time: " + link);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    /** The two ends of a move to a node, as every surface opens them. */
    LinkEnds ends(String node) {
        return LinkEnds.lazily(profile, node, INSTANCE, credentials, Arm.of(profile, credentials));
    }

    LinkReader reader(LinkEnds ends) {
        return LinkReader.of(ends, executor);
    }

    public void fault(String kind, String on) {
        fault(kind, on, "");
    }

    void fault(String kind, String on, String value) {
        try (LabControl control = lab.control()) {
            control.set(kind, on, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing is wrong any more. */
    void mend() {
        try (LabControl control = lab.control()) {
            control.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void trust(SqlServer node) {
        Estate.Instance instance = estate.instances().getFirst();
        String own = "Cert_" + node.name() + "_endpoint";
        String blob = node.query("SELECT CERTENCODED(CERT_ID(" + TSql.text(own) + ")) AS blob", row -> row.text("blob")).getFirst();
        instance.arm().arm().send("PUT", instance.arm().trustCertificatePath(own), Arm.LINKS, Optional.of("{\"properties\":{\"publicBlob\":\"" + blob + "\"}}"));
        node.execute("CREATE CERTIFICATE " + TSql.name(instance.arm().read().fullyQualifiedDomainName()) + " FROM BINARY = " + TSql.binary(instance.arm().endpointCertificate()));
        for (TrustedRoot root : TrustedRoot.of(profile.cloud())) {
            node.execute("CREATE CERTIFICATE " + TSql.name(root.name()) + " FROM BINARY = " + TSql.binary(root.encoded()));
            node.execute("DECLARE @id int = CERT_ID(" + TSql.text(root.name()) + "); EXEC sp_certificate_add_issuer @id, " + TSql.text(root.issuer()));
        }
    }

    private void link() {
        Estate.Instance instance = estate.instances().getFirst();
        String mode = "AVAILABILITY_MODE = ASYNCHRONOUS_COMMIT, FAILOVER_MODE = MANUAL, SEEDING_MODE = AUTOMATIC";
        estate.servers().getFirst().execute("CREATE AVAILABILITY GROUP [ferries] WITH (DISTRIBUTED) AVAILABILITY GROUP ON N'HarbourAG' WITH (LISTENER_URL = N'" + LISTENER + "', " + mode + "), N'ferriesmiag' WITH (LISTENER_URL = N'tcp://"
                + instance.arm().read().fullyQualifiedDomainName() + ":5022;Server=[" + INSTANCE + "]', " + mode + ")");
        instance.arm().arm().send("PUT", instance.arm().linkPath("ferries"), Arm.LINKS, Optional.of("""
                {"properties":{"databases":[{"databaseName":"Ferries"}],"partnerEndpoint":"%s","partnerAvailabilityGroupName":"HarbourAG","instanceAvailabilityGroupName":"ferriesmiag",\
                "instanceLinkRole":"Secondary","failoverMode":"Manual","seedingMode":"Automatic"}}""".formatted(LISTENER)));
    }

    @Override
    public void close() {
        estate.close();
        executor.close();
        lab.close();
    }
}
