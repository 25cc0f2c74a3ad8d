package io.linkspan.lab.engine.type;

import io.linkspan.lab.engine.type.SqlType.Kind;
import java.util.List;

/** Which type goes into which, and which of two wins (T-SQL reference, the conversion chart of "CAST and CONVERT", "Data type precedence"). */
final class ConversionRules {

    /** Highest first; decimal and numeric are equals. */
    private static final List<Kind> PRECEDENCE = List.of(Kind.SQL_VARIANT, Kind.XML, Kind.DATETIMEOFFSET, Kind.DATETIME2, Kind.DATETIME, Kind.SMALLDATETIME,
            Kind.DATE, Kind.TIME, Kind.FLOAT, Kind.REAL, Kind.DECIMAL, Kind.NUMERIC, Kind.MONEY, Kind.SMALLMONEY, Kind.BIGINT, Kind.INT, Kind.SMALLINT,
            Kind.TINYINT, Kind.BIT, Kind.TIMESTAMP, Kind.UNIQUEIDENTIFIER, Kind.NVARCHAR, Kind.NCHAR, Kind.VARCHAR, Kind.CHAR, Kind.VARBINARY, Kind.BINARY);

    private ConversionRules() {
    }

    /** How one type goes into another. */
    enum Way { IMPLICIT, EXPLICIT, NONE }

    private enum Family { NUMBER, APPROXIMATE, TEXT, XML, BINARY, TIMESTAMP, OLD_DATE, NEW_DATE, GUID, VARIANT }

    static int rank(SqlType type) {
        return PRECEDENCE.indexOf(type.kind());
    }

    static Way way(SqlType from, SqlType to) {
        Family a = family(from.kind());
        Family b = family(to.kind());
        if (from.kind() == to.kind()) {
            return Way.IMPLICIT;
        }
        return switch (a) {
            case NUMBER, APPROXIMATE -> switch (b) {
                case NUMBER, APPROXIMATE, TEXT, OLD_DATE, VARIANT, BINARY -> Way.IMPLICIT;
                case TIMESTAMP -> a == Family.NUMBER ? Way.IMPLICIT : Way.NONE;
                default -> Way.NONE;
            };
            case TEXT -> switch (b) {
                case BINARY, TIMESTAMP -> Way.EXPLICIT;
                case VARIANT -> from.length() == SqlType.MAX ? Way.NONE : Way.IMPLICIT;
                default -> Way.IMPLICIT;
            };
            case XML -> b == Family.TEXT || b == Family.BINARY ? Way.EXPLICIT : Way.NONE;
            case BINARY, TIMESTAMP -> switch (b) {
                case APPROXIMATE -> Way.NONE;
                case NEW_DATE -> a == Family.BINARY ? Way.EXPLICIT : Way.NONE;
                case VARIANT -> a == Family.TIMESTAMP || from.length() == SqlType.MAX ? Way.NONE : Way.IMPLICIT;
                case GUID, XML -> a == Family.BINARY ? Way.IMPLICIT : Way.NONE;
                default -> Way.IMPLICIT;
            };
            case OLD_DATE -> switch (b) {
                case TEXT, OLD_DATE, NEW_DATE, VARIANT -> Way.IMPLICIT;
                case NUMBER, APPROXIMATE, BINARY, TIMESTAMP -> Way.EXPLICIT;
                default -> Way.NONE;
            };
            case NEW_DATE -> switch (b) {
                case TEXT, VARIANT -> Way.IMPLICIT;
                case OLD_DATE, NEW_DATE -> from.kind() == Kind.DATE && to.kind() == Kind.TIME || from.kind() == Kind.TIME && to.kind() == Kind.DATE
                        ? Way.NONE : Way.IMPLICIT;
                case BINARY -> Way.EXPLICIT;
                default -> Way.NONE;
            };
            case GUID -> b == Family.TEXT || b == Family.BINARY || b == Family.VARIANT ? Way.IMPLICIT : Way.NONE;
            case VARIANT -> b == Family.XML || b == Family.TIMESTAMP ? Way.NONE : Way.EXPLICIT;
        };
    }

    private static Family family(Kind kind) {
        return switch (kind) {
            case BIT, TINYINT, SMALLINT, INT, BIGINT, DECIMAL, NUMERIC, MONEY, SMALLMONEY -> Family.NUMBER;
            case FLOAT, REAL -> Family.APPROXIMATE;
            case CHAR, VARCHAR, NCHAR, NVARCHAR -> Family.TEXT;
            case XML -> Family.XML;
            case BINARY, VARBINARY -> Family.BINARY;
            case TIMESTAMP -> Family.TIMESTAMP;
            case DATETIME, SMALLDATETIME -> Family.OLD_DATE;
            case DATE, TIME, DATETIME2, DATETIMEOFFSET -> Family.NEW_DATE;
            case UNIQUEIDENTIFIER -> Family.GUID;
            case SQL_VARIANT -> Family.VARIANT;
        };
    }

    /** The winner of two, wide enough for both. */
    static SqlType wider(SqlType a, SqlType b) {
        SqlType winner = rank(a) <= rank(b) ? a : b;
        SqlType loser = winner == a ? b : a;
        return switch (winner.kind()) {
            case CHAR, VARCHAR, NCHAR, NVARCHAR, BINARY, VARBINARY -> new SqlType(winner.kind(), length(winner, loser), 0, 0);
            case DECIMAL, NUMERIC -> decimal(winner, loser);
            case TIME, DATETIME2, DATETIMEOFFSET -> new SqlType(winner.kind(), 0, 0, Math.max(winner.scale(), fraction(loser)));
            default -> winner;
        };
    }

    private static int length(SqlType winner, SqlType loser) {
        if (winner.length() == SqlType.MAX || loser.length() == SqlType.MAX) {
            return SqlType.MAX;
        }
        boolean wide = winner.kind() == Kind.NVARCHAR || winner.kind() == Kind.NCHAR;
        return Math.min(wide ? 4000 : 8000, Math.max(winner.length(), loser.isText() || loser.isBinary() ? loser.length() : 0));
    }

    private static int fraction(SqlType type) {
        return switch (type.kind()) {
            case TIME, DATETIME2, DATETIMEOFFSET -> type.scale();
            case DATETIME -> 3;
            default -> 0;
        };
    }

    private static SqlType decimal(SqlType winner, SqlType loser) {
        SqlType other = asDecimal(loser);
        int scale = Math.max(winner.scale(), other.scale());
        int whole = Math.max(winner.precision() - winner.scale(), other.precision() - other.scale());
        int precision = Math.min(38, whole + scale);
        return new SqlType(winner.kind(), 0, precision, Math.min(scale, Math.max(0, 38 - whole)));
    }

    /** The decimal that an exact number fits into. */
    static SqlType asDecimal(SqlType type) {
        return switch (type.kind()) {
            case DECIMAL, NUMERIC -> type;
            case BIT -> SqlType.decimal(1, 0);
            case TINYINT -> SqlType.decimal(3, 0);
            case SMALLINT -> SqlType.decimal(5, 0);
            case INT -> SqlType.decimal(10, 0);
            case BIGINT -> SqlType.decimal(19, 0);
            case SMALLMONEY -> SqlType.decimal(10, 4);
            case MONEY -> SqlType.decimal(19, 4);
            default -> SqlType.decimal(0, 0);
        };
    }
}
