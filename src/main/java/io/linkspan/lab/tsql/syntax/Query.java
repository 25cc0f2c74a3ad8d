package io.linkspan.lab.tsql.syntax;

import io.linkspan.lab.tsql.syntax.Expression.OrderItem;
import java.util.List;
import java.util.Optional;

/**
 * A query with all that may stand around its body.
 *
 * @param offset    OFFSET n ROWS
 * @param fetch     FETCH NEXT n ROWS ONLY
 * @param forClause FOR XML or FOR JSON
 * @param hints     OPTION (…)
 */
public record Query(List<Cte> with, Body body, List<OrderItem> orderBy, Optional<Expression> offset, Optional<Expression> fetch,
        Optional<ForClause> forClause, List<Option> hints) {

    /** A common table expression; columns are empty where none are named. */
    public record Cte(String name, List<String> columns, Query query) {
    }

    /** One SELECT, or two put together. */
    public sealed interface Body {
    }

    public record SetOperation(SetOperator operator, Body left, Body right) implements Body {
    }

    public enum SetOperator { UNION, UNION_ALL, EXCEPT, INTERSECT }

    /** A query in parentheses that has clauses of its own (ORDER BY with TOP, say). */
    public record Nested(Query query) implements Body {
    }

    /** @param from the items between commas; empty without a FROM clause */
    public record Select(boolean distinct, Optional<Top> top, List<SelectItem> items, Optional<ObjectName> into, List<FromItem> from,
            Optional<Expression> where, List<Expression> groupBy, Optional<Expression> having, int line) implements Body {
    }

    public record Top(Expression count, boolean percent, boolean withTies) {
    }

    /** An entry of a select list or an OUTPUT clause. */
    public sealed interface SelectItem {
    }

    /** {@code expr AS alias}, {@code alias = expr} or plain {@code expr}. */
    public record Value(Expression expression, Optional<String> alias) implements SelectItem {
    }

    /** {@code *} or {@code t.*}. */
    public record Star(Optional<ObjectName> prefix) implements SelectItem {
    }

    /** {@code @v = expr}; {@code operator} for {@code @v += expr}. */
    public record Assign(String variable, Optional<Expression.BinaryOperator> operator, Expression value) implements SelectItem {
    }

    /** {@code FOR XML PATH('a'), TYPE}: the kind is XML or JSON, the directives are options by name. */
    public record ForClause(String kind, List<Option> directives) {
    }

    /** What stands in FROM. */
    public sealed interface FromItem {
    }

    /** A table, view or (name beginning with #) temporary table, with its hints in upper case. */
    public record Table(ObjectName name, Optional<String> alias, List<String> hints, int line) implements FromItem {
    }

    /** {@code @t}. */
    public record TableVariable(String variable, Optional<String> alias) implements FromItem {
    }

    public record Derived(Query query, String alias, List<String> columns) implements FromItem {
    }

    /** {@code (VALUES (…), (…)) AS v(a, b)}. */
    public record Rows(List<List<Expression>> rows, String alias, List<String> columns) implements FromItem {
    }

    /** A table-valued function; {@code schema} is the WITH clause of OPENJSON. */
    public record TableFunction(ObjectName function, List<Expression> arguments, Optional<String> alias, List<String> columns,
            List<JsonColumn> schema, int line) implements FromItem {
    }

    /** {@code x.nodes('/a/b') AS t(c)}. */
    public record XmlNodes(Expression value, List<Expression> arguments, String alias, String column) implements FromItem {
    }

    /** {@code input PIVOT (SUM(a) FOR b IN ([x], [y])) AS p}. */
    public record Pivot(FromItem input, Expression.Call aggregate, Expression.ColumnRef by, List<String> values, String alias) implements FromItem {
    }

    /** {@code input UNPIVOT (value FOR name IN (a, b)) AS u}. */
    public record Unpivot(FromItem input, String value, String name, List<String> columns, String alias) implements FromItem {
    }

    public record JsonColumn(String name, TypeName type, Optional<String> path, boolean asJson) {
    }

    public record Join(JoinKind kind, FromItem left, FromItem right, Optional<Expression> on) implements FromItem {
    }

    public enum JoinKind { INNER, LEFT, RIGHT, FULL, CROSS }

    /** CROSS APPLY and OUTER APPLY. */
    public record Apply(boolean outer, FromItem left, FromItem right) implements FromItem {
    }
}
