package io.linkspan.lab.engine.catalog;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.backup.Backups.Backup;
import io.linkspan.lab.engine.backup.Backups;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tables of msdb: backup and restore history; on a managed instance also that of its automatic backups (Azure SQL Managed Instance, Monitor backup activity). */
final class MsdbViews {

    private MsdbViews() {
    }

    static void register(Catalog catalog) {
        Instance instance = catalog.instance();
        Backups backups = instance.backups();
        catalog.register("msdb.dbo.log_shipping_primary_databases", (_, _) -> instance.logShipping().stream().map(l -> Row.of("primary_id", l.id(), "primary_database", l.database(), "backup_directory", l.directory(),
                "backup_share", l.share(), "backup_retention_period", l.retentionMinutes(), "backup_job_id", l.job(), "monitor_server", l.monitor(), "monitor_server_security_mode", true, "user_specified_monitor", false,
                "backup_compression", 2)));
        catalog.register("msdb.dbo.backupset", (_, _) -> backups.all().stream().map(b -> set(instance, b)));
        catalog.register("msdb.dbo.backupmediafamily", (_, _) -> backups.all().stream().map(b -> Row.of("media_set_id", b.id(), "family_sequence_number", 1, "media_family_id", b.setUuid(), "media_count", 1,
                "physical_device_name", b.device(), "device_type", b.device().startsWith("http") ? 9 : 2, "physical_block_size", 512, "mirror", 0)));
        catalog.register("msdb.dbo.backupmediaset", (_, _) -> backups.all().stream().map(b -> Row.of("media_set_id", b.id(), "media_uuid", b.setUuid(), "media_family_count", 1, "software_name", "Microsoft SQL Server",
                "software_vendor_id", 4608, "MTF_major_version", 1, "mirror_count", 1, "is_password_protected", false, "is_compressed", b.compressed(), "is_encrypted", false)));
        catalog.register("msdb.dbo.restorehistory", (_, _) -> backups.restores().stream().map(r -> Row.of("restore_history_id", r.id(), "restore_date", r.at(), "destination_database_name", r.database(), "user_name", r.user(),
                "backup_set_id", r.backup(), "restore_type", r.type(), "replace", r.replace(), "recovery", r.recovery(), "restart", false, "device_count", 1, "stop_before", false)));
    }

    private static Map<String, @Nullable Object> set(Instance i, Backup b) {
        Database d = i.databases().find(b.database()).orElse(null);
        return Row.of("backup_set_id", b.id(), "backup_set_uuid", b.setUuid(), "media_set_id", b.id(), "first_family_number", 1, "first_media_number", 1, "last_family_number", 1, "last_media_number", 1,
                "catalog_family_number", 1, "catalog_media_number", 1, "position", b.position(), "software_vendor_id", 4608, "name", b.name().isEmpty() ? null : b.name(), "user_name", b.user(),
                "software_major_version", i.version().major(), "software_minor_version", i.version().minor(), "software_build_version", i.version().build(), "time_zone", 0, "mtf_minor_version", 0,
                "first_lsn", b.first().number(), "last_lsn", b.last().number(), "checkpoint_lsn", b.checkpoint().number(), "database_backup_lsn", b.databaseBackup().number(),
                "database_creation_date", d == null ? null : d.created(), "backup_start_date", b.start(), "backup_finish_date", b.finish(), "type", b.type(), "sort_order", 52, "code_page", 0,
                "compatibility_level", i.compatibility(), "database_version", i.version().internalVersion(i.catalogVersion()), "backup_size", b.bytes(), "database_name", b.database(), "server_name", i.name(), "machine_name", i.host(),
                "flags", b.checksum() ? 512 : 0, "unicode_locale", 1033, "unicode_compare_style", 196609, "collation_name", i.collation().name(), "is_password_protected", false, "recovery_model", b.recovery().replace('_', '-'),
                "has_bulk_logged_data", false, "is_snapshot", false, "is_readonly", false, "is_single_user", false, "has_backup_checksums", b.checksum(), "is_damaged", false, "begins_log_chain", false,
                "has_incomplete_metadata", false, "is_force_offline", false, "is_copy_only", b.copyOnly(), "first_recovery_fork_guid", b.familyGuid(), "last_recovery_fork_guid", b.familyGuid(),
                "database_guid", b.databaseGuid(), "family_guid", b.familyGuid(), "compressed_backup_size", b.compressed() ? b.bytes() / 4 : b.bytes(), "key_algorithm", null, "last_valid_restore_time", b.finish(),
                "compression_algorithm", b.compressed() ? "MS_XPRESS" : null);
    }
}
