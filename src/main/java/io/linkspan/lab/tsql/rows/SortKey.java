package io.linkspan.lab.tsql.rows;

import io.linkspan.lab.engine.type.Collation;
import io.linkspan.lab.engine.type.Values;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An item of ORDER BY. Nulls come first, as the smallest of all values. */
public record SortKey(Code code, boolean descending, Collation collation) {

    /** Orders rows by {@code keys.get(i)} applied to value {@code from + i} of each. */
    public static Comparator<Object[]> comparator(List<SortKey> keys, int from) {
        return (a, b) -> {
            for (int i = 0; i < keys.size(); i++) {
                int order = compare(a[from + i], b[from + i], keys.get(i).collation);
                if (order != 0) {
                    return keys.get(i).descending ? -order : order;
                }
            }
            return 0;
        };
    }

    public static int compare(@Nullable Object a, @Nullable Object b, Collation collation) {
        return a == null ? b == null ? 0 : -1 : b == null ? 1 : Values.compare(a, b, collation);
    }

    public static Code[] codes(List<SortKey> keys) {
        return keys.stream().map(SortKey::code).toArray(Code[]::new);
    }
}
