package io.linkspan.lab.tsql;

import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.engine.type.Variant;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether a value is one that a type can hold: of its class, no longer than declared, with no more digits. */
final class Fitting {

    private Fitting() {
    }

    static boolean fits(SqlType type, @Nullable Object value) {
        return value == null || switch (type.kind()) {
            case BIT -> value instanceof Boolean;
            case TINYINT -> value instanceof Short s && s >= 0 && s <= 255;
            case SMALLINT -> value instanceof Short;
            case INT -> value instanceof Integer;
            case BIGINT -> value instanceof Long;
            case REAL -> value instanceof Float;
            case FLOAT -> value instanceof Double;
            case DECIMAL, NUMERIC -> value instanceof BigDecimal d && d.scale() <= type.scale() && d.precision() - d.scale() <= type.precision() - type.scale();
            case MONEY, SMALLMONEY -> value instanceof BigDecimal d && d.scale() <= 4;
            case CHAR, VARCHAR, NCHAR, NVARCHAR -> value instanceof String s && (type.length() == SqlType.MAX || s.length() <= type.length());
            case XML -> value instanceof String;
            case BINARY, VARBINARY -> value instanceof byte[] b && (type.length() == SqlType.MAX || b.length <= type.length());
            case TIMESTAMP -> value instanceof byte[] b && b.length == 8;
            case DATE -> value instanceof LocalDate;
            case TIME -> value instanceof LocalTime t && fine(t.getNano(), type.scale());
            case DATETIME, SMALLDATETIME -> value instanceof LocalDateTime;
            case DATETIME2 -> value instanceof LocalDateTime t && fine(t.getNano(), type.scale());
            case DATETIMEOFFSET -> value instanceof OffsetDateTime t && fine(t.getNano(), type.scale());
            case UNIQUEIDENTIFIER -> value instanceof UUID;
            case SQL_VARIANT -> value instanceof Variant v && v.type().kind() != SqlType.Kind.SQL_VARIANT && fits(v.type(), v.value());
        };
    }

    private static boolean fine(int nanos, int scale) {
        return nanos % (int) Math.pow(10, 9 - scale) == 0;
    }
}
