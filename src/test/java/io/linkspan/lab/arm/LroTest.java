package io.linkspan.lab.arm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.core.http.policy.FixedDelay;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.core.management.exception.ManagementException;
import com.azure.resourcemanager.sql.fluent.models.ServerTrustCertificateInner;
import com.azure.resourcemanager.sql.implementation.SqlManagementClientBuilder;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.security.Keyring;
import io.linkspan.lab.fault.FaultKind;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Long-running operations, and the faults of the management plane, over the upload of a certificate. */
class LroTest {

    private static final String PATH = ArmEstate.INSTANCES + "/quay-one/serverTrustCertificates/c?api-version=2025-01-01";

    private final String blob = blob();
    private ArmEstate arm;
    private Instance instance;

    @BeforeEach
    void start() throws Exception {
        arm = new ArmEstate(50, Clock.systemUTC());
        instance = arm.estate.find("quay-one").orElseThrow();
    }

    @AfterEach
    void stop() {
        arm.close();
        assertEquals(List.of(), arm.server.defects());
    }

    @Test
    void anAcceptedRequestNamesBothAddressesAndAPause() throws Exception {
        ArmEstate.Reply accepted = put();
        assertEquals(202, accepted.status());
        assertEquals("1", accepted.headers().get("retry-after"));
        assertTrue(accepted.headers().get("azure-asyncoperation").contains("/locations/westeurope/serverTrustCertificatesAzureAsyncOperation/"), accepted.headers().toString());
        assertTrue(accepted.headers().get("location").contains("/locations/westeurope/serverTrustCertificatesOperationResults/"), accepted.headers().toString());
        ArmEstate.Reply status = follow(arm, accepted.headers().get("azure-asyncoperation"));
        assertEquals("Succeeded", status.body().path("status").asText());
        assertFalse(status.body().path("endTime").isMissingNode());
        ArmEstate.Reply result = arm.send("GET", accepted.headers().get("location"), "");
        assertEquals("200 c", result.status() + " " + result.body().path("name").asText());
    }

    @Test
    void theResultOfADeletionIs204() throws Exception {
        follow(arm, put().headers().get("azure-asyncoperation"));
        ArmEstate.Reply accepted = arm.send("DELETE", PATH, "");
        follow(arm, accepted.headers().get("azure-asyncoperation"));
        assertEquals(204, arm.send("GET", accepted.headers().get("location"), "").status());
        assertEquals(204, arm.send("DELETE", PATH, "").status());
    }

    @Test
    void anOperationThatIsToldToFailFailsAndDoesNothing() throws Exception {
        arm.faults.set(FaultKind.ARM_ERROR, "quay-one", "lro:ManagedInstanceIsBusy");
        ArmEstate.Reply accepted = put();
        assertEquals(202, accepted.status());
        ArmEstate.Reply status = follow(arm, accepted.headers().get("azure-asyncoperation"));
        assertEquals("200 Failed ManagedInstanceIsBusy", status.status() + " " + status.body().path("status").asText() + " " + status.code());
        assertEquals(409, arm.send("GET", accepted.headers().get("location"), "").status());
        assertTrue(instance.keys().find("c").isEmpty());
    }

    @Test
    void theSdkReportsTheCodeOfAnOperationThatFailed() {
        arm.faults.set(FaultKind.ARM_ERROR, "", "lro:NoMoreSpaceInManagedInstance");
        ManagementException e = assertThrows(ManagementException.class, () -> arm.typed().getServerTrustCertificates().createOrUpdate("practice", "quay-one", "c",
                new ServerTrustCertificateInner().withPublicBlob(blob)));
        assertEquals("NoMoreSpaceInManagedInstance", e.getValue().getCode());
    }

    @Test
    void anErrorFaultConcernsItsNameAndMethodOnly() throws Exception {
        arm.faults.set(FaultKind.ARM_ERROR, "quay-one", "PUT:ConflictingServerOperation");
        assertEquals("409 ConflictingServerOperation", put().status() + " " + put().code());
        assertEquals(404, arm.send("GET", PATH, "").status());
        assertEquals(202, arm.send("PUT", PATH.replace("quay-one", "quay-two"), body()).status());
    }

    @Test
    void throttlingNamesAPauseThatTheSdkObeys() throws Exception {
        var fault = arm.faults.set(FaultKind.ARM_ERROR, "quay-one", "SubscriptionTooManyRequests");
        ArmEstate.Reply refused = arm.send("GET", PATH, "");
        assertEquals("429 1", refused.status() + " " + refused.headers().get("retry-after"));
        arm.faults.clear(fault.id());
        assertEquals(404, arm.send("GET", PATH, "").status());
    }

    @Test
    void aLostAnswerComesAfterTheDeedAndOnce() throws Exception {
        arm.faults.set(FaultKind.ARM_LOSE_ANSWER, "quay-one", "");
        assertThrows(Exception.class, this::put);
        assertEquals(1, arm.estate.changes().all().size());
        assertEquals(List.of(), arm.faults.list());
        ArmEstate.Reply again = put();
        assertTrue(again.status() == 200 || again.status() == 400, again.toString());
    }

    @Test
    void aReadingRequestLosesNoAnswer() throws Exception {
        arm.faults.set(FaultKind.ARM_LOSE_ANSWER, "", "");
        assertEquals(404, arm.send("GET", PATH, "").status());
        assertEquals(1, arm.faults.list().size());
    }

    @Test
    void theSdkRepeatsAPutWhoseAnswerWasLost() {
        arm.faults.set(FaultKind.ARM_LOSE_ANSWER, "quay-one", "");
        var sql = new SqlManagementClientBuilder().pipeline(arm.pipeline(new RetryPolicy(new FixedDelay(2, Duration.ofMillis(300)))))
                .endpoint(arm.endpoint()).subscriptionId(ArmEstate.TENANCY.subscriptionId()).buildClient();
        assertEquals("c", sql.getServerTrustCertificates().createOrUpdate("practice", "quay-one", "c", new ServerTrustCertificateInner().withPublicBlob(blob)).name());
        assertEquals(2, arm.estate.changes().all().size());
    }

    /** Polls as the header says, until the operation has ended. */
    static ArmEstate.Reply follow(ArmEstate arm, String address) throws IOException {
        Instant patience = Instant.now().plusSeconds(20);
        while (true) {
            ArmEstate.Reply status = arm.send("GET", address, "");
            if (!status.body().path("status").asText().equals("InProgress")) {
                return status;
            }
            assertEquals("1", status.headers().get("retry-after"));
            assertTrue(Instant.now().isBefore(patience), status.toString());
        }
    }

    private ArmEstate.Reply put() throws IOException {
        return arm.send("PUT", PATH, body());
    }

    private String body() {
        return "{\"properties\":{\"publicBlob\":\"" + blob + "\"}}";
    }

    private static String blob() {
        Keyring keys = new Keyring(Clock.systemUTC());
        keys.createMasterKey("only a test".toCharArray());
        return HexFormat.of().formatHex(keys.create("c", "c", Instant.now(), Instant.now().plus(Duration.ofDays(30)), 1).encoded());
    }
}
