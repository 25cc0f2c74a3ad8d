package io.linkspan.lab.engine.store;

import io.linkspan.lab.engine.type.Errors;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** How long a statement waits for a lock: SET LOCK_TIMEOUT, empty for ever; and whether its client gave up meanwhile. */
public record Patience(Optional<Duration> timeout, BooleanSupplier cancelled) {

    public static final Patience ENDLESS = new Patience(Optional.empty(), () -> false);

    public void demandNotCancelled() {
        if (cancelled.getAsBoolean()) {
            throw Errors.cancelled();
        }
    }
}
