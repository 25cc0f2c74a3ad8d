package io.linkspan.lab.tsql.rows;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The functions that know a window (T-SQL reference, OVER clause): from the values of a sorted partition to one value for each row. */
@FunctionalInterface
public interface WindowFunction {

    /** @param peers for each row the index of the first row that sorts equal to it */
    Object[] apply(List<Object[]> rows, int[] peers, Frame frame);

    static WindowFunction rowNumber() {
        return (rows, peers, f) -> IntStream.range(0, rows.size()).mapToObj(i -> (Object) (i + 1L)).toArray();
    }

    static WindowFunction rank() {
        return (rows, peers, f) -> Arrays.stream(peers).mapToObj(p -> (Object) (p + 1L)).toArray();
    }

    static WindowFunction denseRank() {
        return (rows, peers, f) -> {
            Object[] ranks = new Object[peers.length];
            long rank = 0;
            for (int i = 0; i < peers.length; i++) {
                ranks[i] = peers[i] == i ? ++rank : rank;
            }
            return ranks;
        };
    }

    static WindowFunction percentRank() {
        return (rows, peers, f) -> Arrays.stream(peers).mapToObj(p -> (Object) (peers.length == 1 ? 0.0 : (double) p / (peers.length - 1))).toArray();
    }

    static WindowFunction cumulativeDistance() {
        return (rows, peers, f) -> IntStream.range(0, peers.length).mapToObj(i -> (Object) ((lastPeer(peers, i) + 1.0) / peers.length)).toArray();
    }

    /** The first value of each row is the number of tiles. */
    static WindowFunction tiles() {
        return (rows, peers, f) -> {
            long tiles = ((Number) rows.getFirst()[0]).longValue();
            long size = rows.size() / tiles;
            long larger = rows.size() % tiles;
            return IntStream.range(0, rows.size()).mapToObj(i -> (Object) (i < larger * (size + 1) ? i / (size + 1) + 1 : larger + (i - larger * (size + 1)) / size + 1)).toArray();
        };
    }

    /** LAG (-1) and LEAD (+1): values of each row are the value, the distance and the default. */
    static WindowFunction offset(int direction) {
        return (rows, peers, f) -> IntStream.range(0, rows.size()).mapToObj(i -> {
            Object[] row = rows.get(i);
            long other = i + direction * ((Number) row[1]).longValue();
            return other < 0 || other >= rows.size() ? row[2] : rows.get((int) other)[0];
        }).toArray();
    }

    /** FIRST_VALUE and LAST_VALUE within the frame. */
    static WindowFunction edge(boolean last, Bounds bounds) {
        return (rows, peers, f) -> IntStream.range(0, rows.size()).mapToObj(i -> {
            int from = bounds.from(i, peers);
            int to = bounds.to(i, peers);
            return from > to ? null : rows.get(last ? to : from)[0];
        }).toArray();
    }

    /** An aggregate over the frame of each row; the argument is the first value. */
    static WindowFunction aggregate(Aggregate aggregate, Bounds bounds) {
        return (rows, peers, f) -> {
            Object[] results = new Object[rows.size()];
            int doneFrom = -1;
            int doneTo = -1;
            Aggregate.Group group = aggregate.group();
            for (int i = 0; i < results.length; i++) {
                int from = bounds.from(i, peers);
                int to = bounds.to(i, peers);
                if (from != doneFrom || to < doneTo) {
                    group = aggregate.group();
                    doneFrom = from;
                    doneTo = from - 1;
                }
                for (int j = doneTo + 1; j <= to; j++) {
                    f.work().visit();
                    group.add(f.with(rows.get(j)));
                }
                doneTo = Math.max(to, doneTo);
                results[i] = group.result();
            }
            return results;
        };
    }

    private static int lastPeer(int[] peers, int row) {
        int last = row;
        while (last + 1 < peers.length && peers[last + 1] == peers[row]) {
            last++;
        }
        return last;
    }

    /**
     * ROWS or RANGE BETWEEN … AND …: distances from the current row, null for UNBOUNDED. RANGE takes the rows that sort equal to the current one with it.
     */
    record Bounds(boolean range, @Nullable Integer preceding, @Nullable Integer following) {

        public static final Bounds ALL = new Bounds(false, null, null);
        /** What OVER (ORDER BY …) means without a frame of its own. */
        public static final Bounds RUNNING = new Bounds(true, null, 0);

        int from(int row, int[] peers) {
            return preceding == null ? 0 : range ? peers[row] : Math.max(0, row + preceding);
        }

        int to(int row, int[] peers) {
            return following == null ? peers.length - 1 : range ? lastPeer(peers, row) : Math.min(peers.length - 1, row + following);
        }
    }
}
