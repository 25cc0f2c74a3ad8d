package io.linkspan.check.fact;

import java.time.Instant;

/**
 * The last full backup that a managed instance took of one of its databases by itself (msdb.dbo.backupset).
 *
 * @param finished on the instance's clock, as it shows it
 * @param began    by the clock of this computer, to the second
 */
public record BackupFact(String database, String finished, Instant began) {
}
