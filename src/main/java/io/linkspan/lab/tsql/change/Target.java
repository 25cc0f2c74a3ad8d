package io.linkspan.lab.tsql.change;

import io.linkspan.lab.engine.store.Store;
import io.linkspan.lab.engine.store.Table;
import io.linkspan.lab.engine.store.TableColumn;
import io.linkspan.lab.engine.type.Collation;
import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.tsql.query.Relation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table that a statement writes to, as the statement found it.
 *
 * @param database its database's name, as messages have it
 */
public record Target(Store store, Table table, String database) {

    /** The column that carries the number of a row; no query can name it. */
    static final String ROW = "\u0000row";

    public List<TableColumn> columns() {
        return table.columns();
    }

    /** By which its columns' names are equal. */
    Collation names() {
        return store.committed().names();
    }

    public String shown() {
        return table.schema() + "." + table.name();
    }

    /** The table with the number of each row behind its columns. */
    Relation numbered() {
        List<Column> columns = new ArrayList<>(table.definition().resultColumns());
        columns.add(new Column(ROW, io.linkspan.lab.engine.type.SqlType.BIGINT));
        return Relation.of(columns, f -> {
            List<@Nullable Object[]> rows = new ArrayList<>();
            table.rows().forEach((values, row) -> {
                @Nullable Object[] longer = java.util.Arrays.copyOf(values, columns.size());
                longer[columns.size() - 1] = row;
                rows.add(longer);
            });
            return rows;
        });
    }
}
