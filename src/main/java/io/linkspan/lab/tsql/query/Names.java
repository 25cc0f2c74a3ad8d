package io.linkspan.lab.tsql.query;

import io.linkspan.lab.engine.type.Collation;
import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.query.grouping.Grouped;
import io.linkspan.lab.tsql.syntax.Expression.ColumnRef;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns that the expressions of a query block can name: its own, then those of the blocks around it. */
public class Names {

    private final @Nullable Names outer;
    private final Collation collation;
    private final List<Item> items = new ArrayList<>();
    private int width;
    private boolean correlated;
    private @Nullable Grouped grouped;

    private Names(@Nullable Names outer, Collation collation) {
        this.outer = outer;
        this.collation = collation;
    }

    public Names(Names outer) {
        this(outer, outer.collation);
    }

    /** Those of a statement: names are equal by the collation of the current database. */
    public static Names outermost(Environment environment) {
        return new Names(null, environment.scope().database().collation());
    }

    /** True where two names are one. */
    public boolean same(String a, String b) {
        return collation.equal(a, b);
    }

    /** The blocks around this one, seen from a block within that must not see the columns of this one. */
    public Names blind() {
        Names view = new Names(outer, collation) {
            @Override
            public void correlate() {
                Names.this.correlate();
            }
        };
        view.width = width;
        return view;
    }

    /** This block as an ON clause sees it: only the items within these places. */
    public Names within(int from, int to) {
        Names view = blind();
        items.stream().filter(i -> i.offset >= from && i.offset < to).forEach(view.items::add);
        return view;
    }

    /** Marks this block and all around it as different each time they run. */
    public void touch() {
        for (Names n = this; n != null; n = n.outer) {
            n.correlate();
        }
    }

    /** Columns of a FROM item, in the places from {@code offset}. */
    public record Item(List<String> names, List<Column> columns, int offset) {

        boolean called(List<String> prefix, Collation collation) {
            for (int i = 1; i <= prefix.size(); i++) {
                String wanted = prefix.get(prefix.size() - i);
                if (i == 2 && names.size() == 1 && collation.equal(wanted, "dbo")) {
                    continue;
                }
                if (i > names.size() || !collation.equal(wanted, names.get(names.size() - i)) && !(i > 1 && (wanted.isEmpty() || names.get(names.size() - i).isEmpty()))) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Where a column was found: how many blocks out, at which place, and what it is. */
    public record Found(int depth, int place, Column column, Names names) {
    }

    /** The items of this block that a prefix means. */
    public List<Item> called(List<String> prefix) {
        return items.stream().filter(i -> prefix.isEmpty() || i.called(prefix, collation)).toList();
    }

    public int width() {
        return width;
    }

    public List<Item> items() {
        return items;
    }

    public boolean correlated() {
        return correlated;
    }

    public void correlate() {
        correlated = true;
    }

    @Nullable Grouped grouped() {
        return grouped;
    }

    public void group(Grouped grouped) {
        this.grouped = grouped;
    }

    /** Takes the places for a FROM item before its columns are known to the others. */
    public int reserve(int columns) {
        int offset = width;
        width += columns;
        return offset;
    }

    /** @throws ServerError 1011, 1012 or 1013 for a name that is there already */
    public void add(Item item) {
        for (Item other : items) {
            if (other.names.size() == 1 && item.names.size() == 1 && same(other.names.getFirst(), item.names.getFirst())) {
                throw ServerError.of(1011, 16, 1, "The correlation name '" + item.names.getFirst() + "' is specified multiple times in a FROM clause.");
            }
            if (other.names.size() > 1 && item.names.size() > 1 && other.called(item.names, collation)) {
                throw ServerError.of(1013, 16, 1, "The objects \"" + String.join(".", item.names) + "\" and \"" + String.join(".", other.names)
                        + "\" in the FROM clause have the same exposed names. Use correlation names to distinguish them.");
            }
        }
        items.add(item);
    }

    /** True where a reference means a column of this block within these places. */
    public boolean places(ColumnRef ref, int from, int to) {
        Found found = find(ref, 0);
        return found != null && found.depth == 0 && found.place >= from && found.place < to;
    }

    /** @throws ServerError 207, 209, 4104 */
    public Found find(ColumnRef ref) {
        Found found = find(ref, 0);
        if (found != null) {
            return found;
        }
        boolean prefixKnown = ref.prefix().isEmpty();
        for (Names n = this; n != null && !prefixKnown; n = n.outer) {
            prefixKnown = n.items.stream().anyMatch(i -> i.called(ref.prefix(), collation));
        }
        throw prefixKnown ? ServerError.of(207, 16, 1, "Invalid column name '" + ref.name() + "'.").at(ref.line())
                : ServerError.of(4104, 16, 1, "The multi-part identifier \"" + ref + "\" could not be bound.").at(ref.line());
    }

    /** What the item of this block is called that has this column; empty for one of a block around it. */
    public String table(ColumnRef ref) {
        Found found = find(ref, 0);
        return found == null || found.depth > 0 ? "" : items.stream().filter(i -> found.place >= i.offset && found.place < i.offset + i.columns.size()).map(i -> i.names.getLast()).findFirst().orElse("");
    }

    private @Nullable Found find(ColumnRef ref, int depth) {
        Found found = null;
        for (Item item : items) {
            if (!ref.prefix().isEmpty() && !item.called(ref.prefix(), collation)) {
                continue;
            }
            for (int i = 0; i < item.columns.size(); i++) {
                if (same(item.columns.get(i).name(), ref.name())) {
                    if (found != null) {
                        throw ServerError.of(209, 16, 1, "Ambiguous column name '" + ref.name() + "'.").at(ref.line());
                    }
                    found = new Found(depth, item.offset + i, item.columns.get(i), this);
                }
            }
        }
        if (found != null || outer == null) {
            return found;
        }
        found = outer.find(ref, depth + 1);
        if (found != null) {
            correlate();
        }
        return found;
    }
}
