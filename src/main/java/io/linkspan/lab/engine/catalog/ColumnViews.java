package io.linkspan.lab.engine.catalog;

import io.linkspan.lab.engine.store.Table;
import io.linkspan.lab.engine.store.TableColumn;
import io.linkspan.lab.engine.type.Collated;
import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.SqlType;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Columns and types. */
final class ColumnViews {

    private static final int SYSNAME = 256;

    private ColumnViews() {
    }

    static void register(Catalog catalog) {
        catalog.register("sys.types", (viewer, _) -> Stream.concat(SystemTypes.ALL.stream().map(e -> type(viewer, e)), Stream.of(Row.of("name", "sysname", "system_type_id", 231, "user_type_id", SYSNAME, "schema_id", 4,
                "max_length", 256, "precision", 0, "scale", 0, "collation_name", viewer.database().collation().name(), "is_nullable", false))));
        catalog.register("sys.columns", (viewer, _) -> ObjectViews.tables(viewer).flatMap(t -> columns(viewer, t)));
        catalog.register("sys.all_columns", (viewer, _) -> Stream.concat(ObjectViews.tables(viewer).flatMap(t -> columns(viewer, t)), system(catalog, viewer)));
        catalog.register("sys.system_columns", (viewer, _) -> system(catalog, viewer));
        catalog.register("sys.identity_columns", (viewer, _) -> ObjectViews.tables(viewer).flatMap(t -> identity(viewer, t)));
        catalog.register("sys.computed_columns", (viewer, _) -> ObjectViews.tables(viewer).flatMap(t -> IntStream.range(0, t.columns().size()).filter(i -> t.columns().get(i).computed().isPresent())
                .mapToObj(i -> Row.with(column(viewer, t, i), "definition", t.columns().get(i).computed().orElse(""), "uses_database_collation", false, "is_persisted", false))));
    }

    private static Map<String, @Nullable Object> type(Viewer viewer, SystemTypes.Entry e) {
        boolean text = e.name().endsWith("char") || e.name().endsWith("text");
        return Row.of("name", e.name(), "system_type_id", e.id(), "user_type_id", e.id(), "schema_id", 4, "max_length", e.length(), "precision", e.precision(), "scale", e.scale(),
                "collation_name", text ? viewer.database().collation().name() : null, "is_nullable", !e.name().equals("timestamp"));
    }

    private static Stream<Map<String, @Nullable Object>> columns(Viewer viewer, Table t) {
        return IntStream.range(0, t.columns().size()).mapToObj(i -> column(viewer, t, i));
    }

    private static Map<String, @Nullable Object> column(Viewer viewer, Table t, int i) {
        TableColumn c = t.columns().get(i);
        return Row.with(described(viewer, t.id(), i + 1, c.column()), "is_identity", c.identity().isPresent(), "is_computed", c.computed().isPresent(),
                "default_object_id", c.defaultName().map(n -> ObjectIds.constraint(t.id(), n)).orElse(0));
    }

    private static Map<String, @Nullable Object> described(Viewer viewer, int object, int id, Column c) {
        SqlType type = c.type();
        return Row.of("object_id", object, "name", c.name(), "column_id", id, "system_type_id", SystemTypes.id(type), "user_type_id", SystemTypes.id(type), "max_length", SystemTypes.maxLength(type),
                "precision", SystemTypes.precision(type), "scale", SystemTypes.scale(type), "collation_name", collation(viewer, type),
                "is_nullable", c.nullable(), "is_ansi_padded", type.isText() || type.isBinary(), "is_replicated", false, "is_non_sql_subscribed", false, "is_merge_published", false, "is_dts_replicated", false,
                "is_sparse", false, "is_column_set", false, "generated_always_type", 0, "is_hidden", false, "is_data_deletion_filter_column", false, "is_dropped_ledger_column", false);
    }

    /** Null for a type that has none. */
    static @Nullable String collation(Viewer viewer, SqlType type) {
        return !Collated.collates(type) ? null : type.collated() == null ? viewer.database().collation().name() : type.collated().collation().name();
    }

    private static Stream<Map<String, @Nullable Object>> identity(Viewer viewer, Table t) {
        return t.definition().identityColumn().stream().boxed().map(i -> {
            TableColumn.Identity identity = t.columns().get(i).identity().orElseThrow();
            return Row.with(column(viewer, t, i), "seed_value", whole(identity.seed()), "increment_value", whole(identity.increment()),
                    "last_value", t.identity().last().isPresent() ? whole(t.identity().last().getAsLong()) : null, "is_not_for_replication", false);
        });
    }

    private static Object whole(long value) {
        return value == (int) value ? (Object) (int) value : (Object) value;
    }

    private static Stream<Map<String, @Nullable Object>> system(Catalog catalog, Viewer viewer) {
        return catalog.views().stream().filter(v -> v.name().split("\\.").length == 2).flatMap(v -> IntStream.range(0, v.columns().size())
                .mapToObj(i -> described(viewer, ObjectIds.system(v.name().split("\\.")[0], v.name().split("\\.")[1]), i + 1, v.columns().get(i))));
    }
}
