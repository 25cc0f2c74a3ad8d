package io.linkspan.lab.tds.type;

import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.engine.type.SqlType.Kind;
import io.linkspan.lab.tds.packet.WireInput;
import java.net.ProtocolException;

/** How many bytes a type takes, and which type a number of bytes stands for. */
final class Widths {

    private static final int MAX_LENGTH = 0xFFFF;

    private Widths() {
    }

    /** Bytes of a value, or the most bytes of one for the types of varying length; never 0, as no client expects a width of 0. */
    static int of(SqlType type) {
        return switch (type.kind()) {
            case BIT, TINYINT -> 1;
            case SMALLINT -> 2;
            case INT, REAL, SMALLMONEY, SMALLDATETIME -> 4;
            case BIGINT, FLOAT, MONEY, DATETIME, TIMESTAMP -> 8;
            case UNIQUEIDENTIFIER -> 16;
            case DECIMAL, NUMERIC -> 1 + Exact.magnitude(type.precision());
            case DATE -> 3;
            case TIME -> Temporal.timeBytes(type.scale());
            case DATETIME2 -> Temporal.timeBytes(type.scale()) + 3;
            case DATETIMEOFFSET -> Temporal.timeBytes(type.scale()) + 5;
            case NCHAR, NVARCHAR -> 2 * Math.max(1, type.length());
            case CHAR, VARCHAR, BINARY, VARBINARY, XML, SQL_VARIANT -> Math.max(1, type.length());
        };
    }

    /** Reads what TYPE_INFO says after its first byte, but for the collation. */
    static SqlType read(TypeToken token, WireInput in) throws ProtocolException {
        return switch (token) {
            case NULL, INT4 -> SqlType.INT;
            case INT1 -> SqlType.TINYINT;
            case BIT -> SqlType.BIT;
            case INT2 -> SqlType.SMALLINT;
            case INT8 -> SqlType.BIGINT;
            case DATETIM4 -> SqlType.of(Kind.SMALLDATETIME);
            case DATETIME -> SqlType.DATETIME;
            case FLT4 -> SqlType.REAL;
            case FLT8 -> SqlType.FLOAT;
            case MONEY -> SqlType.MONEY;
            case MONEY4 -> SqlType.of(Kind.SMALLMONEY);
            case INTN, BITN, FLTN, MONEYN, DATETIMN, GUID -> ofWidth(token, in.u8());
            case DATEN -> SqlType.DATE;
            case TIMEN -> scaled(Kind.TIME, in.u8());
            case DATETIME2N -> scaled(Kind.DATETIME2, in.u8());
            case DATETIMEOFFSETN -> scaled(Kind.DATETIMEOFFSET, in.u8());
            case DECIMALN -> exact(Kind.DECIMAL, in);
            case NUMERICN -> exact(Kind.NUMERIC, in);
            case VARBINARY -> sized(Kind.VARBINARY, in.u16(), 1);
            case VARCHAR -> sized(Kind.VARCHAR, in.u16(), 1);
            case BINARY -> sized(Kind.BINARY, in.u16(), 1);
            case CHAR -> sized(Kind.CHAR, in.u16(), 1);
            case NVARCHAR -> sized(Kind.NVARCHAR, in.u16(), 2);
            case NCHAR -> sized(Kind.NCHAR, in.u16(), 2);
            case XML -> xml(in);
            case TEXT -> large(in, SqlType.varchar(SqlType.MAX));
            case NTEXT -> large(in, SqlType.nvarchar(SqlType.MAX));
            case IMAGE -> large(in, SqlType.varbinary(SqlType.MAX));
            case VARIANT -> large(in, SqlType.SQL_VARIANT);
        };
    }

    private static SqlType ofWidth(TypeToken token, int width) throws ProtocolException {
        return switch (token) {
            case INTN -> switch (width) {
                case 1 -> SqlType.TINYINT;
                case 2 -> SqlType.SMALLINT;
                case 4 -> SqlType.INT;
                case 8 -> SqlType.BIGINT;
                default -> throw wrong(token, width);
            };
            case BITN -> either(token, width, 1, SqlType.BIT, 1, SqlType.BIT);
            case FLTN -> either(token, width, 4, SqlType.REAL, 8, SqlType.FLOAT);
            case MONEYN -> either(token, width, 4, SqlType.of(Kind.SMALLMONEY), 8, SqlType.MONEY);
            case DATETIMN -> either(token, width, 4, SqlType.of(Kind.SMALLDATETIME), 8, SqlType.DATETIME);
            default -> either(token, width, 16, SqlType.UNIQUEIDENTIFIER, 16, SqlType.UNIQUEIDENTIFIER);
        };
    }

    private static SqlType either(TypeToken token, int width, int narrow, SqlType one, int wide, SqlType other) throws ProtocolException {
        if (width != narrow && width != wide) {
            throw wrong(token, width);
        }
        return width == narrow ? one : other;
    }

    private static SqlType scaled(Kind kind, int scale) throws ProtocolException {
        if (scale > 7) {
            throw new ProtocolException(kind + " of scale " + scale);
        }
        return new SqlType(kind, 0, 0, scale);
    }

    private static SqlType exact(Kind kind, WireInput in) throws ProtocolException {
        int width = in.u8();
        SqlType type = new SqlType(kind, 0, in.u8(), in.u8());
        if (type.precision() < 1 || type.precision() > 38 || type.scale() > type.precision()) {
            throw new ProtocolException(type + " of " + width + " bytes");
        }
        return type;
    }

    private static SqlType sized(Kind kind, int bytes, int unit) {
        return new SqlType(kind, bytes == MAX_LENGTH ? SqlType.MAX : bytes / unit, 0, 0);
    }

    private static SqlType xml(WireInput in) throws ProtocolException {
        if (in.u8() != 0) {
            in.skip(2 * in.u8()).skip(2 * in.u8()).skip(2 * in.u16()); // database, schema and collection of a typed xml
        }
        return SqlType.XML;
    }

    private static SqlType large(WireInput in, SqlType type) throws ProtocolException {
        in.i32();
        return type;
    }

    private static ProtocolException wrong(TypeToken token, int width) {
        return new ProtocolException(token + " of " + width + " bytes");
    }
}
