package io.linkspan.lab.engine.store;

import io.linkspan.lab.engine.type.Collation;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of a row under a key, made comparable as the columns' collations compare; NULL equals NULL. */
record KeyValue(List<Optional<Object>> parts) {

    static KeyValue of(@Nullable Object[] row, TableDefinition.Key key, TableDefinition table) {
        List<@Nullable Object> values = new ArrayList<>();
        key.columns().forEach(c -> values.add(row[c]));
        return of(values, key, table);
    }

    /** @param values in the order of the key's columns */
    static KeyValue of(List<? extends @Nullable Object> values, TableDefinition.Key key, TableDefinition table) {
        List<Optional<Object>> parts = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            Collation collation = table.columns().get(key.columns().get(i)).collation();
            parts.add(Optional.<Object>ofNullable(values.get(i)).map(v -> comparable(v, collation)));
        }
        return new KeyValue(parts);
    }

    private static Object comparable(Object value, Collation collation) {
        return switch (value) {
            case String s -> collation.key(s);
            case BigDecimal d -> d.stripTrailingZeros();
            case byte[] bytes -> ByteBuffer.wrap(bytes);
            case Short n -> n.longValue();
            case Integer n -> n.longValue();
            default -> value;
        };
    }
}
