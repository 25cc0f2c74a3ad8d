package io.linkspan.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small values: endpoint addresses, versions, log positions, roles, observations. */
class ValuesTest {

    private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATE = EARLY.plusSeconds(60);
    private static final Problem DEAD = Problem.of(Problem.Kind.UNREACHABLE, "unreachable", "Nothing answers.", "");

    @ParameterizedTest
    @CsvSource({"TCP://10.0.0.4:5022,10.0.0.4,5022", "tcp://sql01.contoso.example:5023,sql01.contoso.example,5023", "sql01,sql01,5022", "[fd00::4]:5022,[fd00::4],5022"})
    void anEndpointAddressIsReadInEveryForm(String text, String host, int port) {
        assertEquals(new EndpointUrl(host, port), EndpointUrl.of(text));
        assertEquals(EndpointUrl.of(text), EndpointUrl.of(EndpointUrl.of(text).toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://x:5022", "a b:5022", "x:0", "x:65536", "x:5022;Server=[y]", "x:port", "TCP://:5022"})
    void anythingElseIsNoEndpointAddress(String text) {
        assertEquals("endpoint-address", assertThrows(ProblemException.class, () -> EndpointUrl.of(text)).problem().code());
    }

    @Test
    void versionsCompareByTheirFourNumbers() {
        assertTrue(ServerVersion.of("16.0.4095.4").atLeast(ServerVersion.of("16.0.1000.6")));
        assertTrue(ServerVersion.of("16.0.4095.4").atLeast(ServerVersion.of("16.0.4095.4")));
        assertFalse(ServerVersion.of("15.0.4312.1").atLeast(ServerVersion.of("15.0.4312.2")));
        assertFalse(ServerVersion.of("9.0.9999.9").atLeast(ServerVersion.of("13.0.0.0")));
        assertThrows(IllegalArgumentException.class, () -> ServerVersion.of("sixteen"));
    }

    @Test
    void logPositionsOf25DigitsCompare() {
        assertTrue(Lsn.of("1234567890123456789012345").compareTo(Lsn.of("1234567890123456789012344")) > 0);
        assertEquals(new Lsn(BigInteger.TEN), Lsn.of("10.0"));
        assertThrows(IllegalArgumentException.class, () -> Lsn.of("-1"));
        assertThrows(IllegalArgumentException.class, () -> Lsn.of("1".repeat(27)));
    }

    @Test
    void rolesAreReadInBothSpellings() {
        assertEquals(Optional.of(LinkRole.PRIMARY), LinkRole.of("Primary"));
        assertEquals(Optional.of(LinkRole.SECONDARY), LinkRole.of("SECONDARY"));
        assertEquals(Optional.empty(), LinkRole.of("Forwarder"));
    }

    @Test
    void theOtherSideOfTheOtherSideIsTheSide() {
        for (Side side : Side.values()) {
            assertEquals(side, side.other().other());
            assertFalse(side.other() == side);
        }
    }

    @Test
    void unknownSatisfiesNoCondition() {
        assertFalse(Observed.<String>unknown(DEAD, EARLY).is(_ -> true));
        assertTrue(Observed.known("x", EARLY).is("x"::equals));
    }

    @Test
    void mappingKeepsTimeAndProblem() {
        assertEquals(Observed.known(1, EARLY), Observed.known("x", EARLY).map(String::length));
        assertEquals(Observed.unknown(DEAD, EARLY), Observed.<String>unknown(DEAD, EARLY).map(String::length));
    }

    @Test
    void whatStaysUnknownIsUnknownSinceItBegan() {
        assertEquals(Observed.unknown(DEAD, EARLY), Observed.unknown(DEAD, LATE).after(Observed.unknown(DEAD, EARLY)));
        assertEquals(Observed.unknown(DEAD, LATE), Observed.<String>unknown(DEAD, LATE).after(Observed.known("x", EARLY)));
        assertEquals(Observed.known("x", LATE), Observed.known("x", LATE).after(Observed.unknown(DEAD, EARLY)));
    }

    @ParameterizedTest
    @CsvSource({"0,1000,0", "300,1000,30", "1000,1000,100", "2000,1000,100"})
    void seedingIsCountedInPercent(long transferred, long size, int percent) {
        assertEquals(percent, new Seeding("d", "SEEDING", true, transferred, size, 1, 1, Optional.empty()).percent().orElseThrow());
        assertTrue(new Seeding("d", "SEEDING", true, transferred, 0, 1, 1, Optional.empty()).percent().isEmpty());
    }
}
