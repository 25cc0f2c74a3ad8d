package io.linkspan.lab.tsql.rows;

import io.linkspan.lab.engine.type.ServerError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A recursive common table expression: {@code step} reads what the level before found from {@code level}. */
public record Recursion(Rows anchor, Rows step, Level level, int limit) implements Rows {

    /** The rows of the current level, as the recursive member sees them. */
    public static final class Level {

        private final Object key = new Object();

        public List<Object[]> rows(Work work) {
            return holder(work).get(0);
        }

        private List<List<Object[]>> holder(Work work) {
            return work.once(key, () -> new ArrayList<>(List.of(List.of())));
        }

        private void set(Work work, List<Object[]> rows) {
            holder(work).set(0, rows);
        }
    }

    @Override
    public boolean run(@Nullable Frame outer, Work work, Predicate<Object[]> out) {
        List<Object[]> current = anchor.list(outer, work);
        for (int depth = 0; !current.isEmpty(); depth++) {
            for (Object[] row : current) {
                if (!out.test(row)) {
                    return false;
                }
            }
            List<Object[]> before = level.rows(work);
            level.set(work, current);
            List<Object[]> next = step.list(outer, work);
            level.set(work, before);
            if (limit > 0 && depth >= limit && !next.isEmpty()) {
                throw ServerError.of(530, 16, 1, "The statement terminated. The maximum recursion " + limit + " has been exhausted before statement completion.");
            }
            current = next;
        }
        return true;
    }
}
