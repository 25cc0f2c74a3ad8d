package io.linkspan.lab.tsql.rows;

import io.linkspan.lab.engine.type.Collation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A window call: its value is put into {@code slot} of each row.
 *
 * @param values what the function reads of each row
 */
public record Window(Code[] partition, Collation[] collations, List<SortKey> order, Code[] values, WindowFunction function, int slot) {

    /** A source whose rows have the values of all window calls. */
    public static Source over(Source input, int width, List<Window> windows) {
        return (frame, next) -> {
            List<Object[]> rows = new ArrayList<>();
            input.run(frame, f -> {
                f.work().visit();
                rows.add(Arrays.copyOf(f.row(), width));
                return true;
            });
            for (Window window : windows) {
                window.fill(frame, rows);
            }
            for (Object[] row : rows) {
                if (!next.take(frame.with(row))) {
                    return false;
                }
            }
            return true;
        };
    }

    private void fill(Frame frame, List<Object[]> rows) {
        Map<Key, List<Part>> partitions = new LinkedHashMap<>();
        for (Object[] row : rows) {
            Frame f = frame.with(row);
            partitions.computeIfAbsent(Key.of(partition, collations, f), k -> new ArrayList<>()).add(new Part(row, evaluate(SortKey.codes(order), f), evaluate(values, f)));
        }
        Comparator<Object[]> comparator = SortKey.comparator(order, 0);
        for (List<Part> parts : partitions.values()) {
            parts.sort((a, b) -> comparator.compare(a.keys, b.keys));
            Object[] results = function.apply(parts.stream().map(Part::values).toList(), peers(parts, comparator), frame);
            for (int i = 0; i < results.length; i++) {
                parts.get(i).row[slot] = results[i];
            }
        }
    }

    /** For each row the index of the first row that sorts equal to it. */
    private static int[] peers(List<Part> parts, Comparator<Object[]> comparator) {
        int[] first = new int[parts.size()];
        for (int i = 1; i < first.length; i++) {
            first[i] = comparator.compare(parts.get(i - 1).keys, parts.get(i).keys) == 0 ? first[i - 1] : i;
        }
        return first;
    }

    private static Object[] evaluate(Code[] codes, Frame frame) {
        Object[] all = new Object[codes.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = codes[i].of(frame);
        }
        return all;
    }

    private record Part(Object[] row, Object[] keys, Object[] values) {
    }
}
