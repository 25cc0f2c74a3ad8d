package io.linkspan.lab.tsql.define;

import io.linkspan.lab.engine.store.Table;
import io.linkspan.lab.engine.store.TableColumn;
import io.linkspan.lab.engine.store.TableDefinition;
import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.query.Block;
import io.linkspan.lab.tsql.query.Typed;
import io.linkspan.lab.tsql.syntax.DefinitionStatement;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.ColumnDefinition;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.Constraint;
import io.linkspan.lab.tsql.syntax.ObjectName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** CREATE TABLE, DECLARE @t TABLE and the table that SELECT … INTO makes (T-SQL reference, CREATE TABLE). */
public record NewTable(Ground ground) {

    /** @throws ServerError 2714, 2760, 2705, 8110 … */
    public Table create(DefinitionStatement.CreateTable create) {
        ground.demandFree(create.name());
        int id = ground.transaction().store().newId();
        List<TableColumn> columns = columns(create.columns(), List.of());
        TableDefinition empty = new TableDefinition(id, Ground.schema(create.name()), create.name().name(), Instant.now(), columns, List.of(), List.of(), List.of());
        List<Constraint> constraints = Stream.concat(create.columns().stream().flatMap(c -> c.constraints().stream()), create.constraints().stream()).toList();
        TableDefinition definition = new Constraints(ground, empty).with(constraints);
        ground.transaction().write(definition, false);
        return ground.transaction().view().table(id).orElseThrow();
    }

    /** A table of these columns, as a query describes them. @throws ServerError 1038 for a column without a name */
    public Table like(ObjectName name, List<Column> columns) {
        ground.demandFree(name);
        if (columns.stream().anyMatch(c -> c.name().isEmpty())) {
            throw ServerError.of(1038, 15, 5, "An object or column name is missing or empty. For SELECT INTO statements, verify each column has a name. For other statements, look for empty alias names. Aliases defined as \"\" or [] are not allowed. Change the alias to a valid name.");
        }
        int id = ground.transaction().store().newId();
        List<TableColumn> made = columns.stream().map(c -> TableColumn.of(c.name(), c.type(), c.nullable())).toList();
        demandUnique(made, name.name());
        ground.transaction().write(new TableDefinition(id, Ground.schema(name), name.name(), Instant.now(), made, List.of(), List.of(), List.of()), false);
        return ground.transaction().view().table(id).orElseThrow();
    }

    /** Columns as declared, behind those that are there already. */
    List<TableColumn> columns(List<ColumnDefinition> declared, List<TableColumn> before) {
        List<TableColumn> columns = new ArrayList<>(before);
        for (ColumnDefinition c : declared) {
            columns.add(c.computed().isPresent() ? computed(c, declared, before) : plain(c));
        }
        demandUnique(columns, "");
        if (columns.stream().filter(c -> c.identity().isPresent()).count() > 1) {
            throw ServerError.of(2744, 16, 2, "Multiple identity columns specified for table. Only one identity column per table is allowed.");
        }
        return columns;
    }

    private static void demandUnique(List<TableColumn> columns, String table) {
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).name();
            if (columns.subList(0, i).stream().anyMatch(c -> c.name().equalsIgnoreCase(name))) {
                throw ServerError.of(2705, 16, 3, "Column names in each table must be unique. Column name '" + name + "' in table '" + table + "' is specified more than once.");
            }
        }
    }

    static TableColumn plain(ColumnDefinition c) {
        SqlType type = c.type().orElseThrow(() -> ServerError.of(173, 15, 1, "The definition for column '" + c.name() + "' must include a data type.")).type();
        boolean key = c.constraints().stream().anyMatch(k -> k instanceof DefinitionStatement.Key key1 && key1.primary());
        Optional<DefinitionStatement.Default> initial = c.constraints().stream().filter(DefinitionStatement.Default.class::isInstance).map(DefinitionStatement.Default.class::cast).findFirst();
        Optional<TableColumn.Identity> identity = c.identity().map(i -> new TableColumn.Identity(i.seed(), i.increment()));
        boolean nullable = c.nullable().orElse(!key && identity.isEmpty() && type.kind() != SqlType.Kind.TIMESTAMP);
        if (key && c.nullable().orElse(false)) {
            throw ServerError.of(8147, 16, 1, "Could not create IDENTITY attribute on nullable column '" + c.name() + "'.");
        }
        return new TableColumn(c.name(), type, nullable, identity, initial.map(d -> d.name().orElseGet(() -> Constraints.made("DF", c.name()))), initial.map(DefinitionStatement.Default::text), Optional.empty());
    }

    private TableColumn computed(ColumnDefinition c, List<ColumnDefinition> declared, List<TableColumn> before) {
        Block block = new Block(ground.environment(), List.of());
        List<Column> visible = new ArrayList<>(before.stream().map(TableColumn::column).toList());
        declared.stream().filter(d -> d.computed().isEmpty()).forEach(d -> visible.add(plain(d).column()));
        block.add("", visible);
        Typed typed = block.scalar(c.computed().orElseThrow().value());
        return new TableColumn(c.name(), typed.type(), typed.nullable(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(c.computed().orElseThrow().text()));
    }
}
