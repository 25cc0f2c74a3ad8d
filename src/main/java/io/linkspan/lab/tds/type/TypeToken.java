package io.linkspan.lab.tds.type;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType.Kind;
import java.net.ProtocolException;

/** The bytes that name data types, MS-TDS 2.2.5.4, each with the way in which it announces the length of a value. */
enum TypeToken {

    NULL(0x1F, Length.FIXED), INT1(0x30, Length.FIXED), BIT(0x32, Length.FIXED), INT2(0x34, Length.FIXED), INT4(0x38, Length.FIXED), DATETIM4(0x3A, Length.FIXED),
    FLT4(0x3B, Length.FIXED), MONEY(0x3C, Length.FIXED), DATETIME(0x3D, Length.FIXED), FLT8(0x3E, Length.FIXED), MONEY4(0x7A, Length.FIXED), INT8(0x7F, Length.FIXED),
    GUID(0x24, Length.BYTE), INTN(0x26, Length.BYTE), DATEN(0x28, Length.BYTE), TIMEN(0x29, Length.BYTE), DATETIME2N(0x2A, Length.BYTE), DATETIMEOFFSETN(0x2B, Length.BYTE),
    DECIMALN(0x6A, Length.BYTE), NUMERICN(0x6C, Length.BYTE), BITN(0x68, Length.BYTE), FLTN(0x6D, Length.BYTE), MONEYN(0x6E, Length.BYTE), DATETIMN(0x6F, Length.BYTE),
    VARBINARY(0xA5, Length.SHORT), VARCHAR(0xA7, Length.SHORT), BINARY(0xAD, Length.SHORT), CHAR(0xAF, Length.SHORT), NVARCHAR(0xE7, Length.SHORT), NCHAR(0xEF, Length.SHORT),
    XML(0xF1, Length.SHORT), TEXT(0x23, Length.LONG), IMAGE(0x22, Length.LONG), NTEXT(0x63, Length.LONG), VARIANT(0x62, Length.LONG);

    /** How long a value is: known from its type, or said in one, two or four bytes; two become chunks for (max). */
    enum Length { FIXED, BYTE, SHORT, LONG }

    private static final int CLR = 0xF0;
    private static final int VECTOR = 0xF5;

    private final int code;
    private final Length length;

    TypeToken(int code, Length length) {
        this.code = code;
        this.length = length;
    }

    int code() {
        return code;
    }

    Length length() {
        return length;
    }

    boolean hasCollation() {
        return switch (this) {
            case VARCHAR, CHAR, NVARCHAR, NCHAR, TEXT, NTEXT -> true;
            default -> false;
        };
    }

    /** For a column or an output parameter, which are always nullable to the wire. */
    static TypeToken of(Kind kind) {
        return switch (kind) {
            case BIT -> BITN;
            case TINYINT, SMALLINT, INT, BIGINT -> INTN;
            case DECIMAL -> DECIMALN;
            case NUMERIC -> NUMERICN;
            case MONEY, SMALLMONEY -> MONEYN;
            case FLOAT, REAL -> FLTN;
            case CHAR -> CHAR;
            case VARCHAR -> VARCHAR;
            case NCHAR -> NCHAR;
            case NVARCHAR -> NVARCHAR;
            case XML -> XML;
            case BINARY, TIMESTAMP -> BINARY;
            case VARBINARY -> VARBINARY;
            case DATE -> DATEN;
            case TIME -> TIMEN;
            case DATETIME, SMALLDATETIME -> DATETIMN;
            case DATETIME2 -> DATETIME2N;
            case DATETIMEOFFSET -> DATETIMEOFFSETN;
            case UNIQUEIDENTIFIER -> GUID;
            case SQL_VARIANT -> VARIANT;
        };
    }

    /** @throws ServerError for a type that exists but is not taken as a parameter */
    static TypeToken read(int code) throws ProtocolException {
        for (TypeToken token : values()) {
            if (token.code == code) {
                return token;
            }
        }
        if (code >= CLR && code <= VECTOR) {
            throw ServerError.of(40000, 16, 1, "Parameters of table, CLR, json and vector types are not available in the practice lab.");
        }
        throw new ProtocolException("data type 0x" + Integer.toHexString(code));
    }
}
