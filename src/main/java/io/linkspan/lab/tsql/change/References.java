package io.linkspan.lab.tsql.change;

import io.linkspan.lab.engine.store.Snapshot;
import io.linkspan.lab.engine.store.Table;
import io.linkspan.lab.engine.store.TableDefinition.ForeignKey;
import io.linkspan.lab.engine.store.Transaction;
import io.linkspan.lab.engine.type.Collation;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.rows.Key;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** FOREIGN KEY constraints, looked at when a statement has done all its changes. */
final class References {

    private References() {
    }

    /** Rows of a table have been written: what they point to must be there. @throws ServerError 547 */
    static void demandParents(Target target, Transaction transaction, Collection<@Nullable Object[]> rows, String action) {
        for (ForeignKey key : target.table().definition().foreignKeys()) {
            Table parent = transaction.view().table(key.referencedTable()).orElseThrow();
            Set<Key> present = keys(parent, key.referencedColumns(), collations(parent, key));
            for (Object[] row : rows) {
                Key wanted = key(row, key.columns(), collations(parent, key));
                if (!wanted.hasNull() && !present.contains(wanted)) {
                    throw conflict(action, "FOREIGN KEY", key, target, parent, key.referencedColumns());
                }
            }
        }
    }

    /** Rows of a table have gone or changed: what pointed to them goes with them, or forbids it. @throws ServerError 547 */
    static void afterLoss(Target target, Transaction transaction, Collection<@Nullable Object[]> lost, String action) {
        for (Table child : List.copyOf(transaction.view().objects().stream().filter(Table.class::isInstance).map(Table.class::cast).toList())) {
            for (ForeignKey key : child.definition().foreignKeys()) {
                if (key.referencedTable() == target.table().id()) {
                    afterLoss(target, transaction, child, key, lost, action);
                }
            }
        }
    }

    private static void afterLoss(Target target, Transaction transaction, Table child, ForeignKey key, Collection<@Nullable Object[]> lost, String action) {
        Set<Key> gone = new HashSet<>();
        Collation[] collations = collations(target.table(), key);
        lost.forEach(row -> gone.add(key(row, key.referencedColumns(), collations)));
        Snapshot now = transaction.view();
        gone.removeAll(keys(now.table(target.table().id()).orElseThrow(), key.referencedColumns(), collations));
        Map<Long, @Nullable Object[]> orphans = new HashMap<>();
        now.table(child.id()).orElseThrow().rows().forEach((values, row) -> {
            Key points = key(values, key.columns(), collations);
            if (!points.hasNull() && gone.contains(points)) {
                orphans.put(row, values);
            }
        });
        if (orphans.isEmpty()) {
            return;
        }
        switch (action.equals("DELETE") ? key.onDelete() : key.onUpdate()) {
            case "CASCADE" -> {
                if (!action.equals("DELETE")) {
                    throw ServerError.of(40000, 16, 1, "The lab does not cascade updates: constraint " + key.name() + ".");
                }
                orphans.keySet().forEach(row -> transaction.delete(child.id(), row));
                afterLoss(new Target(target.store(), child, target.database()), transaction, orphans.values(), action);
            }
            case "SET_NULL", "SET NULL" -> {
                Map<Long, @Nullable Object[]> changed = new HashMap<>();
                orphans.forEach((row, values) -> {
                    Object[] copy = values.clone();
                    key.columns().forEach(c -> copy[c] = null);
                    changed.put(row, copy);
                });
                transaction.update(child.id(), changed);
            }
            default -> throw conflict(action, "REFERENCE", key, target, child, key.columns());
        }
    }

    /** By which the columns of a key compare that other tables point to. */
    private static Collation[] collations(Table parent, ForeignKey key) {
        return key.referencedColumns().stream().map(c -> parent.columns().get(c).collation()).toArray(Collation[]::new);
    }

    private static Set<Key> keys(Table table, List<Integer> columns, Collation[] collations) {
        Set<Key> keys = new HashSet<>();
        table.rows().forEach((values, row) -> keys.add(key(values, columns, collations)));
        return keys;
    }

    private static Key key(@Nullable Object[] row, List<Integer> columns, Collation[] collations) {
        List<@Nullable Object> values = new ArrayList<>();
        columns.forEach(c -> values.add(row[c]));
        return Key.of(values.toArray(), collations);
    }

    private static ServerError conflict(String action, String kind, ForeignKey key, Target target, Table other, List<Integer> columns) {
        String column = columns.size() == 1 ? ", column '" + other.columns().get(columns.getFirst()).name() + "'" : "";
        return ServerError.of(547, 16, 0, "The " + action + " statement conflicted with the " + kind + " constraint \"" + key.name() + "\". The conflict occurred in database \"" + target.database() + "\", table \""
                + other.schema() + "." + other.name() + "\"" + column + ".");
    }
}
