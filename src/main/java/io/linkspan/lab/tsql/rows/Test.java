package io.linkspan.lab.tsql.rows;

import org.jspecify.annotations.Nullable;

/** A compiled predicate of three-valued logic: null is UNKNOWN. */
@FunctionalInterface
public interface Test {

    @Nullable Boolean of(Frame frame);

    /** What WHERE, ON, HAVING, IF and WHILE ask. */
    default boolean holds(Frame frame) {
        return Boolean.TRUE.equals(of(frame));
    }
}
