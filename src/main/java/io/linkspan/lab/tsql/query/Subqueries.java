package io.linkspan.lab.tsql.query;

import io.linkspan.lab.engine.type.Collation;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.engine.type.Values;
import io.linkspan.lab.tsql.rows.Code;
import io.linkspan.lab.tsql.rows.Frame;
import io.linkspan.lab.tsql.rows.Key;
import io.linkspan.lab.tsql.rows.Test;
import io.linkspan.lab.tsql.syntax.Expression.ComparisonOperator;
import io.linkspan.lab.tsql.syntax.Query;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Compiles queries inside expressions. One that names nothing of the blocks around it runs once in a statement. */
record Subqueries(Expressions around) {

    Typed scalar(Query query) {
        Compiled compiled = compile(query, true);
        SqlType type = compiled.columns().getFirst().type();
        Code code = f -> {
            Object[] single = new Object[1];
            int[] count = {0};
            compiled.rows().run(f, f.work(), row -> {
                if (count[0]++ > 0) {
                    throw ServerError.of(512, 16, 1, "Subquery returned more than 1 value. This is not permitted when the subquery follows =, !=, <, <= , >, >= or when the subquery is used as an expression.");
                }
                single[0] = row[0];
                return true;
            });
            return single;
        };
        Object key = new Object();
        return Typed.of(type, f -> ((Object[]) kept(compiled, key, f, () -> code.of(f)))[0]);
    }

    Test exists(Query query) {
        Compiled compiled = compile(query, false);
        Object key = new Object();
        return f -> kept(compiled, key, f, () -> !compiled.rows().run(f, f.work(), row -> false));
    }

    Test in(Typed value, Query query) {
        Compiled compiled = compile(query, true);
        Typed column = compiled.column(0);
        SqlType common = Typed.common(value, column);
        Code wanted = value.to(common).code();
        Code found = column.to(common).code();
        Collation[] collations = {new Conditions(around).collation("equal to", common, value, column)};
        Object key = new Object();
        return f -> {
            Members members = kept(compiled, key, f, () -> members(compiled, found, collations, f));
            Object x = wanted.of(f);
            return members.keys.isEmpty() && !members.anyNull ? Boolean.FALSE : x == null ? null : members.keys.contains(Key.of(new Object[] {x}, collations)) ? Boolean.TRUE : members.anyNull ? null : Boolean.FALSE;
        };
    }

    Test quantified(ComparisonOperator operator, Typed left, boolean all, Query query) {
        Compiled compiled = compile(query, true);
        Typed column = compiled.column(0);
        SqlType common = Typed.common(left, column);
        Code wanted = left.to(common).code();
        Code found = column.to(common).code();
        Collation collation = new Conditions(around).collation(Conditions.called(operator), common, left, column);
        Object key = new Object();
        return f -> {
            List<Object[]> rows = kept(compiled, key, f, () -> compiled.rows().list(f, f.work()));
            Object x = wanted.of(f);
            boolean unknown = false;
            for (Object[] row : rows) {
                Object y = found.of(f.with(row));
                if (x == null || y == null) {
                    unknown = true;
                } else if (Conditions.holds(operator, Values.compare(x, y, collation)) != all) {
                    return !all;
                }
            }
            return unknown ? null : (Boolean) all;
        };
    }

    private Compiled compile(Query query, boolean single) {
        Compiled compiled = new Queries(around.environment(), around.ctes()).compile(query, around.names(), true);
        if (single && compiled.columns().size() != 1) {
            throw ServerError.of(116, 16, 1, "Only one expression can be specified in the select list when the subquery is not introduced with EXISTS.");
        }
        return compiled;
    }

    private static <T> T kept(Compiled compiled, Object key, Frame frame, Supplier<T> make) {
        return compiled.correlated() ? make.get() : frame.work().once(key, make);
    }

    private static Members members(Compiled compiled, Code found, Collation[] collations, Frame frame) {
        Set<Key> keys = new HashSet<>();
        boolean[] anyNull = {false};
        compiled.rows().run(frame, frame.work(), row -> {
            Object value = found.of(frame.with(row));
            anyNull[0] |= value == null;
            return value == null || keys.add(Key.of(new Object[] {value}, collations)) || true;
        });
        return new Members(keys, anyNull[0]);
    }

    private record Members(Set<Key> keys, boolean anyNull) {
    }
}
