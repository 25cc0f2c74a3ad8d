package io.linkspan.lab.tsql.rows;

import org.jspecify.annotations.Nullable;

/**
 * The current row of a query block, seen from its expressions; {@code outer} is the row of the block around it.
 * Sources write into {@code row} in place: who keeps a row copies it.
 */
public record Frame(@Nullable Object[] row, @Nullable Frame outer, Work work) {

    public static Frame of(int width, @Nullable Frame outer, Work work) {
        return new Frame(new Object[width], outer, work);
    }

    public Frame with(@Nullable Object[] other) {
        return new Frame(other, outer, work);
    }

    /** The frame {@code depth} blocks further out. */
    public Frame up(int depth) {
        Frame f = this;
        for (int i = 0; i < depth; i++) {
            f = java.util.Objects.requireNonNull(f.outer);
        }
        return f;
    }
}
