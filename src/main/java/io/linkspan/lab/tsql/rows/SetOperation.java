package io.linkspan.lab.tsql.rows;

import io.linkspan.lab.engine.type.Collation;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** UNION ALL, UNION, EXCEPT and INTERSECT of two queries whose columns have been brought to the same types. */
public record SetOperation(Operator operator, Rows left, Rows right, Collation[] collations) implements Rows {

    /** The four ways. */
    public enum Operator { UNION_ALL, UNION, EXCEPT, INTERSECT }

    @Override
    public boolean run(@Nullable Frame outer, Work work, Predicate<Object[]> out) {
        if (operator == Operator.UNION_ALL) {
            return left.run(outer, work, out) && right.run(outer, work, out);
        }
        Set<Key> seen = new HashSet<>();
        if (operator == Operator.UNION) {
            Predicate<Object[]> fresh = row -> !seen.add(Key.of(row, collations)) || out.test(row);
            return left.run(outer, work, fresh) && right.run(outer, work, fresh);
        }
        Set<Key> other = new HashSet<>();
        right.run(outer, work, row -> other.add(Key.of(row, collations)) || true);
        boolean wanted = operator == Operator.INTERSECT;
        return left.run(outer, work, row -> {
            Key key = Key.of(row, collations);
            return other.contains(key) != wanted || !seen.add(key) || out.test(row);
        });
    }
}
