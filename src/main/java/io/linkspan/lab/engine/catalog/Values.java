package io.linkspan.lab.engine.catalog;

import io.linkspan.lab.engine.type.SqlType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Brings what a row supplier gives to the Java class of its column, so that suppliers may say int for any number and Instant for any time. */
final class Values {

    private Values() {
    }

    static @Nullable Object fit(@Nullable Object value, SqlType type) {
        return switch (value) {
            case null -> null;
            case Instant instant -> fit(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), type);
            case LocalDateTime time when type.kind() == SqlType.Kind.DATETIME -> time.withNano(time.getNano() / 10_000_000 * 10_000_000);
            case LocalDateTime time when type.kind() == SqlType.Kind.DATETIMEOFFSET -> time.atOffset(ZoneOffset.UTC);
            case Number n when type.kind() == SqlType.Kind.BIT -> n.intValue() != 0;
            case Boolean b when type.kind() != SqlType.Kind.BIT -> fit(b ? 1 : 0, type);
            case BigDecimal d -> fitDecimal(d, type);
            case Number n -> fit(n, type);
            default -> value;
        };
    }

    private static Object fitDecimal(BigDecimal d, SqlType type) {
        return switch (type.kind()) {
            case DECIMAL, NUMERIC -> d.setScale(type.scale(), java.math.RoundingMode.HALF_UP);
            default -> fit((Number) d, type);
        };
    }

    private static Object fit(Number n, SqlType type) {
        return switch (type.kind()) {
            case TINYINT, SMALLINT -> n.shortValue();
            case INT -> n.intValue();
            case BIGINT -> n.longValue();
            case DECIMAL, NUMERIC -> new BigDecimal(n.toString()).setScale(type.scale(), java.math.RoundingMode.HALF_UP);
            case MONEY, SMALLMONEY -> new BigDecimal(n.toString()).setScale(4, java.math.RoundingMode.HALF_UP);
            case FLOAT -> n.doubleValue();
            case REAL -> n.floatValue();
            case CHAR, VARCHAR, NCHAR, NVARCHAR -> n.toString();
            default -> n;
        };
    }
}
