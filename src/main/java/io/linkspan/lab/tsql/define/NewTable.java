package io.linkspan.lab.tsql.define;

import io.linkspan.lab.engine.store.Table;
import io.linkspan.lab.engine.store.TableColumn;
import io.linkspan.lab.engine.store.TableDefinition;
import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.admin.TableDefinitions;
import io.linkspan.lab.tsql.change.RowValues;
import io.linkspan.lab.tsql.query.Block;
import io.linkspan.lab.tsql.syntax.DefinitionStatement;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.ColumnDefinition;
import io.linkspan.lab.tsql.syntax.ObjectName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** CREATE TABLE, DECLARE @t TABLE and the table that SELECT … INTO makes (T-SQL reference, CREATE TABLE). */
public record NewTable(Ground ground) {

    /** @throws ServerError 2714, 2760, 2705, 8110 … */
    public Table create(DefinitionStatement.CreateTable create) {
        ground.demandFree(create.name());
        int id = ground.transaction().store().newId();
        List<ColumnDefinition> columns = ground.collated(create.columns());
        TableDefinition definition = TableDefinitions.create(new DefinitionStatement.CreateTable(create.place(), create.name(), columns, create.constraints(), create.options()), id, Ground.schema(create.name()), ground.now(), ground.transaction().view().names(),
                c -> computed(c, columns, List.of()), ground::table);
        new RowValues(ground.environment(), definition, ground.work());
        ground.transaction().write(definition, false);
        return ground.transaction().view().table(id).orElseThrow();
    }

    /** A table of these columns, as a query describes them. @throws ServerError 1038 for a column without a name, 2705 for one that is there twice */
    public Table like(ObjectName name, List<Column> columns) {
        ground.demandFree(name);
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (column.name().isEmpty()) {
                throw ServerError.of(1038, 15, 5, "An object or column name is missing or empty. For SELECT INTO statements, verify each column has a name. For other statements, look for empty alias names. Aliases defined as \"\" or [] are not allowed. Change the alias to a valid name.");
            }
            if (!names.add(ground.transaction().view().names().key(column.name()))) {
                throw ServerError.of(2705, 16, 3, "Column names in each table must be unique. Column name '" + column.name() + "' in table '" + name.name() + "' is specified more than once.");
            }
        }
        int id = ground.transaction().store().newId();
        List<TableColumn> made = columns.stream().map(c -> TableColumn.of(c.name(), ground.stored(c.type()), c.nullable())).toList();
        ground.transaction().write(new TableDefinition(id, Ground.schema(name), name.name(), ground.now(), made, List.of(), List.of(), List.of()), false);
        return ground.transaction().view().table(id).orElseThrow();
    }

    /** The type of a computed column, which may name the plain columns beside it. */
    SqlType computed(ColumnDefinition c, List<ColumnDefinition> declared, List<TableColumn> before) {
        Block block = new Block(ground.environment(), List.of());
        List<Column> visible = new ArrayList<>(before.stream().map(TableColumn::column).toList());
        declared.stream().filter(d -> d.computed().isEmpty()).forEach(d -> visible.add(new Column(d.name(), d.type().orElseThrow().type())));
        block.add("", visible);
        return ground.stored(block.scalar(c.computed().orElseThrow().value()).type());
    }
}
