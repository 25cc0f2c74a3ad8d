package io.linkspan.azure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import io.linkspan.azure.ArmOperation.Kind;
import io.linkspan.azure.ArmOperation.State;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArmOperationTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final URI ASYNC = URI.create("https://management.azure.com/async/1");
    private static final URI LOCATION = URI.create("https://management.azure.com/result/1");

    @Test
    void azureAsyncOperationWinsOverLocation() {
        assertEquals(new ArmOperation(Kind.ASYNC, ASYNC, NOW.plusSeconds(3)), ArmOperation.begun(202, headers("3").set(HttpHeaderName.LOCATION, LOCATION.toString())
                .set(HttpHeaderName.fromString("Azure-AsyncOperation"), ASYNC.toString()), NOW).orElseThrow());
        assertEquals(Kind.LOCATION, ArmOperation.begun(202, headers("3").set(HttpHeaderName.LOCATION, LOCATION.toString()), NOW).orElseThrow().kind());
    }

    @Test
    void createdWithAUrlGoesOnToo() {
        assertTrue(ArmOperation.begun(201, headers("3").set(HttpHeaderName.fromString("Azure-AsyncOperation"), ASYNC.toString()), NOW).isPresent());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204})
    void whatIsDoneIsDone(int status) {
        assertTrue(ArmOperation.begun(status, headers("3").set(HttpHeaderName.LOCATION, LOCATION.toString()), NOW).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"7,7", "0,10", "-1,10", "soon,10", "'Thu, 01 Jan 2026 00:00:20 GMT',20", "'Wed, 31 Dec 2025 00:00:00 GMT',10", "86400,300"})
    void retryAfterIsSecondsOrADateWithinReason(String value, int seconds) {
        assertEquals(NOW.plusSeconds(seconds), ArmOperation.begun(202, headers(value).set(HttpHeaderName.LOCATION, LOCATION.toString()), NOW).orElseThrow().next());
    }

    @Test
    void withoutRetryAfterItWaitsTenSeconds() {
        assertEquals(NOW.plusSeconds(10), ArmOperation.begun(202, new HttpHeaders().set(HttpHeaderName.LOCATION, LOCATION.toString()), NOW).orElseThrow().next());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Canceled", "Cancelled", "CANCELED"})
    void bothSpellingsOfCancelledEndIt(String status) {
        assertEquals(new State.Cancelled(), async("{\"status\":\"" + status + "\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"InProgress", "Running", "Accepted", "SomethingNew"})
    void anyOtherStatusGoesOn(String status) {
        assertInstanceOf(State.Running.class, async("{\"status\":\"" + status + "\"}"));
    }

    @Test
    void successAndFailureEndIt() {
        assertEquals(new State.Succeeded(), async("{\"status\":\"Succeeded\"}"));
        State.Failed failed = assertInstanceOf(State.Failed.class, async("{\"status\":\"Failed\",\"error\":{\"code\":\"ManagedDatabaseNameInUse\",\"message\":\"The name is in use.\"}}"));
        assertEquals("ManagedDatabaseNameInUse", failed.problem().code());
        assertTrue(failed.problem().next().contains("Rename or drop"));
    }

    @Test
    void aLocationIsDoneOnceItAnswersWithoutWaiting() {
        ArmOperation operation = new ArmOperation(Kind.LOCATION, LOCATION, NOW);
        assertEquals(new State.Running(new ArmOperation(Kind.LOCATION, LOCATION, NOW.plusSeconds(2))), operation.after(202, headers("2"), "", NOW));
        assertEquals(new State.Succeeded(), operation.after(200, headers("2"), "{}", NOW));
        assertEquals(new State.Succeeded(), operation.after(204, headers("2"), "", NOW));
    }

    @Test
    void aLocationThatMovesIsFollowed() {
        assertEquals(ASYNC, assertInstanceOf(State.Running.class, new ArmOperation(Kind.LOCATION, LOCATION, NOW).after(202, headers("2").set(HttpHeaderName.LOCATION, ASYNC.toString()), "", NOW)).next().url());
    }

    private static State async(String body) {
        return new ArmOperation(Kind.ASYNC, ASYNC, NOW).after(200, headers("1"), body, NOW);
    }

    private static HttpHeaders headers(String retryAfter) {
        return new HttpHeaders().set(HttpHeaderName.RETRY_AFTER, retryAfter);
    }
}
