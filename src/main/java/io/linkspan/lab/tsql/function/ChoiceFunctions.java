package io.linkspan.lab.tsql.function;

import static io.linkspan.lab.tsql.function.Function.open;

import io.linkspan.lab.engine.type.Conversions;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.engine.type.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions that pick one of their arguments; those that must not compute all of them are the compiler's. */
final class ChoiceFunctions {

    static final List<Function> ALL = List.of(
            open("ISNULL", 2, 2, List::getFirst, a -> a.isNull(0) ? a.isNull(1) ? null : a.to(1, a.type(0)) : a.value(0)),
            open("COALESCE", 2, Integer.MAX_VALUE, ChoiceFunctions::common, ChoiceFunctions::coalesce),
            open("NULLIF", 2, 2, List::getFirst, ChoiceFunctions::nullIf),
            open("CHOOSE", 2, 254, types -> common(types.subList(1, types.size())), ChoiceFunctions::choose),
            open("GREATEST", 1, 254, ChoiceFunctions::common, a -> extreme(a, 1)),
            open("LEAST", 1, 254, ChoiceFunctions::common, a -> extreme(a, -1)));

    private ChoiceFunctions() {
    }

    private static SqlType common(List<SqlType> types) {
        return types.stream().reduce(Conversions::common).orElseThrow();
    }

    private static @Nullable Object coalesce(Arguments a) {
        for (int i = 0; i < a.count(); i++) {
            if (!a.isNull(i)) {
                return a.to(i, common(a.types()));
            }
        }
        return null;
    }

    private static @Nullable Object nullIf(Arguments a) {
        if (a.isNull(0) || a.isNull(1)) {
            return a.values().getFirst();
        }
        SqlType common = Conversions.common(a.type(0), a.type(1));
        return Values.equal(a.to(0, common), a.to(1, common), a.collation("nullif")) ? null : a.value(0);
    }

    private static @Nullable Object choose(Arguments a) {
        int index = a.isNull(0) ? 0 : a.whole(0);
        boolean none = index < 1 || index >= a.count() || a.isNull(index);
        return none ? null : a.to(index, common(a.types().subList(1, a.count())));
    }

    /** Nulls do not count. */
    private static @Nullable Object extreme(Arguments a, int sign) {
        SqlType type = common(a.types());
        Object found = null;
        for (int i = 0; i < a.count(); i++) {
            Object value = a.isNull(i) ? null : a.to(i, type);
            if (value != null && (found == null || Integer.signum(Values.compare(value, found, a.collation(sign > 0 ? "greatest" : "least"))) == sign)) {
                found = value;
            }
        }
        return found;
    }
}
