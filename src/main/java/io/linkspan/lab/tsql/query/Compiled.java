package io.linkspan.lab.tsql.query;

import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.tsql.document.Field;
import io.linkspan.lab.tsql.rows.Code;
import io.linkspan.lab.tsql.rows.Frame;
import io.linkspan.lab.tsql.rows.Rows;
import java.util.BitSet;
import java.util.List;

/**
 * A compiled query.
 *
 * @param untyped    the columns that hold nothing but the word NULL, and so take any type
 * @param correlated it names columns of the blocks around it
 * @param assigns    it sets variables instead of returning rows
 * @param fields     its columns as FOR XML and FOR JSON see them; empty where it is no single SELECT
 */
public record Compiled(List<Column> columns, BitSet untyped, Rows rows, boolean correlated, boolean assigns, List<Field> fields) {

    public Compiled(List<Column> columns, BitSet untyped, Rows rows, boolean correlated, boolean assigns) {
        this(columns, untyped, rows, correlated, assigns, List.of());
    }

    /** A column as an expression over the row of the result. */
    public Typed column(int place) {
        Column column = columns.get(place);
        return new Typed(column.type(), column.nullable(), untyped.get(place), false, f -> f.row()[place]);
    }

    Compiled named(List<Column> others) {
        return new Compiled(others, untyped, rows, correlated, assigns);
    }

    Compiled with(Rows others) {
        return new Compiled(columns, untyped, others, correlated, assigns);
    }

    /** The same rows with their columns brought to other types. */
    Compiled to(List<Column> others) {
        Code[] codes = new Code[others.size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = column(i).to(others.get(i).type()).code();
        }
        return new Compiled(others, new BitSet(), (outer, work, out) -> rows.run(outer, work, row -> {
            Frame frame = new Frame(row, outer, work);
            Object[] values = new Object[codes.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = codes[i].of(frame);
            }
            return out.test(values);
        }), correlated, assigns);
    }
}
