package io.linkspan.lab.engine.catalog.server;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.catalog.Catalog;
import io.linkspan.lab.engine.catalog.Row;
import io.linkspan.lab.engine.catalog.Viewer;
import io.linkspan.lab.engine.store.Lsn;
import io.linkspan.lab.engine.store.TransactionLog;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Transaction logs: how full, why not shorter. */
public final class LogViews {

    private static final double MEGABYTE = 1 << 20;

    private LogViews() {
    }

    public static void register(Catalog catalog) {
        Instance instance = catalog.instance();
        catalog.register("sys.dm_db_log_space_usage", (viewer, _) -> Stream.of(space(viewer.database())));
        catalog.register("sys.dm_db_log_info", (viewer, arguments) -> database(instance, viewer, arguments.getFirst()).stream().flatMap(LogViews::files));
        catalog.register("sys.dm_db_log_stats", (viewer, arguments) -> database(instance, viewer, arguments.getFirst()).stream().map(LogViews::stats));
    }

    /** The log as virtual files, those in use from the one that holds the oldest needed record. */
    private static Stream<Map<String, @Nullable Object>> files(Database d) {
        TransactionLog log = d.log();
        long count = Math.max(1, log.sizeBytes() / TransactionLog.FILE_BYTES);
        return LongStream.range(0, count).mapToObj(i -> {
            boolean active = i >= log.begin().file() % count && i <= log.end().file() % count;
            return Row.of("database_id", d.id(), "file_id", 2, "vlf_begin_offset", 8192 + i * TransactionLog.FILE_BYTES, "vlf_size_mb", TransactionLog.FILE_BYTES / MEGABYTE, "vlf_sequence_number", active ? log.begin().file() + i : 0,
                    "vlf_active", active, "vlf_status", active ? 2 : 0, "vlf_parity", active ? 64 : 0, "vlf_first_lsn", active ? text(log.begin()) : "00000000:00000000:0000", "vlf_create_lsn", "00000000:00000000:0000");
        });
    }

    private static Optional<Database> database(Instance instance, Viewer viewer, @Nullable Object id) {
        return id instanceof Number n ? instance.databases().find(n.intValue()) : Optional.of(viewer.database());
    }

    private static Map<String, @Nullable Object> space(Database d) {
        TransactionLog log = d.log();
        return Row.of("database_id", d.id(), "total_log_size_in_bytes", log.sizeBytes(), "used_log_space_in_bytes", log.usedBytes(), "used_log_space_in_percent", 100.0 * log.usedBytes() / log.sizeBytes(),
                "log_space_in_bytes_since_last_backup", log.bytesSinceBackup());
    }

    private static Map<String, @Nullable Object> stats(Database d) {
        TransactionLog log = d.log();
        if (!d.access().writable()) {
            return Row.of("database_id", d.id(), "recovery_model", d.options().recovery(), "log_backup_time", lastBackup(d));
        }
        double size = log.sizeBytes() / MEGABYTE;
        return Row.of("database_id", d.id(), "recovery_model", d.options().recovery(), "log_min_lsn", text(log.begin()), "log_end_lsn", text(log.end()), "current_vlf_sequence_number", log.end().file(),
                "current_vlf_size_mb", TransactionLog.FILE_BYTES / MEGABYTE, "total_vlf_count", log.sizeBytes() / TransactionLog.FILE_BYTES, "total_log_size_mb", size,
                "active_vlf_count", log.end().file() - log.begin().file() + 1, "active_log_size_mb", log.usedBytes() / MEGABYTE, "log_truncation_holdup_reason", log.reuseWait().name(), "log_backup_time", lastBackup(d),
                "log_backup_lsn", log.lastLogBackupLsn().map(LogViews::text).orElse(null), "log_since_last_log_backup_mb", log.bytesSinceBackup() / MEGABYTE, "log_checkpoint_lsn", text(log.end()),
                "log_since_last_checkpoint_mb", 0.0, "log_recovery_lsn", text(log.end()), "log_recovery_size_mb", 0.0, "recovery_vlf_count", 1);
    }

    private static @Nullable Object lastBackup(Database d) {
        return d.instance().backups().last(d.name(), "L").map(b -> (Object) b.finish()).orElse(null);
    }

    /** vlf:block:slot in hexadecimal digits, as the page of sys.dm_db_log_stats shows it. */
    private static String text(Lsn lsn) {
        return "%08x:%08x:%04x".formatted(lsn.file(), lsn.block(), lsn.slot());
    }
}
