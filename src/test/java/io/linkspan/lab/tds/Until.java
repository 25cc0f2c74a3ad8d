package io.linkspan.lab.tds;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition, ten seconds at most. */
final class Until {

    private Until() {
    }

    static void holds(BooleanSupplier condition) {
        Instant end = Instant.now().plusSeconds(10);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("did not come true within ten seconds");
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
