package io.linkspan.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.azure.Following;
import io.linkspan.azure.Arm;
import io.linkspan.azure.ArmAnswer;
import io.linkspan.certificate.EndpointCertificate;
import io.linkspan.lab.Lab;
import io.linkspan.lab.LabControl;
import io.linkspan.lab.Topology;
import io.linkspan.model.LinkName;
import io.linkspan.model.LinkRole;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.LinkState;
import io.linkspan.model.ReplicaView;
import io.linkspan.model.Side;
import io.linkspan.model.SynchronizationHealth;
import io.linkspan.model.profile.Profile;
import io.linkspan.model.profile.Secrets;
import io.linkspan.monitor.Diagnosis;
import io.linkspan.monitor.Verdict;
import io.linkspan.settings.Credentials;
import io.linkspan.settings.Profiles;
import io.linkspan.sqlserver.TSql;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A link made by hand, with the statements and calls of the documentation (Configure link with scripts), and what the reader makes of its life. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LinkedEstateTest {

    private static final LinkName NAME = new LinkName("dag-sea");
    private static final Secrets SECRETS = new Credentials(_ -> null, _ -> Optional.empty());

    @TempDir
    static Path folder;

    private static Lab lab;
    private static LabControl control;
    private static LinkEnds ends;
    private static ExecutorService executor;
    private static LinkReader reader;

    @BeforeAll
    static void link() throws IOException {
        lab = Lab.start(Topology.shipped("default"), folder);
        control = lab.control();
        Path file = folder.resolve("profile.json");
        lab.writeProfile(file);
        Profile profile = Profiles.read(file);
        ends = LinkEnds.open(profile, profile.servers().getFirst().name(), profile.instances().getFirst().name(), SECRETS);
        executor = Executors.newVirtualThreadPerTaskExecutor();
        reader = new LinkReader(Estate.of(ends), executor, Duration.ofSeconds(30), Clock.systemUTC());
        byte[] root = certificate(profile.cloud().roots().getFirst().certificate().orElseThrow());
        String address = "10.0.0.4:5022";
        String own = ends.sqlServer().identity().serverName();
        String host = ends.arm().read().fullyQualifiedDomainName();
        sql("CREATE MASTER KEY ENCRYPTION BY PASSWORD = N'Str0ng-enough!'");
        sql("CREATE CERTIFICATE [Cert_sea] WITH SUBJECT = N'sea', EXPIRY_DATE = N'2099-01-01'");
        byte[] own509 = ends.sqlServer().query("SELECT CERTENCODED(CERT_ID(N'Cert_sea')) AS der", r -> r.bytes("der")).getFirst();
        arm("PUT", ends.arm().trustCertificatePath("Cert_sea"), "{\"properties\":{\"publicBlob\":\"" + TSql.binary(own509) + "\"}}");
        sql("CREATE CERTIFICATE " + TSql.name(host) + " FROM BINARY = " + TSql.binary(ends.arm().endpointCertificate()));
        sql("CREATE CERTIFICATE [PracticePKI] FROM BINARY = " + TSql.binary(root));
        sql("DECLARE @id int = CERT_ID('PracticePKI'); EXEC sp_certificate_add_issuer @id, N'*" + profile.cloud().sqlSuffix() + "'");
        sql("CREATE ENDPOINT database_mirroring_endpoint STATE = STARTED AS TCP (LISTENER_PORT = 5022, LISTENER_IP = ALL) FOR DATABASE_MIRRORING (ROLE = ALL, AUTHENTICATION = CERTIFICATE [Cert_sea], ENCRYPTION = REQUIRED ALGORITHM AES)");
        sql("CREATE AVAILABILITY GROUP [AG_sea] WITH (CLUSTER_TYPE = NONE) FOR DATABASE [Ferries] REPLICA ON " + TSql.text(own)
                + " WITH (ENDPOINT_URL = N'TCP://" + address + "', AVAILABILITY_MODE = SYNCHRONOUS_COMMIT, FAILOVER_MODE = MANUAL, SEEDING_MODE = AUTOMATIC)");
        sql("CREATE AVAILABILITY GROUP [dag-sea] WITH (DISTRIBUTED) AVAILABILITY GROUP ON N'AG_sea' WITH (LISTENER_URL = N'TCP://" + address
                + "', AVAILABILITY_MODE = ASYNCHRONOUS_COMMIT, FAILOVER_MODE = MANUAL, SEEDING_MODE = AUTOMATIC, SESSION_TIMEOUT = 20), N'AG_sea_MI' WITH (LISTENER_URL = N'tcp://" + host + ":5022;Server=["
                + ends.arm().name() + "]', AVAILABILITY_MODE = ASYNCHRONOUS_COMMIT, FAILOVER_MODE = MANUAL, SEEDING_MODE = AUTOMATIC)");
    }

    @AfterAll
    static void close() {
        ends.close();
        executor.close();
        control.close();
        lab.close();
    }

    @Test
    @Order(1)
    void halfALinkIsIncomplete() {
        LinkSnapshot link = reader.read(NAME);
        assertEquals(LinkState.INCOMPLETE, link.state());
        assertEquals(Optional.of(LinkRole.PRIMARY), link.role(Side.SQL_SERVER));
        assertTrue(link.managedInstance().is(Optional::isEmpty) && link.resource().is(Optional::isEmpty));
    }

    @Test
    @Order(2)
    void aWholeLinkBecomesHealthyAndBothSidesAgree() {
        arm("PUT", ends.arm().linkPath(NAME.value()), "{\"properties\":{\"databases\":[{\"databaseName\":\"Ferries\"}],\"partnerEndpoint\":\"" + endpoint()
                + "\",\"partnerAvailabilityGroupName\":\"AG_sea\",\"instanceAvailabilityGroupName\":\"AG_sea_MI\",\"instanceLinkRole\":\"Secondary\",\"failoverMode\":\"Manual\",\"seedingMode\":\"Automatic\"}}");
        LinkSnapshot link = until(l -> verdict(l) == Verdict.HEALTHY);
        assertEquals(Optional.of("Ferries"), link.database());
        assertEquals(Optional.of(LinkRole.SECONDARY), link.role(Side.MANAGED_INSTANCE));
        assertEquals(LinkState.SYNCHRONISING, link.state());
        ReplicaView here = link.seen(Side.SQL_SERVER).orElseThrow();
        assertEquals("AG_sea", here.availabilityGroup());
        assertEquals("AG_sea_MI", here.partnerGroup());
        assertEquals(Optional.of(SynchronizationHealth.HEALTHY), here.health());
        assertTrue(here.url().equalsIgnoreCase(link.seenResource().orElseThrow().partnerEndpoint()), here::url);
        assertTrue(here.log().orElseThrow().usedPercent().orElseThrow() <= 100, here::toString);
        assertTrue(here.log().orElseThrow().minutesSinceBackup().orElse(0) < 60, here::toString);
        assertEquals(link.seenResource().orElseThrow().database().orElseThrow().certificateExpiry(), here.certificateExpiry(), "both know SQL Server's own certificate");
        assertEquals(Optional.of("ONLINE"), link.seen(Side.MANAGED_INSTANCE).orElseThrow().local().orElseThrow().databaseState());
        assertEquals(Optional.of(LinkRole.SECONDARY), link.seenResource().orElseThrow().instanceLinkRole());
        assertTrue(link.seenResource().orElseThrow().database().orElseThrow().certificateExpiry().isPresent());
    }

    @Test
    @Order(3)
    void committedLogArrivesOnTheOtherSide() {
        sql("USE [Ferries]; CREATE TABLE dbo.tide (height int NOT NULL); INSERT INTO dbo.tide VALUES (7)");
        Optional<?> written = reader.read(NAME).seen(Side.SQL_SERVER).orElseThrow().local().orElseThrow().lastCommitLsn();
        assertTrue(written.isPresent());
        until(l -> l.seen(Side.MANAGED_INSTANCE).flatMap(ReplicaView::local).flatMap(d -> d.lastCommitLsn()).equals(written));
        assertEquals(7, ends.instance().query("SELECT height FROM [Ferries].dbo.tide", r -> r.number("height")).getFirst());
    }

    @Test
    @Order(4)
    void aCutPathIsDisconnectedAndHealsByItself() throws IOException {
        control.set("cut-path", ends.arm().name(), "");
        LinkSnapshot cut = until(l -> l.state() == LinkState.DISCONNECTED && verdict(l) == Verdict.UNHEALTHY);
        assertTrue(cut.seen(Side.SQL_SERVER).orElseThrow().lastConnectError().isPresent());
        control.clear();
        until(l -> verdict(l) == Verdict.HEALTHY);
    }

    @Test
    @Order(5)
    void aDeadInstanceLeavesTheServersSideInSight() throws IOException {
        control.set("kill", ends.arm().name(), "");
        LinkSnapshot half = until(l -> l.managedInstance().reason().isPresent());
        assertTrue(half.seen(Side.SQL_SERVER).isPresent());
        control.clear();
        until(l -> verdict(l) == Verdict.HEALTHY);
    }

    @Test
    @Order(6)
    void aLinkRemovedInAzureIsLeftOverOnSqlServerAndThenGone() {
        arm("DELETE", ends.arm().linkPath(NAME.value()), "");
        LinkSnapshot left = until(l -> l.resource().is(Optional::isEmpty));
        assertTrue(left.seen(Side.SQL_SERVER).isPresent());
        sql("DROP AVAILABILITY GROUP [dag-sea]");
        assertTrue(until(LinkSnapshot::isAbsent).isAbsent());
    }

    private static String endpoint() {
        return ends.sqlServer().query("SELECT r.endpoint_url AS url FROM sys.availability_replicas AS r JOIN sys.availability_groups AS g ON g.group_id = r.group_id WHERE g.name = N'AG_sea'", r -> r.text("url")).getFirst();
    }

    private static Verdict verdict(LinkSnapshot link) {
        return Diagnosis.of(link, Optional.empty(), Instant.now()).verdict();
    }

    private static LinkSnapshot until(Predicate<LinkSnapshot> condition) {
        Instant end = Instant.now().plusSeconds(25);
        while (true) {
            LinkSnapshot link = reader.read(NAME);
            if (condition.test(link)) {
                return link;
            }
            assertTrue(Instant.now().isBefore(end), () -> "never came true; " + link.state() + " " + Diagnosis.of(link, Optional.empty(), Instant.now()) + link);
        }
    }

    private static void sql(String batch) {
        ends.sqlServer().execute(batch);
    }

    private static void arm(String method, String path, String body) {
        ArmAnswer answer = ends.arm().arm().send(method, path, Arm.LINKS, Optional.of(body).filter(b -> !b.isEmpty()));
        answer.operation().ifPresent(o -> Following.follow(ends.arm().arm(), o, Duration.ofMinutes(2)));
    }

    private static byte[] certificate(String pem) {
        return EndpointCertificate.of(pem.getBytes(StandardCharsets.US_ASCII)).der();
    }
}
