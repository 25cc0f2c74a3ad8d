package io.linkspan.lab.tsql.admin;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.store.Module;
import io.linkspan.lab.engine.store.SchemaObject;
import io.linkspan.lab.engine.store.Table;
import io.linkspan.lab.engine.store.TableColumn;
import io.linkspan.lab.engine.store.TableDefinition;
import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.ResultSink.StatementKind;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.rows.LikePattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The catalog procedures that drivers call for their metadata (T-SQL reference, Catalog stored procedures). */
final class MetadataProcedures {

    static final List<Procedure> ALL = List.of(
            new Procedure("sp_databases", List.of(), false, (a, scope) -> databases(scope)),
            new Procedure("sp_tables", names("@table_name", "@table_owner", "@table_qualifier", "@table_type", "@fusepattern"), false, MetadataProcedures::tables),
            new Procedure("sp_columns", names("@table_name", "@table_owner", "@table_qualifier", "@column_name", "@odbcver", "@fusepattern"), false, MetadataProcedures::columns),
            new Procedure("sp_columns_100", names("@table_name", "@table_owner", "@table_qualifier", "@column_name", "@namescope", "@odbcver", "@fusepattern"), false, MetadataProcedures::columns),
            new Procedure("sp_pkeys", names("@table_name", "@table_owner", "@table_qualifier"), false, MetadataProcedures::primaryKeys));

    private MetadataProcedures() {
    }

    private static List<Procedure.Parameter> names(String... names) {
        return Stream.of(names).map(n -> Procedure.Parameter.optional(n, n.equals("@odbcver") || n.equals("@namescope") ? SqlType.INT : n.equals("@fusepattern") ? SqlType.BIT : SqlType.nvarchar(384))).toList();
    }

    private static int databases(Scope scope) {
        send(scope, List.of(new Column("DATABASE_NAME", SqlType.SYSNAME), new Column("DATABASE_SIZE", SqlType.INT), new Column("REMARKS", SqlType.varchar(254))),
                scope.instance().databases().all().stream().sorted(Comparator.comparing(Database::name)).map(d -> new Object[] {d.name(), (int) (d.dataBytes() / 1024), null}).toList());
        return 0;
    }

    private static int tables(Procedure.Arguments a, Scope scope) {
        List<Object[]> rows = new ArrayList<>();
        String types = a.text("@table_type").orElse("'TABLE','VIEW'");
        for (SchemaObject object : objects(a, scope)) {
            String type = object instanceof Table ? "TABLE" : object instanceof Module m && m.kind() == Module.Kind.VIEW ? "VIEW" : "";
            if (!type.isEmpty() && types.contains("'" + type + "'")) {
                rows.add(new Object[] {scope.database().name(), object.schema(), object.name(), type, null});
            }
        }
        send(scope, List.of(new Column("TABLE_QUALIFIER", SqlType.SYSNAME), new Column("TABLE_OWNER", SqlType.SYSNAME), new Column("TABLE_NAME", SqlType.SYSNAME), new Column("TABLE_TYPE", SqlType.varchar(32)),
                new Column("REMARKS", SqlType.varchar(254))), rows);
        return 0;
    }

    private static int columns(Procedure.Arguments a, Scope scope) {
        List<Object[]> rows = new ArrayList<>();
        for (SchemaObject object : objects(a, scope)) {
            if (object instanceof Table table) {
                for (int i = 0; i < table.columns().size(); i++) {
                    TableColumn column = table.columns().get(i);
                    if (matches(a.text("@column_name"), column.name(), scope)) {
                        rows.add(describe(scope.database().name(), table, column, i + 1));
                    }
                }
            }
        }
        send(scope, COLUMNS, rows);
        return 0;
    }

    private static final List<Column> COLUMNS = List.of(new Column("TABLE_QUALIFIER", SqlType.SYSNAME), new Column("TABLE_OWNER", SqlType.SYSNAME), new Column("TABLE_NAME", SqlType.SYSNAME),
            new Column("COLUMN_NAME", SqlType.SYSNAME), new Column("DATA_TYPE", SqlType.SMALLINT), new Column("TYPE_NAME", SqlType.SYSNAME), new Column("PRECISION", SqlType.INT), new Column("LENGTH", SqlType.INT),
            new Column("SCALE", SqlType.SMALLINT), new Column("RADIX", SqlType.SMALLINT), new Column("NULLABLE", SqlType.SMALLINT), new Column("REMARKS", SqlType.varchar(254)),
            new Column("COLUMN_DEF", SqlType.nvarchar(4000)), new Column("SQL_DATA_TYPE", SqlType.SMALLINT), new Column("SQL_DATETIME_SUB", SqlType.SMALLINT), new Column("CHAR_OCTET_LENGTH", SqlType.INT),
            new Column("ORDINAL_POSITION", SqlType.INT), new Column("IS_NULLABLE", SqlType.varchar(254)), new Column("SS_IS_SPARSE", SqlType.SMALLINT), new Column("SS_IS_COLUMN_SET", SqlType.SMALLINT),
            new Column("SS_IS_COMPUTED", SqlType.SMALLINT), new Column("SS_IS_IDENTITY", SqlType.SMALLINT), new Column("SS_UDT_CATALOG_NAME", SqlType.SYSNAME), new Column("SS_UDT_SCHEMA_NAME", SqlType.SYSNAME),
            new Column("SS_UDT_ASSEMBLY_TYPE_NAME", SqlType.nvarchar(4000)), new Column("SS_XML_SCHEMACOLLECTION_CATALOG_NAME", SqlType.SYSNAME),
            new Column("SS_XML_SCHEMACOLLECTION_SCHEMA_NAME", SqlType.SYSNAME), new Column("SS_XML_SCHEMACOLLECTION_NAME", SqlType.SYSNAME), new Column("SS_DATA_TYPE", SqlType.TINYINT));

    private static @Nullable Object[] describe(String database, Table table, TableColumn c, int ordinal) {
        OdbcType type = OdbcType.of(c.type());
        @Nullable Object[] row = new Object[COLUMNS.size()];
        Object[] first = {database, table.schema(), table.name(), c.name(), type.code(), c.type().kind().name().toLowerCase(java.util.Locale.ROOT) + (c.identity().isPresent() ? " identity" : ""), type.precision(), type.length(),
            type.scale().orElse(null), type.scale().isPresent() ? (Object) (short) 10 : null, (short) (c.nullable() ? 1 : 0), null, c.defaultText().orElse(null), type.code(), null, type.octets().orElse(null), ordinal, c.nullable() ? "YES" : "NO",
            (short) 0, (short) 0, (short) (c.computed().isPresent() ? 1 : 0), (short) (c.identity().isPresent() ? 1 : 0)};
        System.arraycopy(first, 0, row, 0, first.length);
        row[row.length - 1] = type.tds();
        return row;
    }

    private static int primaryKeys(Procedure.Arguments a, Scope scope) {
        List<Object[]> rows = new ArrayList<>();
        for (SchemaObject object : objects(a, scope)) {
            if (object instanceof Table table) {
                Optional<TableDefinition.Key> key = table.definition().primaryKey();
                for (int i = 0; key.isPresent() && i < key.get().columns().size(); i++) {
                    rows.add(new Object[] {scope.database().name(), table.schema(), table.name(), table.columns().get(key.get().columns().get(i)).name(), (short) (i + 1), key.get().name()});
                }
            }
        }
        send(scope, List.of(new Column("TABLE_QUALIFIER", SqlType.SYSNAME), new Column("TABLE_OWNER", SqlType.SYSNAME), new Column("TABLE_NAME", SqlType.SYSNAME), new Column("COLUMN_NAME", SqlType.SYSNAME),
                new Column("KEY_SEQ", SqlType.SMALLINT), new Column("PK_NAME", SqlType.SYSNAME)), rows);
        return 0;
    }

    private static List<SchemaObject> objects(Procedure.Arguments a, Scope scope) {
        return scope.snapshot(scope.database()).objects().stream().filter(o -> matches(a.text("@table_name"), o.name(), scope) && matches(a.text("@table_owner"), o.schema(), scope))
                .sorted(Comparator.comparing(SchemaObject::schema).thenComparing(SchemaObject::name)).toList();
    }

    private static boolean matches(Optional<String> pattern, String name, Scope scope) {
        return pattern.map(p -> LikePattern.of(p, "\\", scope.database().collation()).matches(name)).orElse(true);
    }

    private static void send(Scope scope, List<Column> columns, List<Object[]> rows) {
        scope.out().columns(columns);
        rows.forEach(scope.out()::row);
        scope.out().done(StatementKind.SELECT, rows.size());
    }
}
