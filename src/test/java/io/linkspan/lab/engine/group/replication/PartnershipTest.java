package io.linkspan.lab.engine.group.replication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.engine.type.ServerError;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PartnershipTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final ServerError SILENT = ServerError.of(41976, 16, 1, "silent");

    private final Partnership partnership = new Partnership();

    @Test
    void anAttemptThatFailsAfterTheOtherSideHasConnectedSaysNothing() {
        partnership.connected(NOW);
        assertFalse(partnership.attemptFailed(SILENT, LinkProblem.GROUP_SILENT, NOW));
        assertTrue(partnership.connected());
        assertEquals(Optional.empty(), partnership.problem());
    }

    @Test
    void anAttemptThatFailsBeforeIsRemembered() {
        assertTrue(partnership.attemptFailed(SILENT, LinkProblem.GROUP_SILENT, NOW));
        assertFalse(partnership.connected());
        assertEquals(Optional.of(LinkProblem.GROUP_SILENT), partnership.problem());
    }

    @Test
    void aLostConnectionIsRememberedInAnyCase() {
        partnership.connected(NOW);
        partnership.failed(SILENT, LinkProblem.NO_ANSWER, NOW);
        assertFalse(partnership.connected());
    }
}
