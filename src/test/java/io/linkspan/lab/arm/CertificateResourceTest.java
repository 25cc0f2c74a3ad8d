package io.linkspan.lab.arm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.core.management.exception.ManagementException;
import com.azure.resourcemanager.sql.fluent.SqlManagementClient;
import com.azure.resourcemanager.sql.fluent.models.EndpointCertificateInner;
import com.azure.resourcemanager.sql.fluent.models.ServerTrustCertificateInner;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.security.Certificate;
import io.linkspan.lab.engine.security.Keyring;
import io.linkspan.lab.fault.FaultKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Trust and endpoint certificates through the SDK's typed clients (api-version 2021-11-01). */
class CertificateResourceTest {

    private ArmEstate arm;
    private SqlManagementClient sql;
    private Instance instance;

    @BeforeEach
    void start() throws Exception {
        arm = new ArmEstate(2, Clock.systemUTC());
        sql = arm.typed();
        instance = arm.estate.find("quay-one").orElseThrow();
    }

    @AfterEach
    void stop() {
        arm.close();
        assertEquals(List.of(), arm.server.defects());
    }

    @Test
    void anUploadedCertificateIsInTheKeyringOfTheInstance() {
        Certificate made = made("a");
        ServerTrustCertificateInner answer = upload("sql-server", "0x" + hex(made));
        assertEquals(hex(made), answer.publicBlob());
        assertEquals("sql-server", answer.certificateName());
        assertEquals(HexFormat.of().withUpperCase().formatHex(made.thumbprint()), answer.thumbprint());
        assertArrayEquals(made.encoded(), instance.keys().find("sql-server").orElseThrow().encoded());
        assertTrue(instance.keys().holds(made.x509()));
    }

    @Test
    void theSameCertificateAgainIsNoError() {
        Certificate made = made("a");
        upload("sql-server", hex(made));
        assertEquals(hex(made), upload("sql-server", hex(made)).publicBlob());
    }

    @Test
    void anotherCertificateUnderThatNameIsRefused() {
        upload("sql-server", hex(made("a")));
        ManagementException e = assertThrows(ManagementException.class, () -> upload("sql-server", hex(made("b"))));
        assertEquals("NameAlreadyExists", e.getValue().getCode());
    }

    @Test
    void whatIsNoCertificateIsRefused() {
        ManagementException e = assertThrows(ManagementException.class, () -> upload("sql-server", "0x00FF"));
        assertEquals("InvalidParameterValue", e.getValue().getCode());
        assertEquals(400, e.getResponse().getStatusCode());
    }

    @Test
    void listsComeInPages() {
        for (String name : List.of("a", "b", "c", "d", "e")) {
            upload(name, hex(made(name)));
        }
        var pages = sql.getServerTrustCertificates().listByInstance("practice", "quay-one");
        assertEquals(List.of("a", "b", "c", "d", "e"), pages.stream().map(ServerTrustCertificateInner::name).toList());
        assertEquals(3, pages.streamByPage().count());
    }

    @Test
    void deletingTakesItOutOfTheKeyringAndIsNoErrorTwice() {
        Certificate made = made("a");
        upload("sql-server", hex(made));
        sql.getServerTrustCertificates().delete("practice", "quay-one", "sql-server");
        assertFalse(instance.keys().holds(made.x509()));
        sql.getServerTrustCertificates().delete("practice", "quay-one", "sql-server");
    }

    @Test
    void theInstancesOwnCertificateIsNotAmongTheTrusted() {
        assertEquals(0, sql.getServerTrustCertificates().listByInstance("practice", "quay-one").stream().count());
        assertEquals(404, assertThrows(ManagementException.class, () -> sql.getServerTrustCertificates().get("practice", "quay-one", "own")).getResponse().getStatusCode());
    }

    @Test
    void theEndpointCertificateIsTheOneThatTheEndpointShows() {
        EndpointCertificateInner answer = sql.getEndpointCertificates().get("practice", "quay-one", "DATABASE_MIRRORING");
        assertArrayEquals(instance.keys().find("own").orElseThrow().encoded(), HexFormat.of().parseHex(answer.publicBlob()));
        assertEquals("CN=" + instance.fullyQualifiedName(), Keyring.parse(HexFormat.of().parseHex(answer.publicBlob())).getSubjectX500Principal().getName());
    }

    @Test
    void everyChangingRequestIsLoggedAndNoReadingOne() {
        upload("sql-server", hex(made("a")));
        sql.getServerTrustCertificates().listByInstance("practice", "quay-one").stream().count();
        sql.getServerTrustCertificates().delete("practice", "quay-one", "sql-server");
        String path = ArmEstate.INSTANCES + "/quay-one/serverTrustCertificates/sql-server";
        assertEquals(List.of("PUT " + path, "DELETE " + path), arm.estate.changes().all().stream().map(e -> e.place()).toList());
        assertTrue(arm.estate.changes().all().getFirst().text().startsWith("{\"properties\":{\"publicBlob\":\""), arm.estate.changes().all().getFirst().text());
    }

    @Test
    void aStoppedInstanceServesNoChildren() {
        arm.faults.set(FaultKind.KILL, "quay-one", "");
        ManagementException e = assertThrows(ManagementException.class, () -> sql.getEndpointCertificates().get("practice", "quay-one", "DATABASE_MIRRORING"));
        assertEquals("ManagedInstanceStoppingOrStopped", e.getValue().getCode());
        assertEquals("Stopped", sql.getManagedInstances().getByResourceGroup("practice", "quay-one").state());
        assertEquals("Ready", sql.getManagedInstances().getByResourceGroup("practice", "quay-two").state());
    }

    private ServerTrustCertificateInner upload(String name, String blob) {
        return sql.getServerTrustCertificates().createOrUpdate("practice", "quay-one", name, new ServerTrustCertificateInner().withPublicBlob(blob));
    }

    private static Certificate made(String name) {
        Keyring keys = new Keyring(Clock.systemUTC());
        keys.createMasterKey("only a test".toCharArray());
        return keys.create(name, name, Instant.now(), Instant.now().plus(Duration.ofDays(30)), 1);
    }

    private static String hex(Certificate certificate) {
        return HexFormat.of().withUpperCase().formatHex(certificate.encoded());
    }
}
