package io.linkspan.check.fact;

/** The last full backup that a managed instance took of one of its databases (msdb.dbo.backupset). */
public record BackupFact(String database, String finished) {
}
