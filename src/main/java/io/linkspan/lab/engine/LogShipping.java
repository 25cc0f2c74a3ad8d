package io.linkspan.lab.engine;

import java.util.UUID;

/** A database whose log is shipped to another server (msdb.dbo.log_shipping_primary_databases). The lab keeps it as data: nothing is shipped. */
public record LogShipping(UUID id, UUID job, String database, String directory, String share, int retentionMinutes, String monitor) {
}
