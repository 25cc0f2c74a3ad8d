package io.linkspan.lab.tsql.document;

import io.linkspan.lab.engine.type.Conversions;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.engine.type.Variant;
import java.util.Base64;

/** Single values as documents write them: ISO dates, floating numbers with an exponent, bytes in base 64 (T-SQL reference, "How FOR JSON converts SQL Server data types to JSON data types"). */
final class Scalars {

    private static final SqlType TEXT = SqlType.nvarchar(SqlType.MAX);

    private Scalars() {
    }

    static String text(Object value, SqlType type) {
        return switch (type.kind()) {
            case SQL_VARIANT -> value instanceof Variant v ? text(v.value(), v.type()) : value.toString();
            case BINARY, VARBINARY, TIMESTAMP -> Base64.getEncoder().encodeToString((byte[]) value);
            case FLOAT -> converted(value, type, 2);
            case REAL -> converted(value, type, 1);
            case MONEY, SMALLMONEY -> converted(value, type, 2);
            case DATE, TIME, DATETIME, SMALLDATETIME, DATETIME2, DATETIMEOFFSET -> converted(value, type, 126).replaceFirst("\\.0+(?=$|[-+Z])", "");
            default -> converted(value, type, 0);
        };
    }

    private static String converted(Object value, SqlType type, int style) {
        return String.valueOf(Conversions.explicit(value, type, TEXT, style));
    }
}
