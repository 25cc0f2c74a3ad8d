package io.linkspan.lab.engine.store;

import io.linkspan.lab.engine.type.Column;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** What a table is, without its rows. Columns and keys name columns by their place from 0. */
public record TableDefinition(int id, String schema, String name, Instant created, List<TableColumn> columns, List<Key> keys, List<Check> checks, List<ForeignKey> foreignKeys) {

    /** A PRIMARY KEY or UNIQUE constraint, or an index. {@code constraint} tells the first two from a plain index. */
    public record Key(String name, boolean primary, boolean unique, boolean clustered, boolean constraint, List<Integer> columns) {
    }

    /** A CHECK constraint; its expression as T-SQL. */
    public record Check(String name, String expression) {
    }

    /** A FOREIGN KEY constraint; actions are NO_ACTION, CASCADE, SET_NULL, SET_DEFAULT. */
    public record ForeignKey(String name, List<Integer> columns, int referencedTable, List<Integer> referencedColumns, String onDelete, String onUpdate) {
    }

    /** Place of a column from 0, or -1; one that is called exactly so comes before one that differs in case. */
    public int ordinal(String column) {
        return IntStream.range(0, columns.size()).filter(i -> columns.get(i).name().equals(column)).findFirst()
                .orElseGet(() -> IntStream.range(0, columns.size()).filter(i -> columns.get(i).name().equalsIgnoreCase(column)).findFirst().orElse(-1));
    }

    public OptionalInt identityColumn() {
        return IntStream.range(0, columns.size()).filter(i -> columns.get(i).identity().isPresent()).findFirst();
    }

    public Optional<Key> primaryKey() {
        return keys.stream().filter(Key::primary).findFirst();
    }

    public List<Column> resultColumns() {
        return columns.stream().map(TableColumn::column).toList();
    }

    public TableDefinition withColumns(List<TableColumn> others) {
        return new TableDefinition(id, schema, name, created, List.copyOf(others), keys, checks, foreignKeys);
    }

    public TableDefinition withKeys(List<Key> others) {
        return new TableDefinition(id, schema, name, created, columns, List.copyOf(others), checks, foreignKeys);
    }

    public TableDefinition withChecks(List<Check> others) {
        return new TableDefinition(id, schema, name, created, columns, keys, List.copyOf(others), foreignKeys);
    }

    public TableDefinition withForeignKeys(List<ForeignKey> others) {
        return new TableDefinition(id, schema, name, created, columns, keys, checks, List.copyOf(others));
    }

    public TableDefinition named(String otherSchema, String other) {
        return new TableDefinition(id, otherSchema, other, created, columns, keys, checks, foreignKeys);
    }
}
