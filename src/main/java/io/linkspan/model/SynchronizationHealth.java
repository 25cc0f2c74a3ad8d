package io.linkspan.model;

import java.util.Arrays;
import java.util.Optional;

/** Health as the views and ARM spell it (sys.dm_hadr_availability_replica_states, synchronization_health_desc). */
public enum SynchronizationHealth {
    NOT_HEALTHY, PARTIALLY_HEALTHY, HEALTHY;

    public static Optional<SynchronizationHealth> of(String word) {
        return Arrays.stream(values()).filter(v -> v.name().equalsIgnoreCase(word)).findFirst();
    }
}
