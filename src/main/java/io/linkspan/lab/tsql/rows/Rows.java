package io.linkspan.lab.tsql.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A compiled query: it makes result rows, each an array of its own. */
@FunctionalInterface
public interface Rows {

    /** @param outer the row of the block around it, or null. @param out answers false to stop. @return false if it was stopped */
    boolean run(@Nullable Frame outer, Work work, Predicate<Object[]> out);

    default List<Object[]> list(@Nullable Frame outer, Work work) {
        List<Object[]> all = new ArrayList<>();
        run(outer, work, all::add);
        return all;
    }
}
