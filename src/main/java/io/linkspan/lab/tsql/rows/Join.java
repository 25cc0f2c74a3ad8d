package io.linkspan.lab.tsql.rows;

import io.linkspan.lab.engine.type.Collation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A join of two sources whose columns stand side by side in the frame's row. The inner side is read once and, where the condition has equalities, hashed.
 *
 * @param outerRows what to keep of the first side where nothing matches
 * @param innerRows the same of the second side
 * @param on        the whole condition
 * @param outerKey  expressions on the first side that must equal {@code innerKey}, expressions on the second, by {@code collations}; all may be empty
 */
public record Join(Source outer, Source inner, int innerFrom, int innerTo, int outerFrom, int outerTo, boolean outerRows, boolean innerRows,
                   Test on, Code[] outerKey, Code[] innerKey, Collation[] collations) implements Source {

    @Override
    public boolean run(Frame frame, Step next) {
        Inner read = new Inner(frame);
        if (!outer.run(frame, f -> probe(read, f, next))) {
            return false;
        }
        return !innerRows || read.unmatched(frame, next);
    }

    private boolean probe(Inner read, Frame frame, Step next) {
        boolean matched = false;
        for (Held held : read.candidates(frame)) {
            frame.work().visit();
            System.arraycopy(held.values, 0, frame.row(), innerFrom, held.values.length);
            if (on.holds(frame)) {
                matched = true;
                held.matched = true;
                if (!next.take(frame)) {
                    return false;
                }
            }
        }
        if (matched || !outerRows) {
            return true;
        }
        Arrays.fill(frame.row(), innerFrom, innerTo, null);
        return next.take(frame);
    }

    /** The second side of an APPLY is run anew for each row of the first. */
    public record Apply(Source outer, Source inner, int innerFrom, int innerTo, boolean outerRows) implements Source {

        @Override
        public boolean run(Frame frame, Step next) {
            return outer.run(frame, f -> {
                boolean[] any = {false};
                boolean on = inner.run(f, g -> {
                    any[0] = true;
                    return next.take(g);
                });
                if (!on || any[0] || !outerRows) {
                    return on;
                }
                Arrays.fill(f.row(), innerFrom, innerTo, null);
                return next.take(f);
            });
        }
    }

    private static final class Held {

        private final Object[] values;
        private boolean matched;

        private Held(Object[] values) {
            this.values = values;
        }
    }

    private final class Inner {

        private final List<Held> all = new ArrayList<>();
        private final Map<Key, List<Held>> hashed = new HashMap<>();

        private Inner(Frame frame) {
            inner.run(frame, f -> {
                f.work().visit();
                Held held = new Held(Arrays.copyOfRange(f.row(), innerFrom, innerTo));
                all.add(held);
                if (innerKey.length > 0) {
                    Key key = Key.of(innerKey, collations, f);
                    if (!key.hasNull()) {
                        hashed.computeIfAbsent(key, k -> new ArrayList<>()).add(held);
                    }
                }
                return true;
            });
        }

        private List<Held> candidates(Frame frame) {
            return outerKey.length == 0 ? all : hashed.getOrDefault(Key.of(outerKey, collations, frame), List.of());
        }

        private boolean unmatched(Frame frame, Step next) {
            for (Held held : all) {
                if (!held.matched) {
                    Arrays.fill(frame.row(), outerFrom, outerTo, null);
                    System.arraycopy(held.values, 0, frame.row(), innerFrom, held.values.length);
                    if (!next.take(frame)) {
                        return false;
                    }
                }
            }
            return true;
        }
    }
}
