package io.linkspan.lab.tsql.query;

import io.linkspan.lab.engine.type.Collated;
import io.linkspan.lab.engine.type.Collation;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.engine.type.Values;
import io.linkspan.lab.tsql.query.grouping.AggregateCall;
import io.linkspan.lab.tsql.query.grouping.Grouped;
import io.linkspan.lab.tsql.query.grouping.Windows;
import io.linkspan.lab.tsql.rows.Code;
import io.linkspan.lab.tsql.syntax.Expression;
import java.util.List;

/** Compiles calls: aggregates, window functions, those whose arguments are not always computed, then all others by name. */
record Calls(Expressions around) {

    Typed compile(Expression.Call call) {
        if (call.over().isPresent()) {
            Windows windows = around.windows();
            if (windows == null) {
                throw ServerError.of(4108, 15, 1, "Windowed functions can only appear in the SELECT or ORDER BY clauses.");
            }
            return windows.compile(call, around);
        }
        if (Walk.isAggregate(call)) {
            return aggregate(call);
        }
        return switch (call.function().parts().size() == 1 ? call.function().upper() : "") {
            case "COALESCE" -> call.arguments().size() < 2 ? refuse() : coalesce(call.arguments().stream().map(around::compile).toList());
            case "ISNULL" -> isNull(call);
            case "NULLIF" -> nullIf(call);
            case "ROW_NUMBER", "RANK", "DENSE_RANK", "NTILE", "LAG", "LEAD", "FIRST_VALUE", "LAST_VALUE" ->
                    throw ServerError.of(10753, 15, 3, "The function '" + call.function().name() + "' must have an OVER clause.");
            default -> environment(call);
        };
    }

    private static Typed refuse() {
        throw ServerError.of(102, 15, 1, "Incorrect syntax near ')'.");
    }

    private Typed environment(Expression.Call call) {
        return around.environment().call(call.function(), around.compile(call.star() ? columns(call) : call.arguments()));
    }

    /** The two checksums take a star for all columns (T-SQL reference, CHECKSUM and BINARY_CHECKSUM); nothing else does. */
    private List<Expression> columns(Expression.Call call) {
        if (!call.function().is("CHECKSUM") && !call.function().is("BINARY_CHECKSUM")) {
            throw ServerError.of(102, 15, 1, "Incorrect syntax near '*'.");
        }
        return around.names().items().stream().flatMap(item -> item.columns().stream().map(column -> (Expression) new Expression.ColumnRef(item.names(), column.name(), 0))).toList();
    }

    private Typed aggregate(Expression.Call call) {
        Grouped grouped = around.names().grouped();
        if (grouped == null || around.raw()) {
            throw around.raw() ? ServerError.of(130, 15, 1, "Cannot perform an aggregate function on an expression containing an aggregate or a subquery.")
                    : ServerError.of(147, 15, 1, "An aggregate may not appear in the " + around.clause()
                            + " clause unless it is in a subquery contained in a HAVING clause or a select list, and the column being aggregated is an outer reference.");
        }
        if (call.function().is("GROUPING")) {
            return grouping(call, grouped);
        }
        AggregateCall made = AggregateCall.compile(call, around.inside(true));
        int place = grouped.add(made.aggregate());
        return new Typed(made.type(), made.nullable(), false, false, f -> f.row()[place]);
    }

    private Typed grouping(Expression.Call call, Grouped grouped) {
        Expression argument = call.arguments().getFirst();
        int key = argument instanceof Expression.ColumnRef c ? grouped.key(around.names().find(c).place()) : grouped.key(argument);
        if (key < 0) {
            throw ServerError.of(8161, 15, 1, "Argument 1 of the GROUPING function does not match any of the expressions in the GROUP BY clause.");
        }
        return Typed.of(SqlType.TINYINT, f -> f.row()[grouped.groupingPlace(key)]);
    }

    private static Typed coalesce(List<Typed> all) {
        if (all.stream().allMatch(Typed::untyped)) {
            throw ServerError.of(4127, 16, 1, "At least one of the arguments to COALESCE must be an expression that is not the NULL constant.");
        }
        SqlType type = Expressions.common("CASE", all);
        Code[] codes = all.stream().map(t -> t.to(type).code()).toArray(Code[]::new);
        return new Typed(type, all.stream().allMatch(Typed::nullable), false, false, f -> {
            Object value = null;
            for (int i = 0; i < codes.length && value == null; i++) {
                value = codes[i].of(f);
            }
            return value;
        });
    }

    /** The type is that of the first argument: a longer replacement is cut (T-SQL reference, ISNULL). */
    private Typed isNull(Expression.Call call) {
        demand(call, 2);
        Typed first = around.compile(call.arguments().get(0));
        Typed second = around.compile(call.arguments().get(1));
        SqlType type = first.untyped() ? second.type() : first.type();
        Collated.mix("isnull", type, List.of(first.type(), second.type()).stream().filter(t -> t.collated() != null && t.collated().label() == Collated.Label.EXPLICIT).toList());
        Code value = first.to(type).code();
        Code replacement = second.to(type).code();
        return new Typed(type, first.nullable() && second.nullable(), false, false, f -> {
            Object found = value.of(f);
            return found == null ? replacement.of(f) : found;
        });
    }

    private Typed nullIf(Expression.Call call) {
        demand(call, 2);
        Typed first = around.compile(call.arguments().get(0));
        Typed second = around.compile(call.arguments().get(1));
        if (first.untyped()) {
            throw ServerError.of(4151, 16, 1, "The type of the first argument to NULLIF cannot be the NULL constant because the type of the first argument has to be known.");
        }
        SqlType common = Typed.common(first, second);
        Code a = first.to(common).code();
        Code b = second.to(common).code();
        Collation collation = new Conditions(around).collation("equal to", common, first, second);
        return Typed.of(first.type(), f -> {
            Object x = a.of(f);
            Object y = b.of(f);
            return x != null && y != null && Values.equal(x, y, collation) ? null : first.code().of(f);
        });
    }

    private static void demand(Expression.Call call, int arguments) {
        if (call.arguments().size() != arguments) {
            throw ServerError.of(174, 15, 1, "The " + call.function().name().toLowerCase(java.util.Locale.ROOT) + " function requires " + arguments + " argument(s).");
        }
    }
}
