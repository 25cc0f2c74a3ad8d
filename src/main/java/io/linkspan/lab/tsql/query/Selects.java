package io.linkspan.lab.tsql.query;

import io.linkspan.lab.engine.type.Collated;
import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.query.grouping.Grouped;
import io.linkspan.lab.tsql.query.grouping.GroupingSets;
import io.linkspan.lab.tsql.query.grouping.Windows;
import io.linkspan.lab.tsql.rows.Code;
import io.linkspan.lab.tsql.rows.Grouping;
import io.linkspan.lab.tsql.rows.Ordered;
import io.linkspan.lab.tsql.rows.Projection;
import io.linkspan.lab.tsql.rows.Rows;
import io.linkspan.lab.tsql.rows.SortKey;
import io.linkspan.lab.tsql.rows.Source;
import io.linkspan.lab.tsql.rows.Test;
import io.linkspan.lab.tsql.syntax.Expression;
import io.linkspan.lab.tsql.syntax.Query;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Compiles one SELECT: FROM, WHERE, GROUP BY, HAVING, windows, the list, then order and limits. */
record Selects(Environment environment, Ctes ctes) {

    Compiled compile(Query.Select select, Query around, Names outer) {
        Names names = new Names(outer);
        Source source = new Froms(environment, ctes, names).all(select.from(), select.where());
        if (select.where().isPresent()) {
            Test where = Expressions.of(environment, names, ctes, "WHERE").condition(select.where().get());
            source = source.where(where);
        }
        boolean grouped = !select.groupBy().isEmpty() || select.having().isPresent() || expressions(select, around).anyMatch(Walk::hasAggregate);
        List<Typed> keys = List.of();
        if (grouped) {
            keys = group(select, names);
        }
        Windows windows = new Windows();
        Optional<Test> having = select.having().map(h -> Expressions.of(environment, names, ctes, "HAVING").condition(h));
        Expressions list = new Expressions(environment, names, ctes, "SELECT", false, windows);
        List<Output> outputs = new Outputs(list).compile(select.items());
        List<SortKey> order = new OrderKeys(list, outputs, select).compile(around.orderBy());
        if (grouped) {
            Grouped g = Objects.requireNonNull(names.grouped());
            source = new Grouping(source, names.width(), keys.stream().map(Typed::code).toArray(Code[]::new), list.collations("GROUP BY", keys), GroupingSets.of(select.groupBy(), keys.size()), g.aggregates(),
                    select.groupBy().isEmpty());
        }
        if (having.isPresent()) {
            source = source.where(having.get());
        }
        int width = grouped ? Objects.requireNonNull(names.grouped()).width() : names.width();
        source = windows.over(source, width);
        return finish(select, around, outer, names, outputs, order, source, width);
    }

    private List<Typed> group(Query.Select select, Names names) {
        List<Expression> expressions = GroupingSets.keys(select.groupBy());
        Expressions raw = Expressions.of(environment, names, ctes, "GROUP BY");
        for (Expression e : expressions) {
            if (Walk.hasAggregate(e) || Walk.hasQuery(e)) {
                throw ServerError.of(144, 15, 1, "Cannot use an aggregate or a subquery in an expression used for the group by list of a GROUP BY clause.");
            }
            if (Walk.columns(e).isEmpty()) {
                throw ServerError.of(164, 15, 1, "Each GROUP BY expression must contain at least one column that is not an outer reference.");
            }
        }
        List<Typed> keys = raw.compile(expressions);
        IntStream.range(0, keys.size()).forEach(i -> Collated.demandSettled(keys.get(i).type(), "GROUP BY", i + 2)); // the server counts a column of its own before the keys
        List<Integer> places = expressions.stream().map(e -> e instanceof Expression.ColumnRef c && names.find(c) instanceof Names.Found f && f.depth() == 0 ? f.place() : -1).toList();
        names.group(new Grouped(names, expressions, keys, places));
        return keys;
    }

    private static Stream<Expression> expressions(Query.Select select, Query around) {
        return Stream.concat(select.items().stream().flatMap(i -> switch (i) {
            case Query.Value v -> Stream.of(v.expression());
            case Query.Assign a -> Stream.of(a.value());
            case Query.Star s -> Stream.empty();
        }), around.orderBy().stream().map(Expression.OrderItem::value));
    }

    private Compiled finish(Query.Select select, Query around, Names outer, Names names, List<Output> outputs, List<SortKey> order, Source source, int width) {
        List<Column> columns = outputs.stream().filter(o -> o.target() == null).map(Output::column).toList();
        boolean assigns = columns.size() < outputs.size();
        if (assigns && !columns.isEmpty()) {
            throw ServerError.of(141, 15, 1, "A SELECT statement that assigns a value to a variable must not be combined with data-retrieval operations.");
        }
        Code[] codes = Stream.concat(outputs.stream().map(Output::code), order.stream().map(SortKey::code)).toArray(Code[]::new);
        Ordered.Limit limit = new Queries(environment, ctes).limit(select.top(), around, outer);
        if (limit.ties() && order.isEmpty()) {
            throw ServerError.of(1062, 15, 1, "The TOP N WITH TIES clause is not allowed without a corresponding ORDER BY clause.");
        }
        Rows rows = new Projection(source, width, codes);
        if (!order.isEmpty() || select.distinct() || !limit.equals(Ordered.Limit.NONE)) {
            rows = new Ordered(rows, outputs.size(), order, select.distinct() ? list(names).collations("DISTINCT", outputs.stream().map(Output::typed).toList()) : null, limit);
        }
        BitSet untyped = new BitSet();
        IntStream.range(0, outputs.size()).filter(i -> outputs.get(i).untyped()).forEach(untyped::set);
        return new Compiled(columns, untyped, assigns ? assigning(rows, outputs) : rows, names.correlated(), assigns, ForClauses.fields(outputs));
    }

    private Expressions list(Names names) {
        return Expressions.of(environment, names, ctes, "SELECT");
    }

    private static Rows assigning(Rows rows, List<Output> outputs) {
        return (outer, work, out) -> rows.run(outer, work, row -> {
            for (int i = 0; i < outputs.size(); i++) {
                Objects.requireNonNull(outputs.get(i).target()).set(row[i]);
            }
            return out.test(row);
        });
    }
}
