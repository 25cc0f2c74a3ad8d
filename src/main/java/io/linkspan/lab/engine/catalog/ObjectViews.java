package io.linkspan.lab.engine.catalog;

import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.store.Module;
import io.linkspan.lab.engine.store.SchemaObject;
import io.linkspan.lab.engine.store.Sequence;
import io.linkspan.lab.engine.store.Snapshot;
import io.linkspan.lab.engine.store.Table;
import io.linkspan.lab.engine.store.TableDefinition;
import io.linkspan.lab.engine.type.Conversions;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.engine.type.Variant;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Schemas and the objects in them. */
final class ObjectViews {

    private ObjectViews() {
    }

    static void register(Catalog catalog) {
        Instance instance = catalog.instance();
        catalog.register("sys.schemas", (viewer, _) -> viewer.snapshot().schemas().entrySet().stream().map(e -> Row.of("schema_id", e.getKey(), "name", e.getValue(), "principal_id", Math.min(e.getKey(), e.getKey() <= 4 ? 4 : 1))));
        catalog.register("sys.objects", (viewer, _) -> objects(viewer));
        catalog.register("sys.all_objects", (viewer, _) -> Stream.concat(objects(viewer), system(catalog, instance)));
        catalog.register("sys.system_objects", (_, _) -> system(catalog, instance));
        catalog.register("sys.system_views", (_, _) -> system(catalog, instance).filter(r -> "V".equals(r.get("type"))));
        catalog.register("sys.tables", (viewer, _) -> tables(viewer).map(t -> Row.with(object(viewer.snapshot(), t), "max_column_id_used", t.columns().size(), "uses_ansi_nulls", true, "is_replicated", false,
                "has_replication_filter", false, "is_merge_published", false, "is_sync_tran_subscribed", false, "text_in_row_limit", 0, "large_value_types_out_of_row", false, "is_tracked_by_cdc", false,
                "lock_escalation", 0, "is_filetable", false, "is_memory_optimized", false, "durability", 0, "temporal_type", 0, "is_remote_data_archive_enabled", false, "is_external", false, "is_node", false,
                "is_edge", false, "ledger_type", 0, "is_dropped_ledger_table", false)));
        catalog.register("sys.views", (viewer, _) -> modules(viewer).filter(m -> m.kind() == Module.Kind.VIEW).map(m -> object(viewer.snapshot(), m)));
        catalog.register("sys.procedures", (viewer, _) -> modules(viewer).filter(m -> m.kind() == Module.Kind.PROCEDURE).map(m -> object(viewer.snapshot(), m)));
        catalog.register("sys.sql_modules", (viewer, _) -> modules(viewer).map(m -> Row.of("object_id", m.id(), "definition", m.text(), "uses_ansi_nulls", true, "uses_quoted_identifier", true, "is_schema_bound", false,
                "uses_database_collation", false, "is_recompiled", false, "null_on_null_input", false, "uses_native_compilation", false, "inline_type", m.kind() == Module.Kind.FUNCTION,
                "is_inlineable", m.kind() == Module.Kind.FUNCTION)));
        catalog.register("sys.sequences", (viewer, _) -> viewer.snapshot().objects().stream().filter(Sequence.class::isInstance).map(Sequence.class::cast).map(s -> sequence(viewer.snapshot(), s)));
    }

    private static Map<String, @Nullable Object> sequence(Snapshot snapshot, Sequence s) {
        Sequence.Definition d = s.definition();
        int type = SystemTypes.id(d.type());
        LongFunction<Variant> value = n -> new Variant(d.type(), Objects.requireNonNull(Conversions.implicit(n, SqlType.BIGINT, d.type())));
        return Row.with(object(snapshot, s), "start_value", value.apply(d.start()), "increment", value.apply(d.increment()), "minimum_value", value.apply(d.minimum()), "maximum_value", value.apply(d.maximum()), "is_cycling", d.cycles(),
                "is_cached", d.cached(), "system_type_id", type, "user_type_id", type, "precision", d.type().precision(), "scale", 0, "current_value", value.apply(s.last().orElse(d.start())), "is_exhausted", false,
                "last_used_value", s.last().isPresent() ? value.apply(s.last().getAsLong()) : null);
    }

    static Stream<Table> tables(Viewer viewer) {
        return viewer.snapshot().objects().stream().filter(Table.class::isInstance).filter(viewer::sees).map(Table.class::cast);
    }

    static Stream<Module> modules(Viewer viewer) {
        return viewer.snapshot().objects().stream().filter(Module.class::isInstance).filter(viewer::sees).map(Module.class::cast);
    }

    /** The twelve columns that all object views begin with. */
    static Map<String, @Nullable Object> object(Snapshot snapshot, SchemaObject o) {
        String type = switch (o) {
            case Module m -> m.kind().code();
            case Table t -> "U";
            case Sequence s -> "SO";
        };
        return part(snapshot, o, o.name(), o.id(), type, o instanceof Module m ? m.watch().map(Module.Watch::parent).orElse(0) : 0);
    }

    private static Map<String, @Nullable Object> part(Snapshot snapshot, SchemaObject owner, String name, int id, String type, int parent) {
        return Row.of("name", name, "object_id", id, "schema_id", snapshot.schemaId(owner.schema()).orElse(1), "parent_object_id", parent, "type", type, "type_desc", description(type), "create_date", owner.created(),
                "modify_date", owner.created(), "is_ms_shipped", false, "is_published", false, "is_schema_published", false);
    }

    static Map<String, @Nullable Object> constraint(Snapshot snapshot, Table table, String name, String type) {
        return part(snapshot, table, name, ObjectIds.constraint(table.id(), name), type, table.id());
    }

    private static Stream<Map<String, @Nullable Object>> objects(Viewer viewer) {
        Snapshot snapshot = viewer.snapshot();
        return snapshot.objects().stream().filter(o -> viewer.sees(o) && !(o instanceof Module m && m.ofNoSchema())).flatMap(o -> Stream.concat(Stream.of(object(snapshot, o)), o instanceof Table t ? constraints(snapshot, t) : Stream.empty()));
    }

    private static Stream<Map<String, @Nullable Object>> constraints(Snapshot snapshot, Table t) {
        TableDefinition d = t.definition();
        return Stream.of(d.keys().stream().filter(TableDefinition.Key::constraint).map(k -> constraint(snapshot, t, k.name(), k.primary() ? "PK" : "UQ")),
                d.checks().stream().map(c -> constraint(snapshot, t, c.name(), "C")), d.foreignKeys().stream().map(f -> constraint(snapshot, t, f.name(), "F")),
                d.columns().stream().flatMap(c -> c.defaultName().stream()).map(n -> constraint(snapshot, t, n, "D"))).flatMap(s -> s);
    }

    private static Stream<Map<String, @Nullable Object>> system(Catalog catalog, Instance instance) {
        Stream<Map<String, @Nullable Object>> views = catalog.views().stream().filter(v -> v.name().split("\\.").length == 2)
                .map(v -> system(instance, v.name().split("\\.")[0], v.name().split("\\.")[1], v.parameters() > 0 ? "IF" : "V"));
        return Stream.concat(views, SystemProcedures.all(instance).map(p -> system(instance, p.schema(), p.name(), p.extended() ? "X" : "P")));
    }

    private static Map<String, @Nullable Object> system(Instance instance, String schema, String name, String type) {
        return Row.of("name", name, "object_id", ObjectIds.system(schema, name), "schema_id", schema.equals("sys") ? 4 : schema.equals("dbo") ? 1 : 3, "parent_object_id", 0, "type", type, "type_desc", description(type),
                "create_date", instance.started(), "modify_date", instance.started(), "is_ms_shipped", true, "is_published", false, "is_schema_published", false);
    }

    private static String description(String type) {
        return switch (type) {
            case "U" -> "USER_TABLE";
            case "SO" -> "SEQUENCE_OBJECT";
            case "PK" -> "PRIMARY_KEY_CONSTRAINT";
            case "UQ" -> "UNIQUE_CONSTRAINT";
            case "C" -> "CHECK_CONSTRAINT";
            case "F" -> "FOREIGN_KEY_CONSTRAINT";
            case "D" -> "DEFAULT_CONSTRAINT";
            case "X" -> "EXTENDED_STORED_PROCEDURE";
            default -> Stream.of(Module.Kind.values()).filter(k -> k.code().equals(type)).map(Module.Kind::description).findFirst().orElse("");
        };
    }
}
