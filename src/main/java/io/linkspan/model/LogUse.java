package io.linkspan.model;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How full the transaction log of a database is (sys.dm_db_log_stats); a secondary shows only the backup.
 *
 * @param sizeMb             all of it
 * @param usedPercent        the active part
 * @param holdup             log_truncation_holdup_reason: LOG_BACKUP, AVAILABILITY_REPLICA …
 * @param minutesSinceBackup since the last log backup; empty if there never was one
 */
public record LogUse(OptionalLong sizeMb, OptionalLong usedPercent, Optional<String> holdup, OptionalLong minutesSinceBackup) {
}
