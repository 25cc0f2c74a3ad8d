package io.linkspan.lab.tsql.query.grouping;

import io.linkspan.lab.engine.type.Collation;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.query.Expressions;
import io.linkspan.lab.tsql.query.Typed;
import io.linkspan.lab.tsql.query.Walk;
import io.linkspan.lab.tsql.rows.Aggregate;
import io.linkspan.lab.tsql.rows.Code;
import io.linkspan.lab.tsql.rows.SortKey;
import io.linkspan.lab.tsql.rows.Source;
import io.linkspan.lab.tsql.rows.Window;
import io.linkspan.lab.tsql.rows.WindowFunction.Bounds;
import io.linkspan.lab.tsql.rows.WindowFunction;
import io.linkspan.lab.tsql.syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The window calls of a query block: they gather while its list is compiled; their values stand behind the other columns of its rows. */
public final class Windows {

    private final List<Pending> pending = new ArrayList<>();
    private int base;

    private record Pending(Partition partition, List<SortKey> order, Code[] values, WindowFunction function) {
    }

    private record Partition(Code[] codes, Collation[] collations) {
    }

    /** @param width of the rows without the windows */
    public Source over(Source source, int width) {
        base = width;
        if (pending.isEmpty()) {
            return source;
        }
        List<Window> windows = IntStream.range(0, pending.size()).mapToObj(i -> {
            Pending p = pending.get(i);
            return new Window(p.partition.codes, p.partition.collations, p.order, p.values, p.function, width + i);
        }).toList();
        return Window.over(source, width + windows.size(), windows);
    }

    public Typed compile(Expression.Call call, Expressions around) {
        Expressions inside = around.inside(around.raw());
        Expression.Window over = call.over().orElseThrow();
        String name = call.function().upper();
        List<Typed> parts = inside.compile(over.partitionBy());
        Partition partition = new Partition(parts.stream().map(Typed::code).toArray(Code[]::new), inside.collations("PARTITION BY", parts));
        List<SortKey> order = over.orderBy().stream().map(o -> inside.sortKey(inside.compile(o.value()), o.descending(), 1)).toList();
        boolean ranks = switch (name) {
            case "ROW_NUMBER", "RANK", "DENSE_RANK", "NTILE", "PERCENT_RANK", "CUME_DIST", "LAG", "LEAD", "FIRST_VALUE", "LAST_VALUE" -> true;
            default -> false;
        };
        if (ranks && order.isEmpty()) {
            throw ServerError.of(4112, 15, 1, "The function '" + call.function().name() + "' must have an OVER clause with ORDER BY.");
        }
        Bounds bounds = bounds(over, !order.isEmpty());
        return switch (name) {
            case "ROW_NUMBER" -> add(SqlType.BIGINT, false, partition, order, List.of(), WindowFunction.rowNumber());
            case "RANK" -> add(SqlType.BIGINT, false, partition, order, List.of(), WindowFunction.rank());
            case "DENSE_RANK" -> add(SqlType.BIGINT, false, partition, order, List.of(), WindowFunction.denseRank());
            case "PERCENT_RANK" -> add(SqlType.FLOAT, false, partition, order, List.of(), WindowFunction.percentRank());
            case "CUME_DIST" -> add(SqlType.FLOAT, false, partition, order, List.of(), WindowFunction.cumulativeDistance());
            case "NTILE" -> add(SqlType.BIGINT, false, partition, order, List.of(inside.compile(call.arguments().getFirst()).to(SqlType.BIGINT)), WindowFunction.tiles());
            case "LAG", "LEAD" -> offset(call, inside, partition, order, name.equals("LEAD") ? 1 : -1);
            case "FIRST_VALUE", "LAST_VALUE" -> {
                Typed value = inside.compile(call.arguments().getFirst());
                yield add(value.type(), true, partition, order, List.of(value), WindowFunction.edge(name.equals("LAST_VALUE"), bounds));
            }
            default -> aggregate(call, inside, partition, order, bounds);
        };
    }

    private Typed offset(Expression.Call call, Expressions inside, Partition partition, List<SortKey> order, int direction) {
        List<Typed> arguments = inside.compile(call.arguments());
        Typed value = arguments.getFirst();
        Typed distance = (arguments.size() > 1 ? arguments.get(1) : Typed.constant(SqlType.BIGINT, 1L)).to(SqlType.BIGINT);
        Typed otherwise = (arguments.size() > 2 ? arguments.get(2) : Typed.constant(SqlType.INT, null)).to(value.type());
        return add(value.type(), true, partition, order, List.of(value, distance, otherwise), WindowFunction.offset(direction));
    }

    private Typed aggregate(Expression.Call call, Expressions inside, Partition partition, List<SortKey> order, Bounds bounds) {
        Expression.Call plain = new Expression.Call(call.function(), call.arguments(), call.distinct(), call.star(), Optional.empty(), call.withinGroup());
        if (!Walk.isAggregate(plain)) {
            throw ServerError.of(195, 15, 10, "'" + call.function().name() + "' is not a recognized built-in function name.");
        }
        if (call.distinct()) {
            throw ServerError.of(10759, 15, 1, "Use of DISTINCT is not allowed with the OVER clause.");
        }
        AggregateCall made = AggregateCall.compile(plain, inside);
        Code[] arguments = made.aggregate().arguments();
        Code[] kept = IntStream.range(0, arguments.length).mapToObj(i -> (Code) f -> f.row()[i]).toArray(Code[]::new);
        Aggregate overKept = new Aggregate(kept, false, inside.usual(), new Code[0], made.aggregate().accumulator());
        pending.add(new Pending(partition, order, arguments, WindowFunction.aggregate(overKept, bounds)));
        return last(made.type(), made.nullable());
    }

    private Typed add(SqlType type, boolean nullable, Partition partition, List<SortKey> order, List<Typed> values, WindowFunction function) {
        pending.add(new Pending(partition, order, values.stream().map(Typed::code).toArray(Code[]::new), function));
        return last(type, nullable);
    }

    private Typed last(SqlType type, boolean nullable) {
        int index = pending.size() - 1;
        return new Typed(type, nullable, false, false, f -> f.row()[base + index]);
    }

    private static Bounds bounds(Expression.Window over, boolean ordered) {
        if (over.frame().isEmpty()) {
            return ordered ? Bounds.RUNNING : Bounds.ALL;
        }
        Expression.Frame frame = over.frame().get();
        if (!ordered) {
            throw ServerError.of(10756, 15, 1, "Window frame with ROWS or RANGE must have an ORDER BY clause.");
        }
        return new Bounds(!frame.rows(), distance(frame.from(), !frame.rows()), distance(frame.to(), !frame.rows()));
    }

    private static @org.jspecify.annotations.Nullable Integer distance(Expression.Bound bound, boolean range) {
        int offset = bound.offset().map(o -> o instanceof Expression.Literal l && l.value() instanceof Integer n ? n : 0).orElse(0);
        if (range && bound.offset().isPresent()) {
            throw ServerError.of(4194, 16, 1, "RANGE is only supported with UNBOUNDED and CURRENT ROW window frame delimiters.");
        }
        return switch (bound.kind()) {
            case UNBOUNDED_PRECEDING, UNBOUNDED_FOLLOWING -> null;
            case PRECEDING -> Integer.valueOf(-offset);
            case CURRENT_ROW -> Integer.valueOf(0);
            case FOLLOWING -> Integer.valueOf(offset);
        };
    }
}
