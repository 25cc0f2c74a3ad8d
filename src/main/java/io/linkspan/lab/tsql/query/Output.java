package io.linkspan.lab.tsql.query;

import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.tsql.rows.Code;
import io.linkspan.lab.tsql.syntax.Expression;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a select list: a column of the result, or a variable that is set.
 *
 * @param target what {@code @v = …} sets
 * @param source what was written, where that was one expression
 * @param table  what the item of the FROM clause is called from which it comes; empty for an expression
 */
record Output(Column column, boolean untyped, Code code, @Nullable Variable target, @Nullable Expression source, String table) {

    Typed typed() {
        return new Typed(column.type(), column.nullable(), untyped, false, code);
    }
}
