package io.linkspan.model;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Automatic seeding of one database as one side sees it (sys.dm_hadr_automatic_seeding, sys.dm_hadr_physical_seeding_stats).
 *
 * @param state            PENDING, SEEDING, COMPLETED, FAILED …; open
 * @param transferredBytes so far; 0 before the transfer
 * @param databaseBytes    uncompressed size; 0 while unknown
 * @param attempts         starts so far
 * @param failure          what failed, in the server's words
 */
public record Seeding(String database, String state, boolean source, long transferredBytes, long databaseBytes, long bytesPerSecond, int attempts, Optional<String> failure) {

    /** 0 to 100, if the size is known. */
    public OptionalInt percent() {
        return databaseBytes <= 0 ? OptionalInt.empty() : OptionalInt.of((int) Math.min(100, transferredBytes * 100 / databaseBytes));
    }

    public boolean isRunning() {
        return !state.equals("COMPLETED") && !hasFailed();
    }

    public boolean hasFailed() {
        return state.equals("FAILED");
    }
}
