package io.linkspan.model;

import java.util.Locale;
import java.util.Optional;

/** What a side is at the moment (sys.dm_hadr_availability_replica_states, role_desc). */
public enum LinkRole {
    PRIMARY, SECONDARY, RESOLVING;

    /** Reads {@code PRIMARY} and {@code Primary} alike; anything else is no role. */
    public static Optional<LinkRole> of(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "PRIMARY" -> Optional.of(PRIMARY);
            case "SECONDARY" -> Optional.of(SECONDARY);
            case "RESOLVING" -> Optional.of(RESOLVING);
            default -> Optional.empty();
        };
    }
}
