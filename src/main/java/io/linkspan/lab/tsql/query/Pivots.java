package io.linkspan.lab.tsql.query;

import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.syntax.Expression;
import io.linkspan.lab.tsql.syntax.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** PIVOT and UNPIVOT as the queries that they stand for (T-SQL reference, "FROM - Using PIVOT and UNPIVOT"). */
record Pivots(List<Names.Item> items) {

    /** Groups by every column that the clause does not name; each value of the list is an aggregate over the rows that have it. */
    Query pivot(Query.Pivot p) {
        Set<String> used = Stream.concat(Stream.of(p.by()), p.aggregate().arguments().stream().flatMap(a -> Walk.columns(a).stream())).map(c -> c.name().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        List<Expression> keys = columns().filter(c -> !used.contains(c.name().toLowerCase(Locale.ROOT))).map(c -> (Expression) c).toList();
        List<Query.SelectItem> list = new ArrayList<>(keys.stream().map(k -> (Query.SelectItem) new Query.Value(k, Optional.empty())).toList());
        for (String value : p.values()) {
            Expression.Condition here = new Expression.Comparison(Expression.ComparisonOperator.EQUAL, p.by(), new Expression.Literal(value, SqlType.nvarchar(Math.max(1, value.length()))));
            List<Expression> arguments = p.aggregate().arguments().stream().map(a -> (Expression) new Expression.Case(Optional.empty(), List.of(new Expression.When(here, a)), Optional.empty())).toList();
            Expression.Call aggregate = new Expression.Call(p.aggregate().function(), arguments, p.aggregate().distinct(), false, Optional.empty(), List.of());
            if (p.aggregate().star() || !Walk.isAggregate(aggregate)) {
                throw ServerError.of(102, 15, 1, "Incorrect syntax near '" + (p.aggregate().star() ? "*" : p.aggregate().function()) + "'.");
            }
            list.add(new Query.Value(aggregate, Optional.of(value)));
        }
        return query(list, p.input(), keys, Optional.empty());
    }

    /** One row for each column of the list that is not null. @throws ServerError 207 for a column that is not there, 8167 for types that differ */
    Query unpivot(Query.Unpivot u) {
        List<Column> turned = u.columns().stream().map(this::find).toList();
        turned.stream().filter(c -> !c.type().like(turned.getFirst().type())).findFirst().ifPresent(c -> {
            throw ServerError.of(8167, 16, 1, "The type of column \"" + c.name() + "\" conflicts with the type of other columns specified in the UNPIVOT list.");
        });
        Set<String> used = u.columns().stream().map(c -> c.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        List<List<Expression>> rows = turned.stream().map(c -> List.<Expression>of(new Expression.Literal(c.name(), SqlType.SYSNAME), new Expression.ColumnRef(List.of(), c.name(), 0))).toList();
        Query.FromItem values = new Query.Rows(rows, "unpivoted", List.of(u.name(), u.value()));
        Expression.ColumnRef value = new Expression.ColumnRef(List.of("unpivoted"), u.value(), 0);
        List<Query.SelectItem> list = Stream.concat(columns().filter(c -> !used.contains(c.name().toLowerCase(Locale.ROOT))), Stream.of(value, new Expression.ColumnRef(List.of("unpivoted"), u.name(), 0)))
                .map(c -> (Query.SelectItem) new Query.Value(c, Optional.empty())).toList();
        return query(list, new Query.Apply(false, u.input(), values), List.of(), Optional.of(new Expression.IsNull(value, true)));
    }

    private Column find(String name) {
        return items.stream().flatMap(i -> i.columns().stream()).filter(c -> c.name().equalsIgnoreCase(name)).findFirst()
                .orElseThrow(() -> ServerError.of(207, 16, 1, "Invalid column name '" + name + "'."));
    }

    private Stream<Expression.ColumnRef> columns() {
        return items.stream().flatMap(i -> i.columns().stream().map(c -> new Expression.ColumnRef(i.names(), c.name(), 0)));
    }

    private static Query query(List<Query.SelectItem> list, Query.FromItem from, List<Expression> keys, Optional<Expression> where) {
        Query.Select select = new Query.Select(false, Optional.empty(), list, Optional.empty(), List.of(from), where, keys, Optional.empty(), 1);
        return new Query(List.of(), select, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }
}
