package io.linkspan.lab.tsql.query;

import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.tsql.rows.Code;
import io.linkspan.lab.tsql.rows.Frame;
import java.util.List;
import java.util.function.Function;

/**
 * Something with columns that a FROM clause can name: a table, a view, a table variable, a table function with its arguments.
 *
 * @param rows reads it, seen from the frame in which it stands; arrays are not written to
 * @param varying true where the rows depend on the frame, so that they are read anew each time
 */
public record Relation(List<Column> columns, Function<Frame, ? extends Iterable<Object[]>> rows, boolean varying) {

    public static Relation of(List<Column> columns, Function<Frame, ? extends Iterable<Object[]>> rows) {
        return new Relation(columns, rows, false);
    }

    /** A function that makes rows from arguments. */
    @FunctionalInterface
    public interface TableFunction {

        Relation call(List<Typed> arguments);
    }

    static Object[] values(List<Code> codes, Frame frame) {
        return codes.stream().map(c -> c.of(frame)).toArray();
    }
}
