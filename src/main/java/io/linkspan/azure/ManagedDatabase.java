package io.linkspan.azure;

import java.time.Instant;
import java.util.Optional;

/**
 * A database of a managed instance (REST, Managed Databases).
 *
 * @param status               Online, Creating, Restoring …; open
 * @param earliestRestorePoint the first moment that it can be restored to; empty before its first automatic full backup
 */
public record ManagedDatabase(String name, String status, Optional<Instant> earliestRestorePoint) {
}
