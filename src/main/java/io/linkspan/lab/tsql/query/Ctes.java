package io.linkspan.lab.tsql.query;

import io.linkspan.lab.engine.type.Collation;
import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.tsql.rows.Recursion;
import io.linkspan.lab.tsql.syntax.Expression;
import io.linkspan.lab.tsql.syntax.Option;
import io.linkspan.lab.tsql.syntax.Query;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The common table expressions that a query can name: the last one first, then those before it.
 *
 * @param levels how deep recursion may go, 0 for ever
 */
record Ctes(@Nullable Ctes before, @Nullable Entry entry, int levels) {

    /** None, and what OPTION (MAXRECURSION) is without being said. */
    static final Ctes NONE = new Ctes(null, null, 100);

    /** A definition with what it could see itself, or, inside its own recursive member, the level to read. */
    record Entry(Query.Cte definition, @Nullable Ctes sees, @Nullable Level level) {
    }

    /** The recursive reference. */
    record Level(List<Column> columns, Recursion.Level rows) {
    }

    /** @param hints OPTION (…) of the statement */
    Ctes limited(List<Option> hints) {
        return Option.find(hints, "MAXRECURSION").flatMap(Option::value).map(v -> v instanceof Expression.Literal l && l.value() instanceof Number n
                ? new Ctes(before, entry, n.intValue()) : this).orElse(this);
    }

    Ctes with(List<Query.Cte> more) {
        Ctes all = this;
        for (Query.Cte cte : more) {
            all = new Ctes(all, new Entry(cte, all, null), levels);
        }
        return all;
    }

    Ctes recursive(Query.Cte cte, Level level) {
        return new Ctes(this, new Entry(cte, null, level), levels);
    }

    Optional<Entry> find(String name, Collation names) {
        for (Ctes c = this; c != null; c = c.before) {
            if (c.entry != null && names.equal(c.entry.definition.name(), name)) {
                return Optional.of(c.entry);
            }
        }
        return Optional.empty();
    }
}
