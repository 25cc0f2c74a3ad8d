package io.linkspan.lab.tsql.admin;

import io.linkspan.lab.engine.store.Table;
import io.linkspan.lab.engine.store.TableColumn;
import io.linkspan.lab.engine.store.TableDefinition.Check;
import io.linkspan.lab.engine.store.TableDefinition.ForeignKey;
import io.linkspan.lab.engine.store.TableDefinition.Key;
import io.linkspan.lab.engine.store.TableDefinition;
import io.linkspan.lab.engine.type.Collation;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.ColumnDefinition;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.Constraint;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.KeyColumn;
import io.linkspan.lab.tsql.syntax.DefinitionStatement;
import io.linkspan.lab.tsql.syntax.ObjectName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Turns what CREATE TABLE and its relatives say into a {@link TableDefinition}; it looks at nothing but the statement and the tables that foreign keys name. */
public final class TableDefinitions {

    private TableDefinitions() {
    }

    /**
     * A new table.
     *
     * @param names      by which names of columns are equal
     * @param computed   type of a computed column, by its expression
     * @param referenced finds the table of a foreign key
     * @throws io.linkspan.lab.engine.type.ServerError 2705, 2715, 8110, 1767, 1911 and their like
     */
    public static TableDefinition create(DefinitionStatement.CreateTable statement, int id, String schema, Instant now, Collation names, Function<ColumnDefinition, SqlType> computed, Function<ObjectName, Optional<Table>> referenced) {
        String name = statement.name().name();
        TableDefinition empty = new TableDefinition(id, schema, name, now, List.of(), List.of(), List.of(), List.of());
        return add(empty, names, statement.columns(), statement.constraints(), computed, referenced);
    }

    /** ALTER TABLE … ADD, and the columns of a new table. */
    public static TableDefinition add(TableDefinition table, Collation names, List<ColumnDefinition> columns, List<Constraint> constraints, Function<ColumnDefinition, SqlType> computed, Function<ObjectName, Optional<Table>> referenced) {
        List<Constraint> all = new ArrayList<>();
        columns.forEach(c -> c.constraints().forEach(k -> all.add(onColumn(k, c.name()))));
        all.addAll(constraints);
        List<TableColumn> definitions = new ArrayList<>(table.columns());
        Set<String> known = new HashSet<>(table.columns().stream().map(c -> names.key(c.name())).toList());
        for (ColumnDefinition c : columns) {
            if (!known.add(names.key(c.name()))) {
                throw DefinitionErrors.repeatedColumn(c.name(), table.name());
            }
            definitions.add(column(table, c, all, computed));
        }
        if (definitions.stream().filter(c -> c.identity().isPresent()).count() > 1) {
            throw DefinitionErrors.severalIdentities(table.name());
        }
        TableDefinition result = table.withColumns(definitions);
        for (Constraint constraint : all) {
            result = constrain(result, constraint, referenced);
        }
        return result;
    }

    /** One column as ALTER COLUMN sets it: name, identity, default and computation stay. */
    public static TableDefinition alterColumn(TableDefinition table, ColumnDefinition change) {
        int at = ordinal(table, change.name());
        TableColumn old = table.columns().get(at);
        List<TableColumn> columns = new ArrayList<>(table.columns());
        columns.set(at, new TableColumn(old.name(), change.type().orElseThrow().type(), change.nullable().orElse(true), old.identity(), old.defaultName(), old.defaultText(), old.computed()));
        return table.withColumns(columns);
    }

    /** @throws io.linkspan.lab.engine.type.ServerError 1913 for a name that the table has */
    public static TableDefinition addIndex(TableDefinition table, DefinitionStatement.CreateIndex index) {
        demandFree(table, index.name());
        if (index.clustered() && table.keys().stream().anyMatch(Key::clustered)) {
            throw DefinitionErrors.severalClustered(table.schema() + "." + table.name(), table.keys().stream().filter(Key::clustered).findFirst().orElseThrow().name());
        }
        return withKey(table, new Key(index.name(), false, index.unique() && index.where().isEmpty(), index.clustered(), false, ordinals(table, index.columns().stream().map(KeyColumn::name).toList())));
    }

    /** Takes away a constraint or index by name; empty if the table has none of that name. */
    public static Optional<TableDefinition> dropConstraint(TableDefinition table, String name) {
        TableDefinition result = table.withKeys(table.keys().stream().filter(k -> !k.name().equalsIgnoreCase(name)).toList()).withChecks(table.checks().stream().filter(c -> !c.name().equalsIgnoreCase(name)).toList())
                .withForeignKeys(table.foreignKeys().stream().filter(f -> !f.name().equalsIgnoreCase(name)).toList())
                .withColumns(table.columns().stream().map(c -> c.defaultName().filter(name::equalsIgnoreCase).isPresent() ? withDefault(c, Optional.empty(), Optional.empty()) : c).toList());
        return result.equals(table) ? Optional.empty() : Optional.of(result);
    }

    /** Takes away a column; the caller drops the value from the rows. @throws io.linkspan.lab.engine.type.ServerError 5074, 4922 while something depends on it */
    public static TableDefinition dropColumn(TableDefinition table, String name) {
        int at = ordinal(table, name);
        Optional<String> dependent = dependents(table, at);
        if (dependent.isPresent()) {
            throw DefinitionErrors.dependsOnColumn(dependent.get(), name);
        }
        return table.withColumns(IntStream.range(0, table.columns().size()).filter(i -> i != at).mapToObj(table.columns()::get).toList())
                .withKeys(table.keys().stream().map(k -> new Key(k.name(), k.primary(), k.unique(), k.clustered(), k.constraint(), shifted(k.columns(), at))).toList())
                .withForeignKeys(table.foreignKeys().stream().map(f -> new ForeignKey(f.name(), shifted(f.columns(), at), f.referencedTable(), f.referencedColumns(), f.onDelete(), f.onUpdate())).toList());
    }

    private static Optional<String> dependents(TableDefinition table, int at) {
        return table.keys().stream().filter(k -> k.columns().contains(at)).map(Key::name).findFirst()
                .or(() -> table.foreignKeys().stream().filter(f -> f.columns().contains(at)).map(ForeignKey::name).findFirst())
                .or(() -> table.columns().get(at).defaultName())
                .or(() -> table.checks().stream().filter(c -> c.expression().toUpperCase(Locale.ROOT).contains(table.columns().get(at).name().toUpperCase(Locale.ROOT))).map(Check::name).findFirst());
    }

    private static List<Integer> shifted(List<Integer> columns, int gone) {
        return columns.stream().map(c -> c > gone ? c - 1 : c).toList();
    }

    private static TableColumn column(TableDefinition table, ColumnDefinition c, List<Constraint> all, Function<ColumnDefinition, SqlType> computed) {
        SqlType type = c.computed().isPresent() ? computed.apply(c) : c.type().orElseThrow().type();
        Optional<DefinitionStatement.Default> initial = all.stream().filter(DefinitionStatement.Default.class::isInstance).map(DefinitionStatement.Default.class::cast).filter(d -> d.column().equalsIgnoreCase(c.name())).findFirst();
        boolean inPrimaryKey = all.stream().anyMatch(k -> k instanceof DefinitionStatement.Key key && key.primary() && key.columns().stream().anyMatch(n -> n.name().equalsIgnoreCase(c.name())));
        if (inPrimaryKey && c.nullable().orElse(false)) {
            throw DefinitionErrors.primaryKeyOnNullable(table.name());
        }
        return new TableColumn(c.name(), type, !inPrimaryKey && c.identity().isEmpty() && c.nullable().orElse(true), c.identity().map(i -> new TableColumn.Identity(i.seed(), i.increment())),
                initial.map(d -> d.name().orElseGet(() -> made("DF", table.name(), c.name()))), initial.map(DefinitionStatement.Default::text), c.computed().map(DefinitionStatement.Computed::text));
    }

    private static Constraint onColumn(Constraint constraint, String column) {
        return switch (constraint) {
            case DefinitionStatement.Key k when k.columns().isEmpty() -> new DefinitionStatement.Key(k.name(), k.primary(), k.clustered(), List.of(new KeyColumn(column, false)));
            case DefinitionStatement.ForeignKey f when f.columns().isEmpty() -> new DefinitionStatement.ForeignKey(f.name(), List.of(column), f.table(), f.referenced(), f.onDelete(), f.onUpdate());
            case DefinitionStatement.Default d when d.column().isEmpty() -> new DefinitionStatement.Default(d.name(), d.value(), d.text(), column);
            default -> constraint;
        };
    }

    private static TableDefinition constrain(TableDefinition table, Constraint constraint, Function<ObjectName, Optional<Table>> referenced) {
        constraint.name().ifPresent(n -> demandFree(table, n));
        return switch (constraint) {
            case DefinitionStatement.Key k -> key(table, k);
            case DefinitionStatement.Check c -> {
                List<Check> checks = new ArrayList<>(table.checks());
                checks.add(new Check(c.name().orElseGet(() -> made("CK", table.name(), String.valueOf(checks.size()))), c.text()));
                yield table.withChecks(checks);
            }
            case DefinitionStatement.ForeignKey f -> {
                List<ForeignKey> keys = new ArrayList<>(table.foreignKeys());
                keys.add(foreignKey(table, f, referenced));
                yield table.withForeignKeys(keys);
            }
            case DefinitionStatement.Default d -> {
                int at = ordinal(table, d.column());
                List<TableColumn> columns = new ArrayList<>(table.columns());
                columns.set(at, withDefault(columns.get(at), Optional.of(d.name().or(() -> columns.get(at).defaultName()).orElseGet(() -> made("DF", table.name(), d.column()))), Optional.of(d.text())));
                yield table.withColumns(columns);
            }
        };
    }

    private static TableDefinition key(TableDefinition table, DefinitionStatement.Key k) {
        if (k.primary() && table.primaryKey().isPresent()) {
            throw DefinitionErrors.severalPrimaryKeys(table.name());
        }
        List<Integer> columns = ordinals(table, k.columns().stream().map(KeyColumn::name).toList());
        if (k.primary() && columns.stream().anyMatch(i -> table.columns().get(i).nullable())) {
            throw DefinitionErrors.primaryKeyOnNullable(table.name());
        }
        boolean clustered = k.clustered().orElse(k.primary()) && table.keys().stream().noneMatch(Key::clustered);
        return withKey(table, new Key(k.name().orElseGet(() -> made(k.primary() ? "PK" : "UQ", table.name(), columns.toString())), k.primary(), true, clustered, true, columns));
    }

    private static ForeignKey foreignKey(TableDefinition table, DefinitionStatement.ForeignKey f, Function<ObjectName, Optional<Table>> referenced) {
        String name = f.name().orElseGet(() -> made("FK", table.name(), f.columns().toString()));
        boolean self = f.table().name().equalsIgnoreCase(table.name()) && (f.table().schema().isEmpty() || f.table().schema().equalsIgnoreCase(table.schema()));
        TableDefinition target = self ? table : referenced.apply(f.table()).map(Table::definition).orElseThrow(() -> DefinitionErrors.noReferencedTable(name, f.table().toString()));
        List<Integer> columns = f.referenced().isEmpty() ? target.primaryKey().map(Key::columns).orElse(List.of()) : ordinals(target, f.referenced());
        if (target.keys().stream().noneMatch(k -> k.unique() && k.columns().size() == columns.size() && k.columns().containsAll(columns))) {
            throw DefinitionErrors.noReferencedKey(f.table().toString(), name);
        }
        return new ForeignKey(name, ordinals(table, f.columns()), target.id(), columns, f.onDelete().replace(' ', '_'), f.onUpdate().replace(' ', '_'));
    }

    private static TableColumn withDefault(TableColumn c, Optional<String> name, Optional<String> text) {
        return new TableColumn(c.name(), c.type(), c.nullable(), c.identity(), name, text, c.computed());
    }

    private static TableDefinition withKey(TableDefinition table, Key key) {
        List<Key> keys = new ArrayList<>(table.keys());
        keys.add(key);
        return table.withKeys(keys);
    }

    private static void demandFree(TableDefinition table, String name) {
        if (table.keys().stream().anyMatch(k -> k.name().equalsIgnoreCase(name))) {
            throw DefinitionErrors.indexExists(name, table.schema() + "." + table.name());
        }
    }

    private static List<Integer> ordinals(TableDefinition table, List<String> names) {
        return names.stream().map(n -> ordinal(table, n)).toList();
    }

    private static int ordinal(TableDefinition table, String name) {
        int at = table.ordinal(name);
        if (at < 0) {
            throw DefinitionErrors.noSuchColumn(name);
        }
        return at;
    }

    /** A name as the server makes them: kind, the beginnings of table and column, hexadecimal digits. */
    private static String made(String kind, String table, String rest) {
        String digits = "%08X".formatted((table + "." + rest).hashCode());
        return kind.equals("PK") || kind.equals("UQ") ? kind + "__" + cut(table, 8) + "__" + digits + "%08X".formatted(rest.hashCode() * 31 + table.hashCode())
                : kind + "__" + cut(table, 9) + "__" + cut(rest.replaceAll("\\W", ""), 5) + "__" + digits;
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
