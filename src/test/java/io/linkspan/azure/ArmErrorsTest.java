package io.linkspan.azure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.model.LinkResource;
import io.linkspan.model.LinkRole;
import io.linkspan.model.Lsn;
import io.linkspan.model.Problem.Kind;
import io.linkspan.model.Problem;
import io.linkspan.model.SynchronizationHealth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArmErrorsTest {

    private static final URI HOST = URI.create("https://management.azure.com");

    @Test
    void anErrorIsReadWithAndWithoutItsEnvelope() {
        Problem with = ArmErrors.of(409, "{\"error\":{\"code\":\"ScopeLocked\",\"message\":\"Locked.\"}}");
        Problem without = ArmErrors.of(409, "{\"code\":\"ScopeLocked\",\"message\":\"Locked.\"}");
        for (Problem p : new Problem[] {with, without}) {
            assertEquals("ScopeLocked", p.code());
            assertEquals("Locked.", p.text());
            assertEquals(OptionalInt.of(409), p.number());
            assertEquals(Kind.REFUSED, p.kind());
        }
    }

    @ParameterizedTest
    @CsvSource({"400,REFUSED", "401,UNREACHABLE", "403,REFUSED", "404,REFUSED", "409,REFUSED", "429,REFUSED", "500,UNCLEAR", "502,UNCLEAR", "503,REFUSED", "504,UNCLEAR"})
    void theStatusSaysWhetherTheRequestMayHaveTakenEffect(int status, Kind kind) {
        assertEquals(kind, ArmErrors.of(status, "<html>gateway</html>").kind());
        assertFalse(ArmErrors.of(status, "").text().isEmpty());
    }

    @Test
    void anOperationThatTimedOutWasRolledBack() {
        assertEquals(Kind.REFUSED, ArmErrors.of(500, "{\"error\":{\"code\":\"OperationTimedOut\",\"message\":\"x\"}}").kind());
    }

    @Test
    void aLostAnswerToAChangeIsUnclearAndToAReadIsNot() {
        RuntimeException lost = new RuntimeException(new UncheckedIOException(new IOException("HTTP/1.1 header parser received no bytes")));
        assertEquals(Kind.UNCLEAR, ArmErrors.of(HOST, true, lost).problem().kind());
        assertTrue(ArmErrors.of(HOST, true, lost).problem().next().contains("Read the state again"));
        assertEquals(Kind.UNREACHABLE, ArmErrors.of(HOST, false, lost).problem().kind());
    }

    @Test
    void whatWasNeverSentIsNotUnclear() {
        assertEquals("unreachable", ArmErrors.of(HOST, true, new RuntimeException(new ConnectException())).problem().code());
        assertEquals("untrusted", ArmErrors.of(HOST, true, new UncheckedIOException(new SSLHandshakeException("PKIX path building failed"))).problem().code());
    }

    @Test
    void aProblemPassesUnchanged() {
        Problem problem = Problem.usage("secret", "x", "y");
        assertEquals(problem, ArmErrors.of(HOST, true, problem.exception()).problem());
    }

    @Test
    void aLinkIsReadFromTheDocument() {
        LinkResource link = Json.link(Json.parse("""
                {"name":"sales","properties":{"distributedAvailabilityGroupId":"g","partnerEndpoint":"TCP://10.0.0.4:5022","partnerAvailabilityGroupName":"salesag","instanceAvailabilityGroupName":"salesmiag",
                 "partnerLinkRole":"Primary","instanceLinkRole":"Secondary","replicationMode":"Async","failoverMode":"Manual","seedingMode":"Automatic","fieldOfTomorrow":1,
                 "databases":[{"databaseName":"Sales","replicaState":"Catchup","synchronizationHealth":"HEALTHY","connectedState":"CONNECTED","lastHardenedLsn":"45000000012300001",
                   "instanceSendReplicationLagSeconds":3,"partnerAuthCertValidity":{"certificateName":"Cert_SQL01_endpoint","expiryDate":"2027-01-01T00:00:00Z"}}]}}"""));
        assertEquals(Optional.of(LinkRole.SECONDARY), link.instanceLinkRole());
        LinkResource.Database d = link.database().orElseThrow();
        assertEquals(Optional.of(true), d.connected());
        assertEquals(Optional.of(SynchronizationHealth.HEALTHY), d.health());
        assertEquals(Optional.of(Lsn.of("45000000012300001")), d.lastHardenedLsn());
        assertEquals(3, d.sendLagSeconds().orElseThrow());
        assertEquals(Optional.of(Instant.parse("2027-01-01T00:00:00Z")), d.certificateExpiry());
        assertEquals(Optional.empty(), d.mostRecentLinkError());
    }

    @Test
    void aMissingUpdatePolicyCountsAs2022() {
        assertEquals("SQLServer2022", Json.instance(Json.parse("{\"name\":\"mi01\",\"properties\":{\"state\":\"Ready\",\"provisioningState\":\"Succeeded\"}}")).databaseFormat());
        assertTrue(Json.instance(Json.parse("{\"name\":\"mi01\",\"properties\":{\"state\":\"ready\",\"provisioningState\":\"Succeeded\"}}")).isReady());
        assertFalse(Json.instance(Json.parse("{\"name\":\"mi01\",\"properties\":{\"state\":\"Stopping\",\"provisioningState\":\"Succeeded\"}}")).isReady());
    }
}
