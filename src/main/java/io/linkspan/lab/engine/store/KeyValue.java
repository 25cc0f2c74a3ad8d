package io.linkspan.lab.engine.store;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of a row under a key, made comparable as the usual collation compares: letter case and trailing blanks do not count, NULL equals NULL. */
record KeyValue(List<Optional<Object>> parts) {

    static KeyValue of(@Nullable Object[] row, List<Integer> columns) {
        List<Optional<Object>> parts = new ArrayList<>(columns.size());
        for (int column : columns) {
            parts.add(Optional.ofNullable(row[column]).map(KeyValue::comparable));
        }
        return new KeyValue(parts);
    }

    static KeyValue of(List<? extends @Nullable Object> values) {
        return new KeyValue(values.stream().map(v -> Optional.<Object>ofNullable(v).map(KeyValue::comparable)).toList());
    }

    private static Object comparable(Object value) {
        return switch (value) {
            case String s -> s.stripTrailing().toUpperCase(Locale.ROOT);
            case BigDecimal d -> d.stripTrailingZeros();
            case byte[] bytes -> ByteBuffer.wrap(bytes);
            case Short n -> n.longValue();
            case Integer n -> n.longValue();
            default -> value;
        };
    }
}
