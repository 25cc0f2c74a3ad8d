package io.linkspan.lab.tsql.define;

import io.linkspan.lab.engine.store.Table;
import io.linkspan.lab.engine.store.TableColumn;
import io.linkspan.lab.engine.store.TableDefinition;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.query.Block;
import io.linkspan.lab.tsql.syntax.DefinitionStatement;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Constraints of a table that is being defined. */
record Constraints(Ground ground, TableDefinition table) {

    TableDefinition with(List<Constraint> constraints) {
        TableDefinition changed = table;
        for (Constraint constraint : constraints) {
            changed = switch (constraint) {
                case DefinitionStatement.Key k -> key(changed, k);
                case DefinitionStatement.ForeignKey f -> foreign(changed, f);
                case DefinitionStatement.Check c -> check(changed, c);
                case DefinitionStatement.Default d -> byDefault(changed, d);
            };
        }
        return changed;
    }

    /** A name as the server makes one. */
    static String made(String prefix, String of) {
        String stem = of.length() > 9 ? of.substring(0, 9) : of;
        return prefix + "__" + stem + "__" + String.format(Locale.ROOT, "%08X", ThreadLocalRandom.current().nextInt());
    }

    private TableDefinition key(TableDefinition to, DefinitionStatement.Key k) {
        if (k.primary() && to.primaryKey().isPresent()) {
            throw ServerError.of(1779, 16, 0, "Table '" + to.name() + "' already has a primary key defined on it.");
        }
        List<Integer> columns = k.columns().stream().map(c -> ordinal(to, c.name())).toList();
        TableDefinition typed = to;
        if (k.primary()) {
            List<TableColumn> changed = new ArrayList<>(to.columns());
            for (int column : columns) {
                TableColumn c = changed.get(column);
                changed.set(column, new TableColumn(c.name(), c.type(), false, c.identity(), c.defaultName(), c.defaultText(), c.computed()));
            }
            typed = to.withColumns(changed);
        }
        List<TableDefinition.Key> keys = new ArrayList<>(typed.keys());
        String name = k.name().orElseGet(() -> made(k.primary() ? "PK" : "UQ", to.name()));
        demandFree(to, name);
        keys.add(new TableDefinition.Key(name, k.primary(), true, k.clustered().orElse(k.primary()), true, columns));
        return typed.withKeys(keys);
    }

    private TableDefinition foreign(TableDefinition to, DefinitionStatement.ForeignKey f) {
        boolean self = f.table().name().equalsIgnoreCase(to.name()) && Ground.schema(f.table()).equalsIgnoreCase(to.schema());
        TableDefinition parent = self ? to : ground.table(f.table()).map(Table::definition)
                .orElseThrow(() -> ServerError.of(1767, 16, 0, "Foreign key '" + f.name().orElse("") + "' references invalid table '" + f.table() + "'."));
        List<Integer> referenced = f.referenced().isEmpty() ? parent.primaryKey().map(TableDefinition.Key::columns).orElse(List.of()) : f.referenced().stream().map(c -> ordinal(parent, c)).toList();
        if (parent.keys().stream().noneMatch(k -> k.unique() && k.columns().size() == referenced.size() && k.columns().containsAll(referenced))) {
            throw ServerError.of(1776, 16, 0, "There are no primary or candidate keys in the referenced table '" + f.table() + "' that match the referencing column list in the foreign key '" + f.name().orElse("") + "'.");
        }
        List<TableDefinition.ForeignKey> keys = new ArrayList<>(to.foreignKeys());
        keys.add(new TableDefinition.ForeignKey(f.name().orElseGet(() -> made("FK", to.name())), f.columns().stream().map(c -> ordinal(to, c)).toList(), parent.id(), referenced,
                f.onDelete().replace(' ', '_'), f.onUpdate().replace(' ', '_')));
        return to.withForeignKeys(keys);
    }

    private TableDefinition check(TableDefinition to, DefinitionStatement.Check c) {
        Block block = new Block(ground.environment(), List.of());
        block.add(to.name(), to.resultColumns());
        block.condition(c.condition());
        List<TableDefinition.Check> checks = new ArrayList<>(to.checks());
        checks.add(new TableDefinition.Check(c.name().orElseGet(() -> made("CK", to.name())), c.text()));
        return to.withChecks(checks);
    }

    private static TableDefinition byDefault(TableDefinition to, DefinitionStatement.Default d) {
        int column = ordinal(to, d.column());
        TableColumn c = to.columns().get(column);
        if (c.defaultText().isPresent() && !c.defaultText().get().equals(d.text())) {
            throw ServerError.of(1781, 16, 1, "Column already has a DEFAULT bound to it.");
        }
        List<TableColumn> columns = new ArrayList<>(to.columns());
        columns.set(column, new TableColumn(c.name(), c.type(), c.nullable(), c.identity(), Optional.of(d.name().or(c::defaultName).orElseGet(() -> made("DF", c.name()))), Optional.of(d.text()), c.computed()));
        return to.withColumns(columns);
    }

    /** @throws ServerError 1911 */
    static int ordinal(TableDefinition table, String column) {
        int ordinal = table.ordinal(column);
        if (ordinal < 0) {
            throw ServerError.of(1911, 16, 1, "Column name '" + column + "' does not exist in the target table or view.");
        }
        return ordinal;
    }

    private static void demandFree(TableDefinition to, String name) {
        if (to.keys().stream().anyMatch(k -> k.name().equalsIgnoreCase(name))) {
            throw ServerError.of(2714, 16, 5, "There is already an object named '" + name + "' in the database.");
        }
    }
}
