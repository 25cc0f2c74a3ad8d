package io.linkspan.lab.tsql.query;

import io.linkspan.lab.tsql.syntax.Expression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What GROUP BY lists: plain keys, or ROLLUP, CUBE and GROUPING SETS. */
final class GroupingSets {

    private GroupingSets() {
    }

    static List<Expression> keys(List<Expression> groupBy) {
        List<Expression> keys = new ArrayList<>();
        for (Expression e : groupBy) {
            if (isSet(e)) {
                keys.addAll(((Expression.Call) e).arguments());
            } else {
                keys.add(e);
            }
        }
        return keys;
    }

    static List<boolean[]> of(List<Expression> groupBy, int keys) {
        List<boolean[]> sets = new ArrayList<>(List.of(new boolean[0]));
        for (Expression e : groupBy) {
            int size = isSet(e) ? ((Expression.Call) e).arguments().size() : 1;
            List<boolean[]> next = new ArrayList<>();
            for (boolean[] set : sets) {
                for (boolean[] more : isSet(e) ? expand(((Expression.Call) e).function().upper(), size) : List.of(new boolean[] {true})) {
                    boolean[] longer = Arrays.copyOf(set, set.length + size);
                    System.arraycopy(more, 0, longer, set.length, size);
                    next.add(longer);
                }
            }
            sets = next;
        }
        return sets;
    }

    private static boolean isSet(Expression e) {
        return e instanceof Expression.Call c && (c.function().is("ROLLUP") || c.function().is("CUBE"));
    }

    private static List<boolean[]> expand(String kind, int size) {
        List<boolean[]> sets = new ArrayList<>();
        for (int i = kind.equals("CUBE") ? (1 << size) - 1 : size; i >= 0; i--) {
            boolean[] set = new boolean[size];
            for (int j = 0; j < size; j++) {
                set[j] = kind.equals("CUBE") ? (i >> (size - 1 - j) & 1) == 1 : j < i;
            }
            sets.add(set);
        }
        return sets;
    }
}
