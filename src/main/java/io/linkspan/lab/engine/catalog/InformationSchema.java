package io.linkspan.lab.engine.catalog;

import io.linkspan.lab.engine.store.Module;
import io.linkspan.lab.engine.store.SchemaObject;
import io.linkspan.lab.engine.store.Table;
import io.linkspan.lab.engine.store.TableColumn;
import io.linkspan.lab.engine.store.TableDefinition.Key;
import io.linkspan.lab.engine.type.SqlType;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The INFORMATION_SCHEMA views. */
final class InformationSchema {

    private InformationSchema() {
    }

    static void register(Catalog catalog) {
        catalog.register("INFORMATION_SCHEMA.SCHEMATA", (viewer, _) -> viewer.snapshot().schemas().values().stream().map(s -> Row.of("CATALOG_NAME", viewer.database().name(), "SCHEMA_NAME", s, "SCHEMA_OWNER", "dbo",
                "DEFAULT_CHARACTER_SET_NAME", "iso_1")));
        catalog.register("INFORMATION_SCHEMA.TABLES", (viewer, _) -> viewer.snapshot().objects().stream().filter(o -> o instanceof Table || o instanceof Module m && m.kind() == Module.Kind.VIEW)
                .map(o -> Row.with(named(viewer, "TABLE", o), "TABLE_TYPE", o instanceof Table ? "BASE TABLE" : "VIEW")));
        catalog.register("INFORMATION_SCHEMA.VIEWS", (viewer, _) -> ObjectViews.modules(viewer).filter(m -> m.kind() == Module.Kind.VIEW)
                .map(m -> Row.with(named(viewer, "TABLE", m), "VIEW_DEFINITION", m.text(), "CHECK_OPTION", "NONE", "IS_UPDATABLE", "NO")));
        catalog.register("INFORMATION_SCHEMA.ROUTINES", (viewer, _) -> ObjectViews.modules(viewer).filter(m -> m.kind() == Module.Kind.PROCEDURE || m.kind() == Module.Kind.FUNCTION)
                .map(m -> Row.with(Row.with(named(viewer, "ROUTINE", m), "ROUTINE_TYPE", m.kind().name()), "SPECIFIC_CATALOG", viewer.database().name(), "SPECIFIC_SCHEMA", m.schema(), "SPECIFIC_NAME", m.name())));
        catalog.register("INFORMATION_SCHEMA.COLUMNS", (viewer, _) -> ObjectViews.tables(viewer).flatMap(t -> IntStream.range(0, t.columns().size()).mapToObj(i -> column(viewer, t, i))));
        catalog.register("INFORMATION_SCHEMA.TABLE_CONSTRAINTS", (viewer, _) -> ObjectViews.tables(viewer).flatMap(t -> Stream.of(
                t.definition().keys().stream().filter(Key::constraint).map(k -> constraint(viewer, t, k.name(), k.primary() ? "PRIMARY KEY" : "UNIQUE")),
                t.definition().checks().stream().map(c -> constraint(viewer, t, c.name(), "CHECK")),
                t.definition().foreignKeys().stream().map(f -> constraint(viewer, t, f.name(), "FOREIGN KEY"))).flatMap(s -> s)));
        catalog.register("INFORMATION_SCHEMA.KEY_COLUMN_USAGE", (viewer, _) -> ObjectViews.tables(viewer).flatMap(t -> t.definition().keys().stream().filter(Key::constraint).flatMap(k -> IntStream.range(0, k.columns().size())
                .mapToObj(i -> Row.with(constraint(viewer, t, k.name(), ""), "COLUMN_NAME", t.columns().get(k.columns().get(i)).name(), "ORDINAL_POSITION", i + 1)))));
    }

    private static Map<String, @Nullable Object> named(Viewer viewer, String kind, SchemaObject o) {
        return Row.of(kind + "_CATALOG", viewer.database().name(), kind + "_SCHEMA", o.schema(), kind + "_NAME", o.name());
    }

    private static Map<String, @Nullable Object> constraint(Viewer viewer, Table t, String name, String type) {
        return Row.with(named(viewer, "TABLE", t), "CONSTRAINT_CATALOG", viewer.database().name(), "CONSTRAINT_SCHEMA", t.schema(), "CONSTRAINT_NAME", name, "CONSTRAINT_TYPE", type, "IS_DEFERRABLE", "NO",
                "INITIALLY_DEFERRED", "NO");
    }

    private static Map<String, @Nullable Object> column(Viewer viewer, Table t, int i) {
        TableColumn c = t.columns().get(i);
        SqlType type = c.type();
        boolean sized = type.isText() || type.isBinary();
        boolean unicode = type.kind() == SqlType.Kind.NCHAR || type.kind() == SqlType.Kind.NVARCHAR;
        boolean number = !sized && SystemTypes.precision(type) > 0 && !type.kind().name().contains("DATE") && !type.kind().name().contains("TIME") && type.kind() != SqlType.Kind.BIT;
        boolean moment = type.kind().name().startsWith("DATE") || type.kind() == SqlType.Kind.TIME;
        return Row.with(named(viewer, "TABLE", t), "COLUMN_NAME", c.name(), "ORDINAL_POSITION", i + 1, "COLUMN_DEFAULT", c.defaultText().map(d -> "(" + d + ")").orElse(null), "IS_NULLABLE", c.nullable() ? "YES" : "NO",
                "DATA_TYPE", type.kind().name().toLowerCase(Locale.ROOT), "CHARACTER_MAXIMUM_LENGTH", sized ? type.length() : null,
                "CHARACTER_OCTET_LENGTH", sized ? type.length() == SqlType.MAX ? -1 : unicode ? 2 * type.length() : type.length() : null, "NUMERIC_PRECISION", number ? SystemTypes.precision(type) : null,
                "NUMERIC_PRECISION_RADIX", number ? 10 : null, "NUMERIC_SCALE", number ? SystemTypes.scale(type) : null, "DATETIME_PRECISION", moment ? SystemTypes.scale(type) : null,
                "CHARACTER_SET_NAME", type.isText() ? unicode ? "UNICODE" : "iso_1" : null, "COLLATION_NAME", ColumnViews.collation(viewer, type));
    }
}
