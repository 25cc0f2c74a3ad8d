package io.linkspan.lab.tsql.query.grouping;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.query.Names;
import io.linkspan.lab.tsql.query.Typed;
import io.linkspan.lab.tsql.rows.Aggregate;
import io.linkspan.lab.tsql.syntax.Expression;
import java.util.ArrayList;
import java.util.List;

/** What the expressions of a grouped query block may use: its keys, and aggregates, which gather here while they are compiled. */
public final class Grouped {

    private final Names names;
    private final List<Expression> keys;
    private final List<Typed> typed;
    private final List<Integer> places;
    private final List<Aggregate> aggregates = new ArrayList<>();

    /** @param places the place of each key that is a plain column of the block, else -1 */
    public Grouped(Names names, List<Expression> keys, List<Typed> typed, List<Integer> places) {
        this.names = names;
        this.keys = keys;
        this.typed = typed;
        this.places = places;
    }

    public List<Typed> keys() {
        return typed;
    }

    public List<Aggregate> aggregates() {
        return aggregates;
    }

    /** Number of the key that this expression is, or -1. */
    public int key(Expression expression) {
        if (expression instanceof Expression.ColumnRef) {
            return -1;
        }
        return keys.indexOf(expression);
    }

    /** Number of the key that this column is, or -1. */
    public int key(int place) {
        return places.indexOf(place);
    }

    /** Adds an aggregate and gives its place in the rows. */
    public int add(Aggregate aggregate) {
        aggregates.add(aggregate);
        return keys.size() + aggregates.size() - 1;
    }

    /** Place of what GROUPING() says of a key; known once all aggregates are. */
    public int groupingPlace(int key) {
        return keys.size() + aggregates.size() + key;
    }

    public int width() {
        return keys.size() + aggregates.size() + keys.size();
    }

    /** 8120 and its like, for a column that is no key. */
    public ServerError ungrouped(Names.Found found, String clause) {
        Names.Item item = names.items().stream().filter(i -> found.place() >= i.offset() && found.place() < i.offset() + i.columns().size()).findFirst().orElseThrow();
        String column = String.join(".", item.names()) + "." + found.column().name();
        return switch (clause) {
            case "HAVING" -> ServerError.of(8121, 16, 1, "Column '" + column + "' is invalid in the HAVING clause because it is not contained in either an aggregate function or the GROUP BY clause.");
            case "ORDER BY" -> ServerError.of(8127, 16, 1, "Column \"" + column + "\" is invalid in the ORDER BY clause because it is not contained in either an aggregate function or the GROUP BY clause.");
            default -> ServerError.of(8120, 16, 1, "Column '" + column + "' is invalid in the select list because it is not contained in either an aggregate function or the GROUP BY clause.");
        };
    }
}
