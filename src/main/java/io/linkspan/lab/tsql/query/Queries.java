package io.linkspan.lab.tsql.query;

import io.linkspan.lab.engine.type.Collated;
import io.linkspan.lab.engine.type.Collation;
import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.rows.Code;
import io.linkspan.lab.tsql.rows.Frame;
import io.linkspan.lab.tsql.rows.Ordered;
import io.linkspan.lab.tsql.rows.Rows;
import io.linkspan.lab.tsql.rows.SetOperation;
import io.linkspan.lab.tsql.rows.SortKey;
import io.linkspan.lab.tsql.rows.Test;
import io.linkspan.lab.tsql.syntax.Expression;
import io.linkspan.lab.tsql.syntax.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Compiles queries: a SELECT, set operations, VALUES, with what stands around them. */
public record Queries(Environment environment, Ctes ctes) {

    public static Compiled compile(Environment environment, Query query) {
        return new Queries(environment, Ctes.NONE).compile(query, Names.outermost(environment), false);
    }

    /** An expression without columns of its own. */
    public static Typed scalar(Environment environment, Expression expression) {
        return Expressions.of(environment, Names.outermost(environment), Ctes.NONE, "SELECT").compile(expression);
    }

    /** The condition of IF or WHILE. */
    public static Test condition(Environment environment, Expression condition) {
        return Expressions.of(environment, Names.outermost(environment), Ctes.NONE, "IF").condition(condition);
    }

    /** @param outer the block around it. @param nested true where it is no statement of its own */
    Compiled compile(Query query, Names outer, boolean nested) {
        if (nested && !query.orderBy().isEmpty() && query.offset().isEmpty() && query.forClause().isEmpty() && !(query.body() instanceof Query.Select s && s.top().isPresent())) {
            throw ServerError.of(1033, 15, 1, "The ORDER BY clause is invalid in views, inline functions, derived tables, subqueries, and common table expressions, unless TOP, OFFSET or FOR XML is also specified.");
        }
        Queries inside = new Queries(environment, ctes.limited(query.hints()).with(query.with()));
        Compiled compiled = query.body() instanceof Query.Select select ? new Selects(environment, inside.ctes).compile(select, query, outer) : inside.ordered(query, outer);
        return query.forClause().map(f -> ForClauses.compile(f, compiled, nested)).orElse(compiled);
    }

    Compiled body(Query.Body body, Names outer) {
        return switch (body) {
            case Query.Select s -> new Selects(environment, ctes).compile(s, new Query(List.of(), s, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), List.of()), outer);
            case Query.Nested n -> compile(n.query(), outer, false);
            case Query.SetOperation s -> union(s, outer);
        };
    }

    private Compiled union(Query.SetOperation s, Names outer) {
        Compiled left = body(s.left(), outer);
        Compiled right = body(s.right(), outer);
        if (left.columns().size() != right.columns().size()) {
            throw unequal();
        }
        List<Column> columns = IntStream.range(0, left.columns().size()).mapToObj(i -> {
            Column a = left.columns().get(i);
            Column b = right.columns().get(i);
            return new Column(a.name(), united(s.operator(), left.column(i), right.column(i)), a.nullable() || b.nullable());
        }).toList();
        SetOperation.Operator operator = SetOperation.Operator.valueOf(s.operator().name());
        BitSet untyped = (BitSet) left.untyped().clone();
        untyped.and(right.untyped());
        return new Compiled(columns, untyped, new SetOperation(operator, left.to(columns).rows(), right.to(columns).rows(), collations(columns)), left.correlated() || right.correlated(), false);
    }

    /** Only UNION ALL does not compare. @throws ServerError 468, 457 */
    private SqlType united(Query.SetOperator operator, Typed a, Typed b) {
        SqlType common = Typed.common(a, b);
        String name = operator.name().replace('_', ' ');
        if (operator != Query.SetOperator.UNION_ALL && Collated.collates(common)) {
            Collated.resolve(name, usual(), List.of(a.type(), b.type()));
        }
        return Collated.mix(name, common, List.of(a.type(), b.type()));
    }

    private Collation usual() {
        return environment.scope().database().collation();
    }

    /** By which the rows of these columns compare. */
    private Collation[] collations(List<Column> columns) {
        return columns.stream().map(c -> c.type().collated() == null ? usual() : c.type().collated().collation()).toArray(Collation[]::new);
    }

    static ServerError unequal() {
        return ServerError.of(205, 16, 1, "All queries combined using a UNION, INTERSECT or EXCEPT operator must have an equal number of expressions in their target lists.");
    }

    /** ORDER BY, OFFSET and FETCH over something that is not one SELECT: only the columns of the result can be named. */
    private Compiled ordered(Query query, Names outer) {
        Compiled inner = body(query.body(), outer);
        List<SortKey> keys = new ArrayList<>();
        for (Expression.OrderItem item : query.orderBy()) {
            int place = item.value() instanceof Expression.Literal l && l.value() instanceof Integer n ? n - 1 : item.value() instanceof Expression.ColumnRef c ? place(inner.columns(), c) : -1;
            if (place < 0 || place >= inner.columns().size()) {
                throw ServerError.of(104, 16, 1, "ORDER BY items must appear in the select list if the statement contains a UNION, INTERSECT or EXCEPT operator.");
            }
            keys.add(Expressions.of(environment, outer, ctes, "ORDER BY").sortKey(inner.column(place), item.descending(), keys.size() + 1));
        }
        if (keys.isEmpty() && query.offset().isEmpty()) {
            return inner;
        }
        int width = inner.columns().size();
        Rows keyed = (around, work, out) -> inner.rows().run(around, work, row -> {
            Object[] longer = Arrays.copyOf(row, width + keys.size());
            for (int i = 0; i < keys.size(); i++) {
                longer[width + i] = keys.get(i).code().of(new Frame(row, around, work));
            }
            return out.test(longer);
        });
        return new Compiled(inner.columns(), inner.untyped(), new Ordered(keyed, width, keys, null, limit(Optional.empty(), query, outer)), inner.correlated(), false);
    }

    private int place(List<Column> columns, Expression.ColumnRef ref) {
        return IntStream.range(0, columns.size()).filter(i -> ref.prefix().isEmpty() && usual().equal(columns.get(i).name(), ref.name())).findFirst().orElse(-1);
    }

    Ordered.Limit limit(Optional<Query.Top> top, Query query, Names outer) {
        Expressions expressions = Expressions.of(environment, new Names(outer), ctes, "TOP");
        BiFunction<Optional<Expression>, SqlType, Optional<Code>> code = (e, type) -> e.map(x -> expressions.compile(x).to(type).code());
        Optional<Query.Top> t = top;
        return new Ordered.Limit(code.apply(t.map(Query.Top::count), t.map(Query.Top::percent).orElse(false) ? SqlType.FLOAT : SqlType.BIGINT).orElse(null), t.map(Query.Top::percent).orElse(false),
                t.map(Query.Top::withTies).orElse(false), code.apply(query.offset(), SqlType.BIGINT).orElse(null), code.apply(query.fetch(), SqlType.BIGINT).orElse(null));
    }

    /** {@code VALUES (…), (…)}: each column has the type into which all its values go. */
    Compiled values(List<List<Expression>> rows, Expressions expressions) {
        List<List<Typed>> typed = rows.stream().map(expressions::compile).toList();
        int width = typed.getFirst().size();
        if (typed.stream().anyMatch(r -> r.size() != width)) {
            throw ServerError.of(10709, 16, 1, "The number of columns for each row in a table value constructor must be the same.");
        }
        List<Column> columns = IntStream.range(0, width).mapToObj(i -> {
            List<Typed> all = typed.stream().map(r -> r.get(i)).toList();
            return new Column("", Expressions.common("UNION ALL", all), all.stream().anyMatch(Typed::nullable));
        }).toList();
        List<Code[]> codes = typed.stream().map(r -> IntStream.range(0, width).mapToObj(i -> r.get(i).to(columns.get(i).type()).code()).toArray(Code[]::new)).toList();
        return new Compiled(columns, new BitSet(), (outer, work, out) -> {
            Frame frame = outer == null ? Frame.of(0, null, work) : outer;
            for (Code[] row : codes) {
                if (!out.test(Arrays.stream(row).map(c -> c.of(frame)).toArray())) {
                    return false;
                }
            }
            return true;
        }, true, false);
    }
}
