package io.linkspan.lab.tsql.query;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.rows.SortKey;
import io.linkspan.lab.tsql.syntax.Expression;
import io.linkspan.lab.tsql.syntax.Query;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Compiles ORDER BY of one SELECT: places in the list, its aliases, or expressions over the same rows. */
record OrderKeys(Expressions list, List<Output> outputs, Query.Select select) {

    List<SortKey> compile(List<Expression.OrderItem> items) {
        return IntStream.range(0, items.size()).mapToObj(i -> key(items.get(i), i + 1)).toList();
    }

    private SortKey key(Expression.OrderItem item, int number) {
        if (item.value() instanceof Expression.Literal l) {
            if (!(l.value() instanceof Integer place)) {
                throw ServerError.of(408, 16, 1, "A constant expression was encountered in the ORDER BY list, position 1.");
            }
            if (place < 1 || place > outputs.size()) {
                throw ServerError.of(108, 16, 1, "The ORDER BY position number " + place + " is out of range of the number of items in the select list.");
            }
            return list.sortKey(outputs.get(place - 1).typed(), item.descending(), number);
        }
        Optional<Output> named = named(item.value());
        if (named.isPresent()) {
            return list.sortKey(named.get().typed(), item.descending(), number);
        }
        if (select.distinct() && outputs.stream().noneMatch(o -> item.value().equals(o.source()) || same(item.value(), o.source()))) {
            throw ServerError.of(145, 15, 1, "ORDER BY items must appear in the select list if SELECT DISTINCT is specified.");
        }
        Expressions order = new Expressions(list.environment(), list.names(), list.ctes(), "ORDER BY", false, list.windows());
        return list.sortKey(order.compile(item.value()), item.descending(), number);
    }

    private Optional<Output> named(Expression value) {
        if (!(value instanceof Expression.ColumnRef c) || !c.prefix().isEmpty()) {
            return Optional.empty();
        }
        List<Output> found = outputs.stream().filter(o -> o.target() == null && list.usual().equal(o.column().name(), c.name())).toList();
        if (found.size() > 1 && !found.stream().allMatch(o -> same(found.getFirst().source(), o.source()))) {
            throw ServerError.of(209, 16, 1, "Ambiguous column name '" + c.name() + "'.").at(c.line());
        }
        return found.stream().findFirst();
    }

    private boolean same(@org.jspecify.annotations.Nullable Expression a, @org.jspecify.annotations.Nullable Expression b) {
        return a instanceof Expression.ColumnRef x && b instanceof Expression.ColumnRef y && list.names().find(x).equals(list.names().find(y));
    }
}
