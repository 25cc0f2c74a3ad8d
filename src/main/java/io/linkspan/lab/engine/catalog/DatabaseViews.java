package io.linkspan.lab.engine.catalog;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.DatabaseOptions;
import io.linkspan.lab.engine.DatabaseState;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.security.Login;
import io.linkspan.lab.engine.security.MasterKey;
import io.linkspan.lab.engine.store.Forks;
import io.linkspan.lab.engine.store.Lsn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** sys.databases and the views with one row per database. */
final class DatabaseViews {

    private static final List<String> ACCESS = List.of("MULTI_USER", "SINGLE_USER", "RESTRICTED_USER");
    private static final List<String> RECOVERY = List.of("", "FULL", "BULK_LOGGED", "SIMPLE");
    private static final List<String> PAGE_VERIFY = List.of("NONE", "TORN_PAGE_DETECTION", "CHECKSUM");

    private DatabaseViews() {
    }

    static void register(Catalog catalog) {
        Instance instance = catalog.instance();
        catalog.register("sys.databases", (viewer, _) -> visible(viewer).map(DatabaseViews::row));
        catalog.register("sys.database_recovery_status", (viewer, _) -> visible(viewer).map(DatabaseViews::recovery));
        catalog.register("sys.database_mirroring", (viewer, _) -> visible(viewer).map(d -> Row.of("database_id", d.id())));
        catalog.register("sys.dm_database_encryption_keys", (_, _) -> instance.databases().all().stream().filter(d -> d.options().on(DatabaseOptions.ENCRYPTION) || d.encryptor().isPresent())
                .map(DatabaseViews::encryption));
        catalog.register("sys.dm_tran_persistent_version_store_stats", (_, _) -> instance.databases().all().stream().filter(Database::readable)
                .map(d -> Row.of("database_id", d.id(), "pvs_filegroup_id", 1, "persistent_version_store_size_kb", 0, "current_aborted_transaction_count", 0)));
        catalog.register("sys.change_tracking_databases", (_, _) -> Stream.empty());
    }

    /** Own database, master and tempdb always; others with VIEW ANY DATABASE, which public has. */
    static Stream<Database> visible(Viewer viewer) {
        return viewer.instance().databases().all().stream()
                .filter(d -> d.id() <= 2 || d == viewer.database() || viewer.may("VIEW ANY DATABASE") || viewer.may("ALTER ANY DATABASE") || viewer.may("CREATE ANY DATABASE"));
    }

    private static Map<String, @Nullable Object> row(Database d) {
        DatabaseOptions o = d.options();
        boolean online = d.state() == DatabaseState.ONLINE;
        int compatibility = Integer.parseInt(o.get(DatabaseOptions.COMPATIBILITY));
        Instance i = d.instance();
        return Row.with(settings(o), "name", d.name(), "database_id", d.id(), "owner_sid", i.security().find(d.owner()).map(Login::sid).orElse(null), "create_date", d.id() == 2 ? i.started() : d.created(),
                "compatibility_level", compatibility, "collation_name", online ? d.collation().name() : null, "user_access", ACCESS.indexOf(o.get(DatabaseOptions.ACCESS)),
                "is_read_only", o.on(DatabaseOptions.READ_ONLY), "state", d.state().code(), "is_in_standby", false, "is_cleanly_shutdown", false,
                "recovery_model", RECOVERY.indexOf(o.recovery()), "page_verify_option", PAGE_VERIFY.indexOf(o.get("PAGE_VERIFY")),
                "is_master_key_encrypted_by_server", d.keys().masterKey().map(MasterKey::byServer).orElse(false),
                "is_distributor", false, "service_broker_guid", d.system() && d.id() < 4 ? new UUID(0, 0) : d.brokerGuid(), "is_broker_enabled", o.on(DatabaseOptions.BROKER),
                "log_reuse_wait", d.log().reuseWait().code(), "is_encrypted", o.on(DatabaseOptions.ENCRYPTION), "is_cdc_enabled", o.on(DatabaseOptions.CDC),
                "replica_id", d.replicaId().orElse(null), "group_database_id", d.groupDatabaseId().orElse(null), "resource_pool_id", null,
                "containment", 0, "target_recovery_time_in_seconds", d.id() == 1 ? 0 : 60, "delayed_durability", 0, "catalog_collation_type", 0,
                "physical_database_name", i.managed() ? d.guid().toString() : d.name(), "is_memory_optimized_enabled", true, "is_ledger_on", false, "is_change_feed_enabled", false,
                "is_data_lake_replication_enabled", false, "is_event_stream_enabled", false, "is_optimized_locking_on", false, "is_remote_data_archive_enabled", false,
                "is_memory_optimized_elevate_to_snapshot_on", false, "is_mixed_page_allocation_on", d.id() != 2 && d.id() <= 3);
    }

    private static Map<String, @Nullable Object> settings(DatabaseOptions o) {
        return Row.of("is_auto_close_on", o.on(DatabaseOptions.AUTO_CLOSE), "is_auto_shrink_on", o.on("AUTO_SHRINK"), "is_supplemental_logging_enabled", false,
                "snapshot_isolation_state", o.on("ALLOW_SNAPSHOT_ISOLATION"), "is_read_committed_snapshot_on", o.on("READ_COMMITTED_SNAPSHOT"),
                "is_auto_create_stats_on", o.on("AUTO_CREATE_STATISTICS"), "is_auto_create_stats_incremental_on", false, "is_auto_update_stats_on", o.on("AUTO_UPDATE_STATISTICS"),
                "is_auto_update_stats_async_on", o.on("AUTO_UPDATE_STATISTICS_ASYNC"), "is_ansi_null_default_on", o.on("ANSI_NULL_DEFAULT"), "is_ansi_nulls_on", o.on("ANSI_NULLS"),
                "is_ansi_padding_on", o.on("ANSI_PADDING"), "is_ansi_warnings_on", o.on("ANSI_WARNINGS"), "is_arithabort_on", o.on("ARITHABORT"),
                "is_concat_null_yields_null_on", o.on("CONCAT_NULL_YIELDS_NULL"), "is_numeric_roundabort_on", o.on("NUMERIC_ROUNDABORT"), "is_quoted_identifier_on", o.on("QUOTED_IDENTIFIER"),
                "is_recursive_triggers_on", o.on("RECURSIVE_TRIGGERS"), "is_cursor_close_on_commit_on", o.on("CURSOR_CLOSE_ON_COMMIT"), "is_local_cursor_default", false,
                "is_fulltext_enabled", true, "is_trustworthy_on", o.on("TRUSTWORTHY"), "is_db_chaining_on", o.on("DB_CHAINING"), "is_parameterization_forced", false,
                "is_query_store_on", o.on("QUERY_STORE"), "is_published", o.on("PUBLISHED"), "is_subscribed", false, "is_merge_published", o.on("MERGE_PUBLISHED"),
                "is_sync_with_backup", false, "is_date_correlation_on", o.on("DATE_CORRELATION_OPTIMIZATION"), "is_honor_broker_priority_on", o.on("HONOR_BROKER_PRIORITY"),
                "is_accelerated_database_recovery_on", o.on(DatabaseOptions.ADR), "is_temporal_history_retention_enabled", true);
    }

    /** The fork point is shown where the present branch is not the first (sys.database_recovery_status). */
    private static Map<String, @Nullable Object> recovery(Database d) {
        Forks forks = d.log().forks();
        return Row.of("database_id", d.id(), "database_guid", d.guid(), "family_guid", d.familyGuid(), "last_log_backup_lsn", number(d.log().lastLogBackupLsn()),
                "recovery_fork_guid", forks.last().id(), "first_recovery_fork_guid", forks.all().getFirst().id(), "fork_point_lsn", forks.all().size() > 1 ? forks.last().from().number() : null);
    }

    private static Map<String, @Nullable Object> encryption(Database d) {
        boolean on = d.options().on(DatabaseOptions.ENCRYPTION);
        return Row.of("database_id", d.id(), "encryption_state", on ? 3 : 1, "create_date", d.created(), "regenerate_date", d.created(), "modify_date", d.created(), "set_date", on ? d.created() : null,
                "opened_date", d.created(), "key_algorithm", "AES", "key_length", 256, "encryptor_thumbprint", d.encryptor().map(io.linkspan.lab.engine.security.Certificate::thumbprint).orElse(new byte[20]),
                "encryptor_type", "CERTIFICATE", "percent_complete", 0, "encryption_state_desc", on ? "ENCRYPTED" : "UNENCRYPTED", "encryption_scan_state", 0, "encryption_scan_state_desc", "NONE");
    }

    private static @Nullable Object number(Optional<Lsn> lsn) {
        return lsn.map(Lsn::number).orElse(null);
    }
}
