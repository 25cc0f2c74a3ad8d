package io.linkspan.lab.tsql.query;

import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.rows.Code;
import io.linkspan.lab.tsql.syntax.Expression;
import io.linkspan.lab.tsql.syntax.ObjectName;
import io.linkspan.lab.tsql.syntax.Query;
import java.util.ArrayList;
import java.util.List;

/** Compiles a select list or the list of an OUTPUT clause. */
record Outputs(Expressions expressions) {

    List<Output> compile(List<Query.SelectItem> items) {
        List<Output> all = new ArrayList<>();
        for (Query.SelectItem item : items) {
            switch (item) {
                case Query.Star s -> star(s, all);
                case Query.Value v -> all.add(value(v));
                case Query.Assign a -> all.add(assign(a));
            }
        }
        return all;
    }

    private void star(Query.Star star, List<Output> all) {
        List<String> prefix = star.prefix().map(ObjectName::parts).orElse(List.of());
        List<Names.Item> items = expressions.names().called(prefix);
        if (items.isEmpty()) {
            throw prefix.isEmpty() ? ServerError.of(263, 16, 1, "Must specify table to select from.")
                    : ServerError.of(107, 15, 1, "The column prefix '" + String.join(".", prefix) + "' does not match with a table name or alias name used in the query.");
        }
        for (Names.Item item : items) {
            for (Column column : item.columns()) {
                Expression.ColumnRef ref = new Expression.ColumnRef(item.names(), column.name(), 0);
                all.add(new Output(column, false, expressions.compile(ref).code(), null, ref, item.names().getLast()));
            }
        }
    }

    private Output value(Query.Value v) {
        Typed typed = expressions.compile(v.expression());
        String name = v.alias().orElseGet(() -> v.expression() instanceof Expression.ColumnRef c ? c.name() : "");
        return new Output(new Column(name, typed.type(), typed.nullable()), typed.untyped(), typed.code(), null, v.expression(), v.expression() instanceof Expression.ColumnRef c ? expressions.names().table(c) : "");
    }

    private Output assign(Query.Assign a) {
        Variable variable = expressions.environment().variable(a.variable());
        Typed value = expressions.compile(a.value());
        if (a.operator().isPresent()) {
            value = Expressions.arithmetic(a.operator().get(), Typed.of(variable.type(), f -> variable.value()), value);
        }
        Code code = value.to(variable.type()).code();
        return new Output(new Column(variable.name(), variable.type()), false, code, variable, a.value(), "");
    }
}
