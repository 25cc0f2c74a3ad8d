package io.linkspan.lab.tsql.query;

import io.linkspan.lab.engine.type.Collated;
import io.linkspan.lab.engine.type.Collation;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.engine.type.Values;
import io.linkspan.lab.tsql.rows.Code;
import io.linkspan.lab.tsql.rows.LikePattern;
import io.linkspan.lab.tsql.rows.Test;
import io.linkspan.lab.tsql.syntax.Expression.ComparisonOperator;
import io.linkspan.lab.tsql.syntax.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles what is true, false or unknown. */
record Conditions(Expressions expressions) {

    Test compile(Expression expression) {
        return switch (expression) {
            case Expression.Comparison c -> comparison(c.operator(), typed(c.left()), typed(c.right()));
            case Expression.And a -> and(compile(a.left()), compile(a.right()));
            case Expression.Or o -> or(compile(o.left()), compile(o.right()));
            case Expression.Not n -> not(compile(n.operand()));
            case Expression.IsNull n -> isNull(typed(n.value()).code(), n.negated());
            case Expression.IsDistinct d -> distinct(typed(d.left()), typed(d.right()), d.negated());
            case Expression.In in -> negatable(in(typed(in.value()), in.values().stream().map(this::typed).toList()), in.negated());
            case Expression.Between b -> between(b);
            case Expression.Like l -> negatable(like(l), l.negated());
            case Expression.InQuery in -> negatable(new Subqueries(expressions).in(typed(in.value()), in.query()), in.negated());
            case Expression.Exists e -> new Subqueries(expressions).exists(e.query());
            case Expression.Quantified q -> new Subqueries(expressions).quantified(q.operator(), typed(q.left()), q.all(), q.query());
            default -> throw ServerError.of(4145, 15, 1, "An expression of non-boolean type specified in a context where a condition is expected.");
        };
    }

    private Typed typed(Expression expression) {
        return expressions.compile(expression);
    }

    Test comparison(ComparisonOperator operator, Typed left, Typed right) {
        SqlType common = Typed.common(left, right);
        if (common.kind() == SqlType.Kind.XML) {
            throw ServerError.of(305, 16, 1, "The xml data type cannot be compared or sorted, except when using the IS NULL operator.");
        }
        Code a = left.to(common).code();
        Code b = right.to(common).code();
        Collation collation = collation(called(operator), common, left, right);
        return f -> {
            Object x = a.of(f);
            Object y = x == null ? null : b.of(f);
            return y == null ? null : holds(operator, Values.compare(x, y, collation));
        };
    }

    /** By which two compare that have been brought to one type. @throws ServerError 468, 4191 */
    Collation collation(String operation, SqlType common, Typed left, Typed right) {
        return Collated.collates(common) ? Collated.resolve(operation, expressions.usual(), List.of(left.type(), right.type())) : expressions.usual();
    }

    /** As messages name it. */
    static String called(ComparisonOperator operator) {
        return switch (operator) {
            case EQUAL -> "equal to";
            case NOT_EQUAL -> "not equal to";
            case LESS -> "less than";
            case LESS_OR_EQUAL -> "less than or equal to";
            case GREATER -> "greater than";
            case GREATER_OR_EQUAL -> "greater than or equal to";
        };
    }

    static boolean holds(ComparisonOperator operator, int order) {
        return switch (operator) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
        };
    }

    static Test and(Test a, Test b) {
        return f -> {
            Boolean x = a.of(f);
            if (Boolean.FALSE.equals(x)) {
                return false;
            }
            Boolean y = b.of(f);
            return Boolean.FALSE.equals(y) ? Boolean.FALSE : x == null || y == null ? null : Boolean.TRUE;
        };
    }

    private static Test or(Test a, Test b) {
        return f -> {
            Boolean x = a.of(f);
            if (Boolean.TRUE.equals(x)) {
                return true;
            }
            Boolean y = b.of(f);
            return Boolean.TRUE.equals(y) ? Boolean.TRUE : x == null || y == null ? null : Boolean.FALSE;
        };
    }

    static Test not(Test test) {
        return f -> negate(test.of(f));
    }

    private static @Nullable Boolean negate(@Nullable Boolean truth) {
        return truth == null ? null : Boolean.valueOf(!truth);
    }

    private static Test negatable(Test test, boolean negated) {
        return negated ? not(test) : test;
    }

    private static Test isNull(Code code, boolean negated) {
        return f -> (code.of(f) == null) != negated;
    }

    private Test distinct(Typed left, Typed right, boolean negated) {
        SqlType common = Typed.common(left, right);
        Code a = left.to(common).code();
        Code b = right.to(common).code();
        Collation collation = collation("is distinct from", common, left, right);
        return f -> {
            Object x = a.of(f);
            Object y = b.of(f);
            boolean distinct = x == null || y == null ? x != y : !Values.equal(x, y, collation);
            return distinct != negated;
        };
    }

    private Test in(Typed value, List<Typed> values) {
        Test[] tests = values.stream().map(v -> comparison(ComparisonOperator.EQUAL, value, v)).toArray(Test[]::new);
        return f -> {
            boolean unknown = false;
            for (Test test : tests) {
                Boolean truth = test.of(f);
                if (truth == null) {
                    unknown = true;
                } else if (truth) {
                    return true;
                }
            }
            return unknown ? null : Boolean.FALSE;
        };
    }

    private Test between(Expression.Between b) {
        Typed value = typed(b.value());
        return negatable(and(comparison(ComparisonOperator.GREATER_OR_EQUAL, value, typed(b.low())), comparison(ComparisonOperator.LESS_OR_EQUAL, value, typed(b.high()))), b.negated());
    }

    private Test like(Expression.Like l) {
        Typed text = typed(l.value());
        Typed like = typed(l.pattern());
        Code value = text.to(SqlType.nvarchar(SqlType.MAX)).code();
        Code pattern = like.to(SqlType.nvarchar(SqlType.MAX)).code();
        Code escape = l.escape().map(e -> typed(e).to(SqlType.nvarchar(SqlType.MAX)).code()).orElse(f -> "");
        LikePattern.Cache cache = new LikePattern.Cache(Collated.resolve("like", expressions.usual(), List.of(text.type(), like.type())));
        return f -> value.of(f) instanceof String t && pattern.of(f) instanceof String p && escape.of(f) instanceof String e ? (Boolean) cache.get(p, e).matches(t) : null;
    }
}
