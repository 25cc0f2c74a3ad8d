package io.linkspan.lab.tsql.rows;

import io.linkspan.lab.engine.type.Collation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * GROUP BY: the rows that follow hold the values of the keys, then those of the aggregates. Without keys there is one row, even for no input.
 * With several grouping sets, {@code sets} says for each which keys it keeps; the others are null in its rows.
 */
public record Grouping(Source input, int inputWidth, Code[] keys, Collation[] collations, List<boolean[]> sets, List<Aggregate> aggregates, boolean always) implements Source {

    @Override
    public boolean run(Frame frame, Step next) {
        for (boolean[] kept : sets) {
            if (!run(frame, kept, next)) {
                return false;
            }
        }
        return true;
    }

    private boolean run(Frame frame, boolean[] kept, Step next) {
        Map<Key, Group> groups = new LinkedHashMap<>();
        if (always) {
            groups.put(Key.of(new Object[0], collations), new Group(new Object[0]));
        }
        input.run(frame.with(new Object[inputWidth]), f -> {
            Object[] values = new Object[keys.length];
            for (int i = 0; i < keys.length; i++) {
                values[i] = kept[i] ? keys[i].of(f) : null;
            }
            groups.computeIfAbsent(Key.of(values, collations), k -> new Group(values)).add(f);
            return true;
        });
        for (Group group : groups.values()) {
            if (!next.take(frame.with(group.row(kept)))) {
                return false;
            }
        }
        return true;
    }

    private final class Group {

        private final Object[] values;
        private final Aggregate.Group[] running = aggregates.stream().map(Aggregate::group).toArray(Aggregate.Group[]::new);

        private Group(Object[] values) {
            this.values = values;
        }

        private void add(Frame frame) {
            for (Aggregate.Group one : running) {
                one.add(frame);
            }
        }

        /** Keys, aggregates, and which keys this set leaves out: what GROUPING() reads. */
        private Object[] row(boolean[] kept) {
            Object[] row = new Object[keys.length + running.length + keys.length];
            System.arraycopy(values, 0, row, 0, values.length);
            for (int i = 0; i < running.length; i++) {
                row[keys.length + i] = running[i].result();
            }
            for (int i = 0; i < keys.length; i++) {
                row[keys.length + running.length + i] = (short) (kept[i] ? 0 : 1);
            }
            return row;
        }
    }
}
