package io.linkspan.lab.tsql.query;

import io.linkspan.lab.engine.type.Collated;
import io.linkspan.lab.engine.type.Collation;
import io.linkspan.lab.engine.type.Collations;
import io.linkspan.lab.engine.type.ConversionErrors;
import io.linkspan.lab.engine.type.Conversions;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.function.Arithmetic;
import io.linkspan.lab.tsql.query.grouping.Grouped;
import io.linkspan.lab.tsql.query.grouping.Windows;
import io.linkspan.lab.tsql.rows.Code;
import io.linkspan.lab.tsql.rows.Frame;
import io.linkspan.lab.tsql.rows.SortKey;
import io.linkspan.lab.tsql.rows.Test;
import io.linkspan.lab.tsql.syntax.Expression;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the expressions of one clause.
 *
 * @param clause  as errors name it: WHERE, HAVING, ORDER BY …
 * @param raw     inside the argument of an aggregate: columns are those before grouping
 * @param windows takes the window calls; null where the clause allows none
 */
public record Expressions(Environment environment, Names names, Ctes ctes, String clause, boolean raw, @Nullable Windows windows) {

    public static Expressions of(Environment environment, Names names, Ctes ctes, String clause) {
        return new Expressions(environment, names, ctes, clause, false, null);
    }

    public Expressions inside(boolean rawColumns) {
        return new Expressions(environment, names, ctes, clause, rawColumns, null);
    }

    public List<Typed> compile(List<Expression> expressions) {
        return expressions.stream().map(this::compile).toList();
    }

    /** Of texts that have none of their own. */
    public Collation usual() {
        return environment.scope().database().collation();
    }

    /** By which each compares as a key of {@code operation}. */
    public Collation[] collations(String operation, List<Typed> keys) {
        keys.stream().filter(_ -> operation.equals("DISTINCT")).forEach(k -> Collated.demandDistinguishable(k.type()));
        return keys.stream().map(k -> Collated.resolve(operation, usual(), List.of(k.type()))).toArray(Collation[]::new);
    }

    /** @param place number of the item in its ORDER BY, from 1. @throws ServerError 451 */
    public SortKey sortKey(Typed value, boolean descending, int place) {
        Collated.demandSettled(value.type(), "ORDER BY", place);
        return new SortKey(value.code(), descending, Collated.resolve("ORDER BY", usual(), List.of(value.type())));
    }

    public Test condition(Expression expression) {
        return new Conditions(this).compile(expression);
    }

    public Typed compile(Expression expression) {
        Grouped grouped = raw ? null : names.grouped();
        int key = grouped == null ? -1 : grouped.key(expression);
        if (key >= 0) {
            return Typed.of(Objects.requireNonNull(grouped).keys().get(key).type(), f -> f.row()[key]);
        }
        return switch (expression) {
            case Expression.Literal l -> Typed.constant(l.type(), l.value());
            case Expression.Variable v -> variable(v.name());
            case Expression.Global g -> environment.global(g.name());
            case Expression.ColumnRef c -> column(c);
            case Expression.Unary u -> unary(u);
            case Expression.Binary b -> binary(b);
            case Expression.Case c -> choice(c);
            case Expression.Cast c -> cast(c);
            case Expression.Collate c -> collated(c);
            case Expression.Call c -> new Calls(this).compile(c);
            case Expression.XmlMethod x -> new XmlMethods(this).compile(x);
            case Expression.Subquery s -> new Subqueries(this).scalar(s.query());
            case Expression.AtTimeZone z -> environment.call(io.linkspan.lab.tsql.syntax.ObjectName.of("AT TIME ZONE"), compile(List.of(z.value(), z.zone())));
            case Expression.DefaultValue d -> throw ServerError.of(156, 15, 1, "Incorrect syntax near the keyword 'DEFAULT'.");
            case Expression.NextValue n -> environment.next(n.sequence());
            case Expression.Condition c -> throw ServerError.of(4145, 15, 1, "An expression of non-boolean type specified in a context where a condition is expected.");
        };
    }

    private Typed variable(String name) {
        Variable variable = environment.variable(name);
        return Typed.of(variable.type(), f -> variable.value());
    }

    private Typed column(Expression.ColumnRef ref) {
        Typed typed = anyColumn(ref);
        if (typed.type().equals(XmlMethods.NODE)) {
            throw ServerError.of(493, 16, 1, "The column '" + ref.name() + "' that was returned from the nodes() method cannot be used directly. It can only be used with one of the four XML data type methods, exist(), nodes(), query(), and value(), or in IS NULL and IS NOT NULL checks.");
        }
        return typed;
    }

    /** Also one that {@code nodes()} made. */
    public Typed anyColumn(Expression.ColumnRef ref) {
        Names.Found found = names.find(ref);
        Grouped grouped = raw && found.depth() == 0 ? null : found.names().grouped();
        int place = grouped == null ? found.place() : grouped.key(found.place());
        if (place < 0) {
            throw Objects.requireNonNull(grouped).ungrouped(found, clause);
        }
        return new Typed(found.column().type(), found.column().nullable(), false, false, read(found.depth(), place));
    }

    private static Code read(int depth, int place) {
        return switch (depth) {
            case 0 -> f -> f.row()[place];
            case 1 -> f -> Objects.requireNonNull(f.outer()).row()[place];
            default -> f -> f.up(depth).row()[place];
        };
    }

    /** @throws ServerError 447 for what is no text, 448 for no collation */
    private Typed collated(Expression.Collate c) {
        Typed value = compile(c.value());
        Collation collation = c.collation().equalsIgnoreCase("database_default") || c.collation().equalsIgnoreCase("catalog_default") ? usual() : Collations.get(c.collation());
        if (value.untyped()) {
            return value;
        }
        if (!Collated.collates(value.type())) {
            throw ServerError.of(447, 16, 0, "Expression type " + ConversionErrors.name(value.type()) + " is invalid for COLLATE clause.");
        }
        return value.as(value.type().with(Collated.explicit(collation)));
    }

    private Typed unary(Expression.Unary u) {
        Typed operand = compile(u.operand());
        SqlType type = operand.type();
        return switch (u.operator()) {
            case PLUS -> operand;
            case MINUS -> new Typed(type, operand.nullable(), operand.untyped(), operand.constant(), f -> Arithmetic.negate(operand.code().of(f), type));
            case NOT -> new Typed(type, operand.nullable(), operand.untyped(), operand.constant(), f -> Arithmetic.complement(operand.code().of(f), type));
        };
    }

    private Typed binary(Expression.Binary b) {
        Typed left = compile(b.left());
        Typed right = compile(b.right());
        return arithmetic(b.operator(), sized(b.left(), left, right.type()), sized(b.right(), right, left.type()));
    }

    /** Beside a decimal, a whole number that is written down has the precision of its digits (T-SQL reference, Precision, scale, and length). */
    private static Typed sized(Expression written, Typed typed, SqlType other) {
        boolean decimal = other.kind() == SqlType.Kind.DECIMAL || other.kind() == SqlType.Kind.NUMERIC;
        return decimal && written instanceof Expression.Literal l && l.value() instanceof Integer n
                ? Typed.constant(new SqlType(SqlType.Kind.NUMERIC, 0, BigDecimal.valueOf(n).precision(), 0), BigDecimal.valueOf(n)) : typed;
    }

    public static Typed arithmetic(Expression.BinaryOperator operator, Typed left, Typed right) {
        SqlType from = left.untyped() ? right.type() : left.type();
        SqlType with = right.untyped() ? left.type() : right.type();
        Code a = left.code();
        Code b = right.code();
        return new Typed(Collated.mix(operator.verb(), Arithmetic.type(operator, from, with), List.of(from, with)), left.nullable() || right.nullable(), left.untyped() && right.untyped(), left.constant() && right.constant(),
                f -> Arithmetic.apply(operator, a.of(f), from, b.of(f), with));
    }

    private Typed choice(Expression.Case c) {
        List<Typed> results = c.whens().stream().map(w -> compile(w.result())).toList();
        Typed otherwise = c.otherwise().map(this::compile).orElseGet(() -> Typed.constant(SqlType.INT, null));
        List<Typed> all = java.util.stream.Stream.concat(results.stream(), java.util.stream.Stream.of(otherwise)).toList();
        if (all.stream().allMatch(Typed::untyped)) {
            throw ServerError.of(8133, 16, 1, "At least one of the result expressions in a CASE specification must be an expression other than the NULL constant.");
        }
        SqlType type = common("CASE", all);
        Test[] tests = c.whens().stream().map(w -> c.input().map(i -> condition(new Expression.Comparison(Expression.ComparisonOperator.EQUAL, i, w.test())))
                .orElseGet(() -> condition(w.test()))).toArray(Test[]::new);
        Code[] codes = all.stream().map(t -> t.to(type).code()).toArray(Code[]::new);
        return new Typed(type, all.stream().anyMatch(Typed::nullable), false, false, f -> {
            int i = 0;
            while (i < tests.length && !tests[i].holds(f)) {
                i++;
            }
            return codes[i].of(f);
        });
    }

    /** The type into which all go that an operator brings together. */
    public static SqlType common(String operator, List<Typed> all) {
        SqlType type = all.stream().reduce((a, b) -> new Typed(Typed.common(a, b), true, a.untyped() && b.untyped(), false, a.code())).orElseThrow().type();
        return Collated.mix(operator, type, all.stream().map(Typed::type).toList());
    }

    private Typed cast(Expression.Cast c) {
        Typed value = compile(c.value());
        Typed style = c.style().map(this::compile).orElseGet(() -> Typed.constant(SqlType.INT, 0)).to(SqlType.INT);
        if (value.untyped()) {
            return new Typed(c.type(), true, false, true, f -> null);
        }
        Code code = f -> style.code().of(f) instanceof Integer n ? Conversions.explicit(value.code().of(f), value.type(), c.type(), n) : null;
        return new Typed(Collated.collates(value.type()) ? c.type().with(value.type().collated()) : c.type(), value.nullable() || c.tries(), false, false, c.tries() ? f -> attempt(code, f) : code);
    }

    /** TRY_CAST and its like: what cannot be converted is null; a conversion that is not allowed at all (529) stays an error. */
    private static @Nullable Object attempt(Code code, Frame frame) {
        try {
            return code.of(frame);
        } catch (ServerError e) {
            if (e.number() == 529) {
                throw e;
            }
            return null;
        }
    }
}
