package io.linkspan.lab.tsql.admin;

import io.linkspan.lab.engine.type.SqlType;
import java.util.Optional;

/** A type as the catalog procedures describe it: ODBC type code, precision, length in bytes, scale, bytes of text, and the code that older clients know. */
record OdbcType(short code, int precision, int length, Optional<Short> scale, Optional<Integer> octets, short tds) {

    private static final int LONGEST = 1_073_741_823;

    static OdbcType of(SqlType type) {
        int n = type.length() == SqlType.MAX ? 0 : type.length();
        return switch (type.kind()) {
            case BIT -> exact(-7, 1, 1, 0, 50);
            case TINYINT -> exact(-6, 3, 1, 0, 38);
            case SMALLINT -> exact(5, 5, 2, 0, 38);
            case INT -> exact(4, 10, 4, 0, 38);
            case BIGINT -> exact(-5, 19, 8, 0, 108);
            case DECIMAL -> exact(3, type.precision(), type.precision() + 2, type.scale(), 106);
            case NUMERIC -> exact(2, type.precision(), type.precision() + 2, type.scale(), 108);
            case MONEY -> exact(3, 19, 21, 4, 110);
            case SMALLMONEY -> exact(3, 10, 12, 4, 110);
            case FLOAT -> plain(6, 53, 8, 109);
            case REAL -> plain(7, 24, 4, 109);
            case CHAR -> text(1, n, n, 39);
            case VARCHAR -> text(n == 0 ? -1 : 12, n == 0 ? Integer.MAX_VALUE : n, n == 0 ? Integer.MAX_VALUE : n, 39);
            case NCHAR -> text(-8, n, 2 * n, 39);
            case NVARCHAR -> text(n == 0 ? -10 : -9, n == 0 ? LONGEST : n, n == 0 ? Integer.MAX_VALUE - 1 : 2 * n, 39);
            case XML -> text(-152, 0, 0, 0);
            case BINARY -> text(-2, n, n, 37);
            case VARBINARY -> text(n == 0 ? -4 : -3, n == 0 ? Integer.MAX_VALUE : n, n == 0 ? Integer.MAX_VALUE : n, 37);
            case TIMESTAMP -> text(-2, 8, 8, 45);
            case DATE -> plain(-9, 10, 20, 0);
            case TIME -> exact(-154, 8 + (type.scale() > 0 ? type.scale() + 1 : 0), 12, type.scale(), 0);
            case DATETIME -> exact(11, 23, 16, 3, 111);
            case SMALLDATETIME -> exact(11, 16, 16, 0, 111);
            case DATETIME2 -> exact(11, 19 + (type.scale() > 0 ? type.scale() + 1 : 0), 16, type.scale(), 0);
            case DATETIMEOFFSET -> exact(-155, 26 + (type.scale() > 0 ? type.scale() + 1 : 0), 20, type.scale(), 0);
            case UNIQUEIDENTIFIER -> plain(-11, 36, 16, 37);
            case SQL_VARIANT -> plain(-150, 8000, 8000, 39);
        };
    }

    private static OdbcType exact(int code, int precision, int length, int scale, int tds) {
        return new OdbcType((short) code, precision, length, Optional.of((short) scale), Optional.empty(), (short) tds);
    }

    private static OdbcType plain(int code, int precision, int length, int tds) {
        return new OdbcType((short) code, precision, length, Optional.empty(), Optional.empty(), (short) tds);
    }

    private static OdbcType text(int code, int precision, int length, int tds) {
        return new OdbcType((short) code, precision, length, Optional.empty(), Optional.of(length), (short) tds);
    }
}
