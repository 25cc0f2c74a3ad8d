package io.linkspan.lab.tsql.function.metadata;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.catalog.ObjectIds;
import io.linkspan.lab.engine.catalog.SystemProcedures;
import io.linkspan.lab.engine.catalog.SystemTypes;
import io.linkspan.lab.engine.catalog.View;
import io.linkspan.lab.engine.store.Module;
import io.linkspan.lab.engine.store.SchemaObject;
import io.linkspan.lab.engine.store.Sequence;
import io.linkspan.lab.engine.store.Snapshot;
import io.linkspan.lab.engine.store.Table;
import io.linkspan.lab.engine.store.TableColumn;
import io.linkspan.lab.engine.store.TableDefinition;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.function.Function;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** OBJECT_ID, SCHEMA_NAME, COL_NAME and their relatives. */
final class ObjectFunctions {

    private static final SqlType NAME = SqlType.nvarchar(128);
    private static final SqlType IDENTITY = new SqlType(SqlType.Kind.NUMERIC, 0, 38, 0);

    private ObjectFunctions() {
    }

    static List<Function> all() {
        return List.of(Function.of("OBJECT_ID", 1, 2, SqlType.INT, (v, _, scope) -> Names.text(v, 0).flatMap(n -> id(scope, Names.of(n), Names.text(v, 1).map(t -> t.strip().toUpperCase(Locale.ROOT)))).orElse(null)),
                Function.of("OBJECT_NAME", 1, 2, NAME, (v, _, scope) -> object(scope, v).map(SchemaObject::name).or(() -> system(scope, v).map(n -> n.substring(n.indexOf('.') + 1))).orElse(null)),
                Function.of("OBJECT_SCHEMA_NAME", 1, 2, NAME, (v, _, scope) -> object(scope, v).map(SchemaObject::schema).or(() -> system(scope, v).map(n -> n.substring(0, n.indexOf('.')))).orElse(null)),
                Function.of("OBJECT_DEFINITION", 1, 1, SqlType.nvarchar(SqlType.MAX), (v, _, scope) -> object(scope, v).map(o -> o instanceof Module m ? m.text() : null).orElse(null)),
                Function.of("OBJECTPROPERTY", 2, 2, SqlType.INT, (v, _, scope) -> object(scope, v).flatMap(o -> Names.text(v, 1).map(p -> property(o, p))).orElse(null)),
                Function.of("OBJECTPROPERTYEX", 2, 2, SqlType.INT, (v, _, scope) -> object(scope, v).flatMap(o -> Names.text(v, 1).map(p -> property(o, p))).orElse(null)),
                Function.of("SCHEMA_ID", 0, 1, SqlType.INT, (v, _, scope) -> v.isEmpty() ? (Object) 1 : Names.text(v, 0).flatMap(scope.snapshot(scope.database())::schemaId).orElse(null)),
                Function.of("SCHEMA_NAME", 0, 1, NAME, (v, _, scope) -> v.isEmpty() ? "dbo" : Names.number(v, 0).map(scope.snapshot(scope.database()).schemas()::get).orElse(null)),
                Function.of("COL_NAME", 2, 2, NAME, (v, _, scope) -> object(scope, v.subList(0, 1)).flatMap(o -> Names.number(v, 1).flatMap(n -> column(o, n))).map(TableColumn::name).orElse(null)),
                Function.of("COL_LENGTH", 2, 2, SqlType.of(SqlType.Kind.SMALLINT), (v, _, scope) -> named(scope, v).flatMap(t -> t.columns().stream().filter(c -> Names.text(v, 1).filter(c.name()::equalsIgnoreCase).isPresent()).findFirst())
                        .map(c -> (short) SystemTypes.maxLength(c.type())).orElse(null)),
                Function.of("COLUMNPROPERTY", 3, 3, SqlType.INT, ObjectFunctions::columnProperty),
                Function.of("TYPE_ID", 1, 1, SqlType.INT, (v, _, _) -> Names.text(v, 0).flatMap(SystemTypes::id).orElse(null)),
                Function.of("TYPE_NAME", 1, 1, NAME, (v, _, _) -> Names.number(v, 0).flatMap(SystemTypes::name).orElse(null)),
                Function.of("IDENT_CURRENT", 1, 1, IDENTITY, (v, _, scope) -> identity(scope, v).map(t -> BigDecimal.valueOf(t.identity().last().orElse(identity(t).seed()))).orElse(null)),
                Function.of("IDENT_SEED", 1, 1, IDENTITY, (v, _, scope) -> identity(scope, v).map(t -> BigDecimal.valueOf(identity(t).seed())).orElse(null)),
                Function.of("IDENT_INCR", 1, 1, IDENTITY, (v, _, scope) -> identity(scope, v).map(t -> BigDecimal.valueOf(identity(t).increment())).orElse(null)));
    }

    private static Optional<Integer> id(Scope scope, Names name, Optional<String> type) {
        Optional<Database> database = name.database(scope);
        if (database.isEmpty() || name.parts().size() > 4) {
            return Optional.empty();
        }
        if (name.name().startsWith("#")) {
            return scope.temporary().find("dbo", name.name()).map(SchemaObject::id);
        }
        Snapshot snapshot = scope.snapshot(database.get());
        Optional<Integer> user = snapshot.find(name.schema().isEmpty() ? "dbo" : name.schema(), name.name()).filter(o -> type.isEmpty() || type.get().equals(o instanceof Module m ? m.kind().code() : o instanceof Sequence ? "SO" : "U")).map(SchemaObject::id);
        return user.or(() -> constraint(snapshot, name, type)).or(() -> type.filter(t -> !List.of("V", "P", "X", "IF", "S", "PC").contains(t)).isPresent() ? Optional.empty() : systemId(scope, database.get(), name));
    }

    private static Optional<Integer> constraint(Snapshot snapshot, Names name, Optional<String> type) {
        return snapshot.objects().stream().filter(Table.class::isInstance).map(o -> ((Table) o).definition()).filter(t -> constraints(t, type).anyMatch(name.name()::equalsIgnoreCase))
                .map(t -> ObjectIds.constraint(t.id(), name.name())).findFirst();
    }

    private static Stream<String> constraints(TableDefinition t, Optional<String> type) {
        Map<String, Stream<String>> all = Map.of("PK", t.keys().stream().filter(k -> k.constraint() && k.primary()).map(TableDefinition.Key::name), "UQ", t.keys().stream().filter(k -> k.constraint() && !k.primary()).map(TableDefinition.Key::name),
                "C", t.checks().stream().map(TableDefinition.Check::name), "F", t.foreignKeys().stream().map(TableDefinition.ForeignKey::name), "D", t.columns().stream().flatMap(c -> c.defaultName().stream()));
        return all.entrySet().stream().filter(e -> type.isEmpty() || type.get().equals(e.getKey())).flatMap(Map.Entry::getValue);
    }

    private static Optional<Integer> systemId(Scope scope, Database database, Names name) {
        String schema = name.schema().isEmpty() ? "sys" : name.schema();
        Optional<Integer> view = scope.instance().catalog().find(database.name(), schema, name.name()).map(v -> ObjectIds.system(schema, name.name()));
        return view.or(() -> SystemProcedures.all(scope.instance()).filter(p -> p.name().equalsIgnoreCase(name.name()) && (p.schema().equalsIgnoreCase(schema) || name.schema().isEmpty() || schema.equalsIgnoreCase("dbo")))
                .filter(p -> !p.extended() || database.id() == 1).map(p -> ObjectIds.system(p.schema(), p.name())).findFirst());
    }

    private static Optional<SchemaObject> object(Scope scope, List<@Nullable Object> v) {
        Optional<Database> database = v.size() > 1 && v.get(1) instanceof Number n ? scope.instance().databases().find(n.intValue()) : Optional.of(scope.database());
        return Names.number(v, 0).flatMap(id -> database.flatMap(d -> scope.snapshot(d).find(id)).or(() -> scope.temporary().find(id)));
    }

    /** {@code sys.databases} for the id of a system object. */
    private static Optional<String> system(Scope scope, List<@Nullable Object> v) {
        return Names.number(v, 0).filter(n -> n < 0).flatMap(id -> Stream.concat(scope.instance().catalog().views().stream().map(View::name).filter(n -> n.split("\\.").length == 2),
                SystemProcedures.all(scope.instance()).map(p -> p.schema() + "." + p.name())).filter(n -> ObjectIds.system(n.substring(0, n.indexOf('.')), n.substring(n.indexOf('.') + 1)) == id).findFirst());
    }

    private static Optional<TableColumn> column(SchemaObject o, int number) {
        return o instanceof Table t && number >= 1 && number <= t.columns().size() ? Optional.of(t.columns().get(number - 1)) : Optional.empty();
    }

    private static Optional<Table> named(Scope scope, List<@Nullable Object> v) {
        return Names.text(v, 0).map(Names::of).flatMap(n -> n.name().startsWith("#") ? scope.temporary().table("dbo", n.name())
                : n.database(scope).flatMap(d -> scope.snapshot(d).table(n.schema().isEmpty() ? "dbo" : n.schema(), n.name())));
    }

    private static Optional<Table> identity(Scope scope, List<@Nullable Object> v) {
        return named(scope, v).filter(t -> t.definition().identityColumn().isPresent());
    }

    private static TableColumn.Identity identity(Table t) {
        return t.columns().get(t.definition().identityColumn().orElseThrow()).identity().orElseThrow();
    }

    private static @Nullable Object columnProperty(List<@Nullable Object> v, List<SqlType> types, Scope scope) {
        Optional<Table> table = object(scope, v.subList(0, 1)).filter(Table.class::isInstance).map(Table.class::cast);
        int at = table.map(t -> t.definition().ordinal(Names.text(v, 1).orElse(""))).orElse(-1);
        if (at < 0) {
            return null;
        }
        TableColumn c = table.orElseThrow().columns().get(at);
        return switch (Names.text(v, 2).orElse("").toUpperCase(Locale.ROOT)) {
            case "ALLOWSNULL" -> c.nullable() ? 1 : 0;
            case "COLUMNID" -> at + 1;
            case "ISIDENTITY" -> c.identity().isPresent() ? 1 : 0;
            case "ISCOMPUTED" -> c.computed().isPresent() ? 1 : 0;
            case "PRECISION" -> c.type().isText() || c.type().isBinary() ? c.type().length() : SystemTypes.precision(c.type());
            case "SCALE" -> SystemTypes.scale(c.type());
            default -> null;
        };
    }

    private static @Nullable Integer property(SchemaObject o, String name) {
        String type = o instanceof Module m ? m.kind().code() : o instanceof Sequence ? "SO" : "U";
        boolean table = o instanceof Table;
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "ISTABLE", "ISUSERTABLE" -> table ? 1 : 0;
            case "ISVIEW" -> type.equals("V") ? 1 : 0;
            case "ISPROCEDURE" -> type.equals("P") ? 1 : 0;
            case "ISTRIGGER" -> type.equals("TR") ? 1 : 0;
            case "ISMSSHIPPED", "ISSYSTEMTABLE" -> 0;
            case "TABLEHASIDENTITY" -> o instanceof Table t ? t.definition().identityColumn().isPresent() ? 1 : 0 : null;
            case "TABLEHASPRIMARYKEY" -> o instanceof Table t ? t.definition().primaryKey().isPresent() ? 1 : 0 : null;
            case "CARDINALITY" -> o instanceof Table t ? (int) t.rows().count() : null;
            default -> null;
        };
    }

}
