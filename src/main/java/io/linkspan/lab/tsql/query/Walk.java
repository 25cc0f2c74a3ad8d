package io.linkspan.lab.tsql.query;

import io.linkspan.lab.tsql.syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Looks through expressions without going into the queries within them. */
public final class Walk {

    private static final Set<String> AGGREGATES = Set.of("COUNT", "COUNT_BIG", "SUM", "AVG", "MIN", "MAX", "STDEV", "STDEVP", "VAR", "VARP", "STRING_AGG", "CHECKSUM_AGG", "GROUPING", "GROUPING_ID", "APPROX_COUNT_DISTINCT");

    private Walk() {
    }

    public static boolean isAggregate(Expression.Call call) {
        return call.over().isEmpty() && call.function().parts().size() == 1 && AGGREGATES.contains(call.function().upper());
    }

    static boolean hasAggregate(Expression expression) {
        return expression instanceof Expression.Call c && isAggregate(c) || children(expression).anyMatch(Walk::hasAggregate);
    }

    public static boolean hasQuery(Expression expression) {
        return switch (expression) {
            case Expression.Subquery s -> true;
            case Expression.Exists e -> true;
            case Expression.InQuery i -> true;
            case Expression.Quantified q -> true;
            default -> children(expression).anyMatch(Walk::hasQuery);
        };
    }

    static List<Expression.ColumnRef> columns(Expression expression) {
        List<Expression.ColumnRef> all = new ArrayList<>();
        collect(expression, all);
        return all;
    }

    private static void collect(Expression expression, List<Expression.ColumnRef> all) {
        if (expression instanceof Expression.ColumnRef c) {
            all.add(c);
        }
        children(expression).forEach(e -> collect(e, all));
    }

    /** The parts of a condition that must all hold. */
    static Stream<Expression> conjuncts(Expression condition) {
        return condition instanceof Expression.And a ? Stream.concat(conjuncts(a.left()), conjuncts(a.right())) : Stream.of(condition);
    }

    private static Stream<Expression> children(Expression expression) {
        return switch (expression) {
            case Expression.Unary u -> Stream.of(u.operand());
            case Expression.Binary b -> Stream.of(b.left(), b.right());
            case Expression.Case c -> Stream.of(c.input().stream(), c.whens().stream().flatMap(w -> Stream.of(w.test(), w.result())), c.otherwise().stream()).flatMap(s -> s);
            case Expression.Cast c -> Stream.concat(Stream.of(c.value()), c.style().stream());
            case Expression.Collate c -> Stream.of(c.value());
            case Expression.AtTimeZone a -> Stream.of(a.value(), a.zone());
            case Expression.Call c -> Stream.of(c.arguments().stream(), c.over().stream().flatMap(w -> Stream.concat(w.partitionBy().stream(), w.orderBy().stream().map(Expression.OrderItem::value))),
                    c.withinGroup().stream().map(Expression.OrderItem::value)).flatMap(s -> s);
            case Expression.Comparison c -> Stream.of(c.left(), c.right());
            case Expression.And a -> Stream.of(a.left(), a.right());
            case Expression.Or o -> Stream.of(o.left(), o.right());
            case Expression.Not n -> Stream.of(n.operand());
            case Expression.IsNull n -> Stream.of(n.value());
            case Expression.IsDistinct d -> Stream.of(d.left(), d.right());
            case Expression.In i -> Stream.concat(Stream.of(i.value()), i.values().stream());
            case Expression.InQuery i -> Stream.of(i.value());
            case Expression.Between b -> Stream.of(b.value(), b.low(), b.high());
            case Expression.Like l -> Stream.concat(Stream.of(l.value(), l.pattern()), l.escape().stream());
            case Expression.Quantified q -> Stream.of(q.left());
            case Expression.XmlMethod x -> Stream.concat(Stream.of(x.value()), x.arguments().stream());
            case Expression.Literal l -> Stream.empty();
            case Expression.Variable v -> Stream.empty();
            case Expression.Global g -> Stream.empty();
            case Expression.DefaultValue d -> Stream.empty();
            case Expression.ColumnRef c -> Stream.empty();
            case Expression.Subquery s -> Stream.empty();
            case Expression.NextValue n -> Stream.empty();
            case Expression.Exists e -> Stream.empty();
        };
    }
}
