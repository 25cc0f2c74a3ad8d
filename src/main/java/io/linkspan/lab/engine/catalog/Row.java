package io.linkspan.lab.engine.catalog;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the rows of system views. */
public final class Row {

    private Row() {
    }

    /** A row from names and values in turn; a value may be null. */
    public static Map<String, @Nullable Object> of(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> row = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return row;
    }

    /** A row with more in it. */
    public static Map<String, @Nullable Object> with(Map<String, @Nullable Object> row, @Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> more = new HashMap<>(row);
        more.putAll(of(namesAndValues));
        return more;
    }
}
