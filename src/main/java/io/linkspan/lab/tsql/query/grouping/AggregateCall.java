package io.linkspan.lab.tsql.query.grouping;

import io.linkspan.lab.engine.type.Collation;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.query.Expressions;
import io.linkspan.lab.tsql.query.Typed;
import io.linkspan.lab.tsql.query.Walk;
import io.linkspan.lab.tsql.rows.Accumulators;
import io.linkspan.lab.tsql.rows.Aggregate;
import io.linkspan.lab.tsql.rows.Code;
import io.linkspan.lab.tsql.rows.SortKey;
import io.linkspan.lab.tsql.syntax.Expression;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** A call of an aggregate function with the type of its result (T-SQL reference, Aggregate functions). */
public record AggregateCall(SqlType type, boolean nullable, Aggregate aggregate) {

    public static AggregateCall compile(Expression.Call call, Expressions inside) {
        String name = call.function().upper();
        if (call.star()) {
            boolean big = name.equals("COUNT_BIG");
            return new AggregateCall(big ? SqlType.BIGINT : SqlType.INT, false, new Aggregate(new Code[0], false, inside.usual(), new Code[0], () -> new Accumulators.Count(big)));
        }
        if (call.arguments().size() != (name.equals("STRING_AGG") ? 2 : 1)) {
            throw ServerError.of(174, 15, 1, "The " + name.toLowerCase(Locale.ROOT) + " function requires " + (name.equals("STRING_AGG") ? 2 : 1) + " argument(s).");
        }
        Expression argument = call.arguments().getFirst();
        if (Walk.hasQuery(argument)) {
            throw ServerError.of(130, 15, 1, "Cannot perform an aggregate function on an expression containing an aggregate or a subquery.");
        }
        Typed value = inside.compile(argument);
        Collation collation = call.distinct() || name.startsWith("M") ? inside.collations(call.distinct() ? "DISTINCT" : name.toLowerCase(Locale.ROOT), List.of(value))[0] : inside.usual();
        return switch (name) {
            case "COUNT", "COUNT_BIG", "APPROX_COUNT_DISTINCT" -> {
                boolean big = !name.equals("COUNT");
                yield new AggregateCall(big ? SqlType.BIGINT : SqlType.INT, false,
                        new Aggregate(new Code[] {value.code()}, call.distinct() || name.startsWith("APPROX"), collation, new Code[0], () -> new Accumulators.Count(big)));
            }
            case "MIN", "MAX" -> {
                if (value.type().kind() == SqlType.Kind.BIT || value.type().kind() == SqlType.Kind.XML) {
                    throw invalid(value.type(), name);
                }
                yield of(value.type(), value, call, collation, () -> new Accumulators.Extreme(name.equals("MAX"), collation));
            }
            case "SUM", "AVG" -> {
                Typed number = number(value, name);
                SqlType type = sum(number.type(), name.equals("AVG"));
                yield of(type, number, call, collation, () -> new Accumulators.Sum(type, name.equals("AVG")));
            }
            case "STDEV", "STDEVP", "VAR", "VARP" -> of(SqlType.FLOAT, number(value, name), call, collation, () -> new Accumulators.Spread(name.endsWith("P"), name.startsWith("STDEV")));
            case "CHECKSUM_AGG" -> of(SqlType.INT, value.to(SqlType.INT), call, collation, Accumulators.Checksum::new);
            case "STRING_AGG" -> concatenation(call, inside, value, collation);
            default -> throw ServerError.of(195, 15, 10, "'" + call.function().name() + "' is not a recognized built-in function name.");
        };
    }

    private static AggregateCall of(SqlType type, Typed value, Expression.Call call, Collation collation, Supplier<Aggregate.Accumulator> accumulator) {
        return new AggregateCall(type, true, new Aggregate(new Code[] {value.code()}, call.distinct(), collation, new Code[0], accumulator));
    }

    private static Typed number(Typed value, String name) {
        return switch (value.type().kind()) {
            case TINYINT, SMALLINT, INT, BIGINT, DECIMAL, NUMERIC, MONEY, SMALLMONEY, FLOAT, REAL -> value;
            default -> throw invalid(value.type(), name);
        };
    }

    private static ServerError invalid(SqlType type, String name) {
        return ServerError.of(8117, 16, 1, "Operand data type " + type.kind().name().toLowerCase(Locale.ROOT) + " is invalid for " + name.toLowerCase(Locale.ROOT) + " operator.");
    }

    private static SqlType sum(SqlType of, boolean average) {
        return switch (of.kind()) {
            case BIGINT -> SqlType.BIGINT;
            case DECIMAL, NUMERIC -> new SqlType(of.kind(), 0, 38, average ? Math.max(of.scale(), 6) : of.scale());
            case MONEY, SMALLMONEY -> SqlType.MONEY;
            case FLOAT, REAL -> SqlType.FLOAT;
            default -> SqlType.INT;
        };
    }

    private static AggregateCall concatenation(Expression.Call call, Expressions inside, Typed value, Collation collation) {
        boolean text = value.type().isText();
        SqlType longest = text && value.type().kind() == SqlType.Kind.VARCHAR ? SqlType.varchar(8000) : SqlType.nvarchar(4000);
        SqlType type = (value.type().length() == SqlType.MAX && text ? value.type() : longest).with(text ? value.type().collated() : null);
        List<SortKey> order = call.withinGroup().stream().map(o -> inside.sortKey(inside.compile(o.value()), o.descending(), 1)).toList();
        Code separator = inside.compile(call.arguments().get(1)).to(SqlType.nvarchar(SqlType.MAX)).code();
        Code[] values = {value.to(type).code(), separator};
        return new AggregateCall(type, true, new Aggregate(values, call.distinct(), collation, SortKey.codes(order), () -> new Accumulators.Concatenation(order.isEmpty() ? null : SortKey.comparator(order, 2))));
    }
}
