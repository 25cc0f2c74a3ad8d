package io.linkspan.lab.engine.store;

import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.engine.type.ServerError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A user table at one moment: definition, rows and the unique indexes over them. Immutable but for the identity counter, which, as on the real server, no rollback sets back. */
public final class Table implements SchemaObject {

    private final TableDefinition definition;
    private final Rows rows;
    private final List<PersistentMap<KeyValue, Long>> indexes;
    private final IdentityCounter identity;

    private Table(TableDefinition definition, Rows rows, List<PersistentMap<KeyValue, Long>> indexes, IdentityCounter identity) {
        this.definition = definition;
        this.rows = rows;
        this.indexes = indexes;
        this.identity = identity;
    }

    public static Table empty(TableDefinition definition) {
        return new Table(definition, Rows.NONE, definition.keys().stream().map(k -> PersistentMap.<KeyValue, Long>empty()).toList(), new IdentityCounter(definition));
    }

    public TableDefinition definition() {
        return definition;
    }

    @Override
    public int id() {
        return definition.id();
    }

    @Override
    public String schema() {
        return definition.schema();
    }

    @Override
    public String name() {
        return definition.name();
    }

    @Override
    public Instant created() {
        return definition.created();
    }

    public List<TableColumn> columns() {
        return definition.columns();
    }

    public Rows rows() {
        return rows;
    }

    public IdentityCounter identity() {
        return identity;
    }

    /** Number of the row that has these values under a unique key, the n-th of the definition's keys. */
    public OptionalLong lookUp(int key, List<? extends @Nullable Object> values) {
        return indexes.get(key).get(KeyValue.of(values, definition.keys().get(key), definition)).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    /**
     * This table with one row set or added; values are of the columns' classes.
     *
     * @throws ServerError 515 for a NULL where none is allowed, 2627 or 2601 for a key that exists
     */
    Table with(long row, @Nullable Object[] values) {
        demandNotNull(values, rows.get(row) == null ? "INSERT" : "UPDATE");
        return replaced(row, values);
    }

    Table without(long row) {
        return replaced(row, null);
    }

    /** The same rows under another definition of the same columns; the indexes are built anew. */
    Table redefined(TableDefinition other) {
        Table[] table = {new Table(other, Rows.NONE, empty(other).indexes, identity)};
        rows.forEach((values, row) -> table[0] = table[0].replaced(row, values));
        return table[0];
    }

    private Table replaced(long row, @Nullable Object @Nullable [] values) {
        @Nullable Object[] old = rows.get(row);
        List<PersistentMap<KeyValue, Long>> changed = new ArrayList<>(indexes);
        for (int i = 0; i < changed.size(); i++) {
            TableDefinition.Key key = definition.keys().get(i);
            if (!key.unique()) {
                continue;
            }
            PersistentMap<KeyValue, Long> index = changed.get(i);
            if (old != null) {
                index = index.without(KeyValue.of(old, key, definition));
            }
            if (values != null) {
                KeyValue value = KeyValue.of(values, key, definition);
                if (index.get(value).isPresent()) {
                    throw duplicate(key, values);
                }
                index = index.with(value, row);
            }
            changed.set(i, index);
        }
        return new Table(definition, rows.with(row, values), changed, identity);
    }

    private ServerError duplicate(TableDefinition.Key key, @Nullable Object[] values) {
        String shown = key.columns().stream().map(c -> values[c] == null ? "<NULL>" : String.valueOf(values[c])).collect(Collectors.joining(", ", "(", ")"));
        return key.constraint()
                ? Errors.duplicateConstraintKey(key.primary() ? "PRIMARY KEY" : "UNIQUE KEY", key.name(), schema() + "." + name(), shown)
                : Errors.duplicateIndexKey(schema() + "." + name(), key.name(), shown);
    }

    private void demandNotNull(@Nullable Object[] values, String action) {
        for (int i = 0; i < values.length; i++) {
            TableColumn column = definition.columns().get(i);
            if (values[i] == null && !column.nullable() && column.computed().isEmpty()) {
                throw Errors.nullNotAllowed(column.name(), schema() + "." + name(), action);
            }
        }
    }

    /** The row with this primary key, if there is one. */
    public Optional<@Nullable Object[]> primary(List<? extends @Nullable Object> values) {
        for (int i = 0; i < definition.keys().size(); i++) {
            if (definition.keys().get(i).primary()) {
                OptionalLong row = lookUp(i, values);
                return row.isEmpty() ? Optional.empty() : Optional.ofNullable(rows.get(row.getAsLong()));
            }
        }
        return Optional.empty();
    }
}
