package io.linkspan.lab.tsql.define;

import io.linkspan.lab.engine.store.Table;
import io.linkspan.lab.engine.store.TableColumn;
import io.linkspan.lab.engine.store.TableDefinition;
import io.linkspan.lab.engine.type.Conversions;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.change.RowValues;
import io.linkspan.lab.tsql.syntax.DefinitionStatement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** ALTER TABLE and indexes (T-SQL reference, ALTER TABLE, CREATE INDEX). */
public record TableChanges(Ground ground) {

    public void alter(DefinitionStatement.AlterTable alter) {
        Table table = ground.demand(alter.table());
        switch (alter.action()) {
            case DefinitionStatement.AddToTable a -> add(table, a);
            case DefinitionStatement.AlterColumn c -> change(table, c);
            case DefinitionStatement.DropFromTable d -> d.parts().forEach(p -> drop(ground.demand(alter.table()), p));
            case DefinitionStatement.SwitchConstraints s -> throw ServerError.of(40000, 16, 1, "The lab keeps all constraints on.");
            case DefinitionStatement.SwitchTriggers s -> throw ServerError.of(40000, 16, 1, "The lab runs no triggers.");
            case DefinitionStatement.TableOptions o -> {
                // storage options change nothing that the lab has
            }
        }
    }

    private void add(Table table, DefinitionStatement.AddToTable add) {
        List<TableColumn> columns = new NewTable(ground).columns(add.columns(), table.columns());
        List<DefinitionStatement.Constraint> constraints = new ArrayList<>(add.columns().stream().flatMap(c -> c.constraints().stream()).toList());
        constraints.addAll(add.constraints());
        TableDefinition definition = new Constraints(ground, table.definition().withColumns(columns)).with(constraints);
        List<TableColumn> fresh = definition.columns().subList(table.columns().size(), columns.size());
        for (TableColumn c : fresh) {
            if (!c.nullable() && c.defaultText().isEmpty() && c.identity().isEmpty() && c.computed().isEmpty() && table.rows().count() > 0) {
                throw ServerError.of(4901, 16, 1, "ALTER TABLE only allows columns to be added that can contain nulls, or have a DEFAULT definition specified, or the column being added is an identity or timestamp column, or alternatively if none of the previous conditions are satisfied the table must be empty to allow addition of this column. Column '"
                        + c.name() + "' cannot be added to non-empty table '" + table.name() + "' because it does not satisfy these conditions.");
            }
        }
        RowValues values = new RowValues(ground.environment(), definition, ground.work());
        rewrite(table, definition, row -> values.extended(row, table.columns().size()));
    }

    private void change(Table table, DefinitionStatement.AlterColumn alter) {
        int column = table.definition().ordinal(alter.column().name());
        if (column < 0) {
            throw ServerError.of(4924, 16, 1, "ALTER TABLE ALTER COLUMN failed because column '" + alter.column().name() + "' does not exist in table '" + table.name() + "'.");
        }
        TableColumn before = table.columns().get(column);
        TableColumn asked = NewTable.plain(alter.column());
        List<TableColumn> columns = new ArrayList<>(table.columns());
        columns.set(column, new TableColumn(before.name(), asked.type(), asked.nullable(), before.identity(), before.defaultName(), before.defaultText(), before.computed()));
        SqlType to = asked.type();
        rewrite(table, table.definition().withColumns(columns), row -> {
            Object[] copy = row.clone();
            copy[column] = copy[column] == null ? null : Conversions.assign(copy[column], before.type(), to, table.name(), before.name(), 16);
            if (copy[column] == null && !asked.nullable()) {
                throw ServerError.of(515, 16, 2, "Cannot insert the value NULL into column '" + before.name() + "', table '" + ground.database() + "." + table.schema() + "." + table.name() + "'; column does not allow nulls. UPDATE fails.");
            }
            return copy;
        });
    }

    private void drop(Table table, DefinitionStatement.TablePart part) {
        TableDefinition d = table.definition();
        if (!part.column()) {
            dropConstraint(d, part);
            return;
        }
        int column = d.ordinal(part.name());
        if (column < 0) {
            if (part.ifExists()) {
                return;
            }
            throw ServerError.of(4924, 16, 1, "ALTER TABLE DROP COLUMN failed because column '" + part.name() + "' does not exist in table '" + d.name() + "'.");
        }
        demandIndependent(d, column, part.name());
        List<TableColumn> columns = new ArrayList<>(d.columns());
        columns.remove(column);
        UnaryOperator<List<Integer>> shift = places -> places.stream().map(p -> p > column ? p - 1 : p).toList();
        TableDefinition changed = d.withColumns(columns).withKeys(d.keys().stream().map(k -> new TableDefinition.Key(k.name(), k.primary(), k.unique(), k.clustered(), k.constraint(), shift.apply(k.columns()))).toList())
                .withForeignKeys(d.foreignKeys().stream().map(f -> new TableDefinition.ForeignKey(f.name(), shift.apply(f.columns()), f.referencedTable(), f.referencedColumns(), f.onDelete(), f.onUpdate())).toList());
        rewrite(table, changed, row -> {
            List<@Nullable Object> rest = new ArrayList<>(java.util.Arrays.asList(row));
            rest.remove(column);
            return rest.toArray();
        });
    }

    private static void demandIndependent(TableDefinition d, int column, String name) {
        Optional<String> holder = d.keys().stream().filter(k -> k.columns().contains(column)).map(TableDefinition.Key::name).findFirst().or(() -> d.columns().get(column).defaultName())
                .or(() -> d.foreignKeys().stream().filter(f -> f.columns().contains(column)).map(TableDefinition.ForeignKey::name).findFirst());
        if (holder.isPresent()) {
            throw ServerError.of(5074, 16, 1, "The object '" + holder.get() + "' is dependent on column '" + name + "'.");
        }
    }

    private void dropConstraint(TableDefinition d, DefinitionStatement.TablePart part) {
        TableDefinition changed = d.withKeys(d.keys().stream().filter(k -> !(k.constraint() && k.name().equalsIgnoreCase(part.name()))).toList())
                .withChecks(d.checks().stream().filter(c -> !c.name().equalsIgnoreCase(part.name())).toList())
                .withForeignKeys(d.foreignKeys().stream().filter(f -> !f.name().equalsIgnoreCase(part.name())).toList())
                .withColumns(d.columns().stream().map(c -> c.defaultName().filter(part.name()::equalsIgnoreCase).isPresent()
                        ? new TableColumn(c.name(), c.type(), c.nullable(), c.identity(), Optional.empty(), Optional.empty(), c.computed()) : c).toList());
        if (changed.equals(d)) {
            if (part.ifExists()) {
                return;
            }
            throw ServerError.of(3728, 16, 1, "'" + part.name() + "' is not a constraint.");
        }
        ground.transaction().write(changed, false);
    }

    public void index(DefinitionStatement.CreateIndex i) {
        Table table = ground.table(i.table()).orElseThrow(() -> ServerError.of(1088, 16, 12, "Cannot find the object \"" + i.table() + "\" because it does not exist or you do not have permissions."));
        TableDefinition d = table.definition();
        if (d.keys().stream().anyMatch(k -> k.name().equalsIgnoreCase(i.name()))) {
            throw ServerError.of(1913, 16, 1, "The operation failed because an index or statistics with name '" + i.name() + "' already exists on table '" + i.table() + "'.");
        }
        List<TableDefinition.Key> keys = new ArrayList<>(d.keys());
        keys.add(new TableDefinition.Key(i.name(), false, i.unique(), i.clustered(), false, i.columns().stream().map(c -> Constraints.ordinal(d, c.name())).toList()));
        ground.transaction().write(d.withKeys(keys), false);
    }

    public void dropIndex(DefinitionStatement.IndexName index, boolean ifExists) {
        Optional<TableDefinition> table = ground.table(index.table()).map(Table::definition).filter(d -> d.keys().stream().anyMatch(k -> !k.constraint() && k.name().equalsIgnoreCase(index.name())));
        if (table.isEmpty() && !ifExists) {
            throw ServerError.of(3701, 11, 7, "Cannot drop the index '" + index.table() + "." + index.name() + "', because it does not exist or you do not have permission.");
        }
        table.ifPresent(d -> ground.transaction().write(d.withKeys(d.keys().stream().filter(k -> k.constraint() || !k.name().equalsIgnoreCase(index.name())).toList()), false));
    }

    /** The table anew, each row made to fit. */
    private void rewrite(Table table, TableDefinition definition, UnaryOperator<@Nullable Object[]> fit) {
        Map<Long, @Nullable Object[]> rows = new LinkedHashMap<>();
        table.rows().forEach((values, row) -> rows.put(row, fit.apply(values)));
        ground.transaction().write(definition, true);
        ground.transaction().update(definition.id(), rows);
    }
}
