package io.linkspan.lab.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private final Faults faults = new Faults(java.time.Clock.systemUTC());

    @Test
    void concernsTheNamedMachineInAnyCaseAndNoOther() {
        faults.set(FaultKind.KILL, "SQL01", "");
        assertTrue(faults.active(FaultKind.KILL, "sql01"));
        assertFalse(faults.active(FaultKind.KILL, "SQL02"));
        assertFalse(faults.active(FaultKind.CUT_PATH, "SQL01"));
    }

    @Test
    void aFaultWithoutNameConcernsAll() {
        faults.set(FaultKind.CUT_PATH, "", "");
        assertTrue(faults.active(FaultKind.CUT_PATH, "anything"));
    }

    @Test
    void idsAreNotUsedAgain() {
        int first = faults.set(FaultKind.KILL, "a", "").id();
        assertTrue(faults.clear(first));
        assertFalse(faults.clear(first));
        assertEquals(first + 1, faults.set(FaultKind.KILL, "a", "").id());
    }

    @Test
    void aFaultThatHappensOnceIsTakenOnce() {
        Fault set = faults.set(FaultKind.ARM_LOSE_ANSWER, "mi", "");
        assertEquals(Optional.of(set), faults.take(FaultKind.ARM_LOSE_ANSWER, "mi"));
        assertEquals(Optional.empty(), faults.take(FaultKind.ARM_LOSE_ANSWER, "mi"));
    }

    @Test
    void observersHearEveryChangeUntilTheyClose() {
        AtomicInteger heard = new AtomicInteger();
        try (Faults.Observation _ = faults.observe(heard::incrementAndGet)) {
            faults.set(FaultKind.KILL, "a", "");
            faults.clear();
        }
        faults.set(FaultKind.KILL, "a", "");
        assertEquals(2, heard.get());
    }

    @Test
    void everyKindIsFoundByItsId() {
        for (FaultKind kind : FaultKind.values()) {
            assertEquals(Optional.of(kind), FaultKind.find(kind.id()));
        }
        assertEquals(Optional.empty(), FaultKind.find("set-fire"));
    }
}
