package io.linkspan.lab.tsql.define;

import io.linkspan.lab.engine.store.Table;
import io.linkspan.lab.engine.store.TableColumn;
import io.linkspan.lab.engine.store.TableDefinition;
import io.linkspan.lab.engine.type.Conversions;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.admin.TableDefinitions;
import io.linkspan.lab.tsql.change.RowValues;
import io.linkspan.lab.tsql.syntax.DefinitionStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** ALTER TABLE and indexes (T-SQL reference, ALTER TABLE, CREATE INDEX). */
public record TableChanges(Ground ground) {

    /** @throws ServerError 4902 and what the single changes say */
    public void alter(DefinitionStatement.AlterTable alter) {
        Table table = ground.demand(alter.table());
        switch (alter.action()) {
            case DefinitionStatement.AddToTable a -> add(table, a);
            case DefinitionStatement.AlterColumn c -> change(table, c);
            case DefinitionStatement.DropFromTable d -> d.parts().forEach(p -> drop(ground.demand(alter.table()), p));
            case DefinitionStatement.SwitchConstraints s -> throw ServerError.of(40000, 16, 1, "The lab keeps all constraints on.");
            case DefinitionStatement.SwitchTriggers s -> new Modules(ground).switchTriggers(alter.table(), s.on(), s.names());
            case DefinitionStatement.TableOptions o -> {
                // storage options change nothing that the lab has
            }
        }
    }

    private void add(Table table, DefinitionStatement.AddToTable add) {
        NewTable fresh = new NewTable(ground);
        List<DefinitionStatement.ColumnDefinition> columns = ground.collated(add.columns());
        TableDefinition definition = TableDefinitions.add(table.definition(), ground.transaction().view().names(), columns, add.constraints(), c -> fresh.computed(c, columns, table.columns()), ground::table);
        for (TableColumn c : definition.columns().subList(table.columns().size(), definition.columns().size())) {
            if (!c.nullable() && c.defaultText().isEmpty() && c.identity().isEmpty() && c.computed().isEmpty() && table.rows().count() > 0) {
                throw ServerError.of(4901, 16, 1, "ALTER TABLE only allows columns to be added that can contain nulls, or have a DEFAULT definition specified, or the column being added is an identity or timestamp column, or alternatively if none of the previous conditions are satisfied the table must be empty to allow addition of this column. Column '"
                        + c.name() + "' cannot be added to non-empty table '" + table.name() + "' because it does not satisfy these conditions.");
            }
        }
        RowValues values = new RowValues(ground.environment(), definition, ground.work());
        rewrite(table, definition, row -> {
            @Nullable Object[] longer = values.extended(row, table.columns().size());
            values.demandChecks(longer, "ALTER TABLE", ground.database());
            return longer;
        });
    }

    private void change(Table table, DefinitionStatement.AlterColumn alter) {
        int column = demandColumn(table, alter.column().name(), "ALTER COLUMN");
        TableDefinition changed = TableDefinitions.alterColumn(table.definition(), ground.collated(List.of(alter.column())).getFirst());
        TableColumn before = table.columns().get(column);
        TableColumn after = changed.columns().get(column);
        rewrite(table, changed, row -> {
            @Nullable Object[] copy = row.clone();
            copy[column] = copy[column] == null ? null : Conversions.assign(copy[column], before.type(), after.type(), ground.database() + "." + table.schema() + "." + table.name(), before.name(), 16);
            return copy;
        });
    }

    private static int demandColumn(Table table, String name, String verb) {
        int column = table.definition().ordinal(name);
        if (column < 0) {
            throw ServerError.of(4924, 16, 1, "ALTER TABLE " + verb + " failed because column '" + name + "' does not exist in table '" + table.name() + "'.");
        }
        return column;
    }

    private void drop(Table table, DefinitionStatement.TablePart part) {
        if (!part.column()) {
            Optional<TableDefinition> changed = TableDefinitions.dropConstraint(table.definition(), part.name());
            if (changed.isEmpty() && !part.ifExists()) {
                throw ServerError.of(3728, 16, 1, "'" + part.name() + "' is not a constraint.");
            }
            changed.ifPresent(d -> ground.transaction().write(d, false));
            return;
        }
        if (part.ifExists() && table.definition().ordinal(part.name()) < 0) {
            return;
        }
        int column = demandColumn(table, part.name(), "DROP COLUMN");
        rewrite(table, TableDefinitions.dropColumn(table.definition(), part.name()), row -> {
            List<@Nullable Object> rest = new ArrayList<>(Arrays.asList(row));
            rest.remove(column);
            return rest.toArray();
        });
    }

    /** CREATE INDEX. @throws ServerError 1088, 1913, 1902, 1911, 1505 */
    public void index(DefinitionStatement.CreateIndex i) {
        Table table = ground.table(i.table()).orElseThrow(() -> ServerError.of(1088, 16, 12, "Cannot find the object \"" + i.table() + "\" because it does not exist or you do not have permissions."));
        ground.transaction().write(TableDefinitions.addIndex(table.definition(), i), false);
    }

    /** @throws ServerError 3701 */
    public void dropIndex(DefinitionStatement.IndexName index, boolean ifExists) {
        Optional<TableDefinition> table = ground.table(index.table()).map(Table::definition).filter(d -> d.keys().stream().anyMatch(k -> !k.constraint() && k.name().equalsIgnoreCase(index.name())));
        if (table.isEmpty() && !ifExists) {
            throw ServerError.of(3701, 11, 7, "Cannot drop the index '" + index.table() + "." + index.name() + "', because it does not exist or you do not have permission.");
        }
        table.flatMap(d -> TableDefinitions.dropConstraint(d, index.name())).ifPresent(d -> ground.transaction().write(d, false));
    }

    /** The table anew, each row made to fit. */
    private void rewrite(Table table, TableDefinition definition, UnaryOperator<@Nullable Object[]> fit) {
        Map<Long, @Nullable Object[]> rows = new LinkedHashMap<>();
        table.rows().forEach((values, row) -> rows.put(row, fit.apply(values)));
        ground.transaction().write(definition, true);
        ground.transaction().update(definition.id(), rows);
    }
}
