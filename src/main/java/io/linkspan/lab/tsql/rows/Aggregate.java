package io.linkspan.lab.tsql.rows;

import io.linkspan.lab.engine.type.Collation;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate call of a query.
 *
 * @param arguments nothing for COUNT(*); what is added of each row
 * @param collation by which DISTINCT compares
 * @param order     WITHIN GROUP of STRING_AGG, or nothing
 */
public record Aggregate(Code[] arguments, boolean distinct, Collation collation, Code[] order, Supplier<Accumulator> accumulator) {

    /** Gathers values and gives their aggregate; never sees a null. */
    public interface Accumulator {

        void add(Object[] values);

        @Nullable Object result();
    }

    /** The aggregate over one group. */
    public final class Group {

        private final Accumulator accumulator = Aggregate.this.accumulator.get();
        private final Collation[] collations = Collections.nCopies(arguments.length + order.length, collation).toArray(Collation[]::new);
        private final @Nullable Set<Object> seen = distinct ? new HashSet<>() : null;

        public void add(Frame frame) {
            Object[] values = new Object[arguments.length + order.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = i < arguments.length ? arguments[i].of(frame) : order[i - arguments.length].of(frame);
                if (values[i] == null && i == 0) {
                    frame.work().eliminateNull();
                    return;
                }
            }
            if (seen == null || seen.add(Key.of(values, collations))) {
                accumulator.add(values);
            }
        }

        public @Nullable Object result() {
            return accumulator.result();
        }
    }

    public Group group() {
        return new Group();
    }
}
