package io.linkspan.lab.tsql.query.grouping;

import io.linkspan.lab.tsql.syntax.Expression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What GROUP BY lists: plain keys, or ROLLUP, CUBE and GROUPING SETS. */
public final class GroupingSets {

    private GroupingSets() {
    }

    public static List<Expression> keys(List<Expression> groupBy) {
        List<Expression> keys = new ArrayList<>();
        for (Expression e : groupBy) {
            keys.addAll(keysOf(e));
        }
        return keys;
    }

    public static List<boolean[]> of(List<Expression> groupBy, int keys) {
        List<boolean[]> sets = new ArrayList<>(List.of(new boolean[0]));
        for (Expression e : groupBy) {
            int size = keysOf(e).size();
            List<boolean[]> next = new ArrayList<>();
            for (boolean[] set : sets) {
                for (boolean[] more : isSets(e) ? sets((Expression.Call) e) : isSet(e) ? expand(((Expression.Call) e).function().upper(), size) : List.of(new boolean[] {true})) {
                    boolean[] longer = Arrays.copyOf(set, set.length + size);
                    System.arraycopy(more, 0, longer, set.length, size);
                    next.add(longer);
                }
            }
            sets = next;
        }
        return sets;
    }

    private static List<Expression> keysOf(Expression e) {
        return isSets(e) ? ((Expression.Call) e).arguments().stream().flatMap(s -> ((Expression.Call) s).arguments().stream()).distinct().toList() : isSet(e) ? ((Expression.Call) e).arguments() : List.of(e);
    }

    private static boolean isSets(Expression e) {
        return e instanceof Expression.Call c && c.function().is("GROUPING SETS");
    }

    private static List<boolean[]> sets(Expression.Call call) {
        List<Expression> keys = keysOf(call);
        return call.arguments().stream().map(s -> {
            boolean[] set = new boolean[keys.size()];
            ((Expression.Call) s).arguments().forEach(k -> set[keys.indexOf(k)] = true);
            return set;
        }).toList();
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
