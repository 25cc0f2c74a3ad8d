package io.linkspan.lab.tsql.rows;

import io.linkspan.lab.engine.type.Collation;
import io.linkspan.lab.engine.type.ServerError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is done to the rows of a query block at its end: DISTINCT, ORDER BY, TOP, OFFSET and FETCH.
 *
 * @param input    rows of {@code width} values, the keys of ORDER BY behind them
 * @param distinct by which the values compare where only different rows are wanted
 */
public record Ordered(Rows input, int width, List<SortKey> keys, Collation @Nullable [] distinct, Limit limit) implements Rows {

    /** TOP and OFFSET … FETCH; the expressions may be null, they are evaluated once for a query. */
    public record Limit(@Nullable Code top, boolean percent, boolean ties, @Nullable Code offset, @Nullable Code fetch) {

        public static final Limit NONE = new Limit(null, false, false, null, null);
    }

    @Override
    public boolean run(@Nullable Frame outer, Work work, Predicate<Object[]> out) {
        Frame frame = new Frame(new Object[0], outer, work);
        long offset = count(limit.offset, frame, 0, 10742, "The offset specified in a OFFSET clause may not be negative.");
        long fetch = count(limit.fetch, frame, Long.MAX_VALUE, 10744, "The number of rows provided for a FETCH clause must be greater then zero.");
        long most = limit.percent ? Long.MAX_VALUE : count(limit.top, frame, fetch, 1060, "The number of rows provided for a TOP or FETCH clauses row count parameter must be an integer.");
        boolean[] go = {true};
        Predicate<Object[]> last = limited(row -> go[0] = out.test(row), offset, most);
        if (keys.isEmpty() && !limit.percent) {
            if (most > 0) {
                input.run(outer, work, distinct != null ? different(last, width, distinct) : last);
            }
            return go[0];
        }
        List<Object[]> all = new ArrayList<>();
        input.run(outer, work, distinct != null ? different(all::add, width, distinct) : all::add);
        all.sort(comparator());
        for (Object[] row : limit.percent ? percent(all, frame) : limit.ties ? ties(all, most) : all) {
            if (!last.test(row)) {
                break;
            }
        }
        return go[0];
    }

    private Comparator<Object[]> comparator() {
        return SortKey.comparator(keys, width);
    }

    private Predicate<Object[]> limited(Predicate<Object[]> out, long offset, long most) {
        long[] seen = {0};
        boolean open = limit.ties || limit.percent;
        return row -> {
            long index = seen[0]++ - offset;
            if (index < 0) {
                return true;
            }
            if (!open && index >= most) {
                return false;
            }
            boolean go = out.test(row.length == width ? row : Arrays.copyOf(row, width));
            return go && (open || index + 1 < most);
        };
    }

    private List<Object[]> percent(List<Object[]> all, Frame frame) {
        double percent = limit.top == null ? 100 : number(limit.top, frame).doubleValue();
        if (percent < 0 || percent > 100) {
            throw ServerError.of(1031, 15, 1, "Percent values must be between 0 and 100.");
        }
        long most = (long) Math.ceil(all.size() * percent / 100);
        return limit.ties ? ties(all, most) : all.subList(0, (int) Math.min(all.size(), most));
    }

    private List<Object[]> ties(List<Object[]> all, long most) {
        if (most >= all.size() || most == 0) {
            return most == 0 ? List.of() : all;
        }
        int end = (int) most;
        while (end < all.size() && comparator().compare(all.get(end), all.get((int) most - 1)) == 0) {
            end++;
        }
        return all.subList(0, end);
    }

    private static Predicate<Object[]> different(Predicate<Object[]> out, int width, Collation[] collations) {
        Set<Key> seen = new HashSet<>();
        return row -> !seen.add(Key.of(row.length == width ? row : Arrays.copyOf(row, width), collations)) || out.test(row);
    }

    private static long count(@Nullable Code code, Frame frame, long missing, int error, String message) {
        if (code == null) {
            return missing;
        }
        long count = number(code, frame).longValue();
        if (count < 0 || error == 10744 && count == 0) {
            throw ServerError.of(error, 15, 1, message);
        }
        return count;
    }

    private static Number number(Code code, Frame frame) {
        if (code.of(frame) instanceof Number n) {
            return n;
        }
        throw ServerError.of(1060, 15, 1, "The number of rows provided for a TOP or FETCH clauses row count parameter must be an integer.");
    }
}
