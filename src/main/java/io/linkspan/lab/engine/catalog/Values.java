package io.linkspan.lab.engine.catalog;

import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.engine.type.Variant;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Brings what a row supplier gives to the Java class of its column, so that suppliers may say int for any number, boolean for a bit and Instant for any time (UTC is the server's time zone). */
public final class Values {

    private static final LocalDateTime EPOCH = LocalDateTime.of(1900, 1, 1, 0, 0);

    private Values() {
    }

    public static @Nullable Object fit(@Nullable Object value, SqlType type) {
        return switch (value) {
            case null -> null;
            case Object v when type.kind() == SqlType.Kind.SQL_VARIANT -> variant(v);
            case Instant instant -> fit(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), type);
            case LocalDateTime time -> switch (type.kind()) {
                case DATETIME -> time.withNano(time.getNano() / 10_000_000 * 10_000_000);
                case DATETIMEOFFSET -> time.withNano(time.getNano() / 100 * 100).atOffset(ZoneOffset.UTC);
                case DATE -> time.toLocalDate();
                default -> time.withNano(time.getNano() / 100 * 100);
            };
            case Boolean b -> type.kind() == SqlType.Kind.BIT ? b : fit(b ? 1 : 0, type);
            case Number n -> number(n, type);
            case Enum<?> e -> e.name();
            case String s when type.kind() == SqlType.Kind.CHAR && s.length() < type.length() -> s + " ".repeat(type.length() - s.length());
            case String s when type.isText() && type.length() > 0 && s.length() > type.length() -> s.substring(0, type.length());
            case byte[] b when type.kind() == SqlType.Kind.BINARY && b.length < type.length() -> Arrays.copyOf(b, type.length());
            default -> value;
        };
    }

    /** A plain value with the base type that the server would give it. */
    public static @Nullable Variant variant(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Variant v -> v;
            case String s -> new Variant(SqlType.nvarchar(Math.max(1, s.length())), s);
            case Integer i -> new Variant(SqlType.INT, i);
            case Long l -> new Variant(SqlType.BIGINT, l);
            case Short s -> new Variant(SqlType.TINYINT, s);
            case Boolean b -> new Variant(SqlType.INT, b ? 1 : 0);
            case Instant t -> new Variant(SqlType.DATETIME, fit(t, SqlType.DATETIME));
            case byte[] b -> new Variant(SqlType.varbinary(Math.max(1, b.length)), b);
            default -> throw new IllegalArgumentException("no base type for " + value.getClass());
        };
    }

    /** What stands in a column that cannot be NULL and of which nothing is known. */
    static Object zero(SqlType type) {
        return switch (type.kind()) {
            case BIT -> false;
            case CHAR, VARCHAR, NCHAR, NVARCHAR, XML -> "";
            case BINARY, VARBINARY, TIMESTAMP -> new byte[Math.max(0, type.kind() == SqlType.Kind.BINARY ? type.length() : 0)];
            case DATE -> EPOCH.toLocalDate();
            case TIME -> EPOCH.toLocalTime();
            case DATETIME, SMALLDATETIME, DATETIME2 -> EPOCH;
            case DATETIMEOFFSET -> EPOCH.atOffset(ZoneOffset.UTC);
            case UNIQUEIDENTIFIER -> new UUID(0, 0);
            case SQL_VARIANT -> new Variant(SqlType.INT, 0);
            default -> number(0, type);
        };
    }

    private static Object number(Number n, SqlType type) {
        return switch (type.kind()) {
            case BIT -> n.intValue() != 0;
            case TINYINT, SMALLINT -> n.shortValue();
            case INT -> n.intValue();
            case BIGINT -> n.longValue();
            case DECIMAL, NUMERIC -> new BigDecimal(n.toString()).setScale(type.scale(), RoundingMode.HALF_UP);
            case MONEY, SMALLMONEY -> new BigDecimal(n.toString()).setScale(4, RoundingMode.HALF_UP);
            case FLOAT -> n.doubleValue();
            case REAL -> n.floatValue();
            default -> n.toString();
        };
    }
}
