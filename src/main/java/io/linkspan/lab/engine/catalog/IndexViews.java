package io.linkspan.lab.engine.catalog;

import io.linkspan.lab.engine.store.Table;
import io.linkspan.lab.engine.store.TableDefinition.Key;
import io.linkspan.lab.engine.store.format.StoreFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Indexes, partitions and the space they take. */
final class IndexViews {

    private IndexViews() {
    }

    static void register(Catalog catalog) {
        catalog.register("sys.indexes", (viewer, _) -> all(viewer).map(i -> Row.of("object_id", i.table.id(), "name", i.key.map(Key::name).orElse(null), "index_id", i.id, "type", i.id == 0 ? 0 : i.id == 1 ? 1 : 2,
                "is_unique", i.key.map(Key::unique).orElse(false), "data_space_id", 1, "ignore_dup_key", false, "is_primary_key", i.key.map(Key::primary).orElse(false),
                "is_unique_constraint", i.key.filter(k -> k.constraint() && !k.primary()).isPresent(), "is_padded", false, "is_disabled", false, "is_hypothetical", false, "is_ignored_in_optimization", false,
                "allow_row_locks", true, "allow_page_locks", true, "has_filter", false, "suppress_dup_key_messages", false, "auto_created", false, "optimize_for_sequential_key", false)));
        catalog.register("sys.stats", (viewer, _) -> all(viewer).filter(i -> i.id > 0).map(i -> Row.of("object_id", i.table.id(), "name", i.key.map(Key::name).orElse(null), "stats_id", i.id, "auto_created", false,
                "user_created", false, "no_recompute", false, "has_filter", false, "is_temporary", false, "is_incremental", false)));
        catalog.register("sys.index_columns", (viewer, _) -> all(viewer).flatMap(i -> i.key.stream().flatMap(k -> IntStream.range(0, k.columns().size()).mapToObj(n -> Row.of("object_id", i.table.id(), "index_id", i.id,
                "index_column_id", n + 1, "column_id", k.columns().get(n) + 1, "key_ordinal", n + 1, "is_descending_key", false, "is_included_column", false)))));
        catalog.register("sys.partitions", (viewer, _) -> all(viewer).map(i -> Row.of("partition_id", i.partition(), "object_id", i.table.id(), "index_id", i.id, "partition_number", 1, "hobt_id", i.partition(),
                "rows", i.table.rows().count(), "data_compression", 0, "xml_compression", false, "xml_compression_desc", "OFF")));
        catalog.register("sys.allocation_units", (viewer, _) -> all(viewer).map(i -> Row.of("allocation_unit_id", i.partition() + 1, "type", 1, "container_id", i.partition(), "data_space_id", 1, "total_pages", i.pages() + 1,
                "used_pages", i.pages(), "data_pages", i.pages())));
        catalog.register("sys.dm_db_partition_stats", (viewer, _) -> all(viewer).map(i -> Row.of("partition_id", i.partition(), "object_id", i.table.id(), "index_id", i.id, "partition_number", 1,
                "in_row_data_page_count", i.pages(), "in_row_used_page_count", i.pages(), "in_row_reserved_page_count", i.pages() + 1, "lob_used_page_count", 0, "lob_reserved_page_count", 0,
                "row_overflow_used_page_count", 0, "row_overflow_reserved_page_count", 0, "used_page_count", i.pages(), "reserved_page_count", i.pages() + 1, "row_count", i.table.rows().count())));
    }

    private static Stream<Index> all(Viewer viewer) {
        return ObjectViews.tables(viewer).flatMap(t -> of(t).stream());
    }

    /** The heap (0) or clustered index (1), then the others from 2. */
    static List<Index> of(Table table) {
        List<Index> indexes = new ArrayList<>();
        List<Key> keys = table.definition().keys();
        indexes.add(keys.stream().filter(Key::clustered).findFirst().map(k -> new Index(table, 1, Optional.of(k))).orElse(new Index(table, 0, Optional.empty())));
        keys.stream().filter(k -> !k.clustered()).forEach(k -> indexes.add(new Index(table, indexes.size() + 1, Optional.of(k))));
        return indexes;
    }

    static Map<String, @Nullable Object> constraint(Viewer viewer, Index i, Key k) {
        return Row.with(ObjectViews.constraint(viewer.snapshot(), i.table, k.name(), k.primary() ? "PK" : "UQ"), "unique_index_id", i.id, "is_system_named", false, "is_enforced", true);
    }

    /** An index, or the heap that stands for none. */
    record Index(Table table, int id, Optional<Key> key) {

        private static final long PAGE = 8000;

        long partition() {
            return 72057594037927936L + (long) table.id() * 65536 + id * 256L;
        }

        long pages() {
            long[] bytes = {0};
            table.rows().forEach((values, _) -> bytes[0] += StoreFormat.size(values));
            return (bytes[0] + PAGE - 1) / PAGE;
        }
    }
}
