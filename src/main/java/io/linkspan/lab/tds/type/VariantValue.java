package io.linkspan.lab.tds.type;

import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.engine.type.SqlType.Kind;
import io.linkspan.lab.engine.type.Variant;
import io.linkspan.lab.tds.packet.WireInput;
import io.linkspan.lab.tds.packet.WireOutput;
import java.net.ProtocolException;
import org.jspecify.annotations.Nullable;

/** Values of sql_variant, MS-TDS 2.2.5.5.4: base type, its properties, then the data without a length of their own. */
final class VariantValue {

    private VariantValue() {
    }

    static void write(@Nullable Variant variant, WireOutput out) {
        if (variant == null) {
            out.i32(0);
            return;
        }
        byte[] properties = WireOutput.bytesOf(p -> properties(variant.type(), p));
        byte[] data = Payload.encode(variant.type(), variant.value());
        out.i32(2 + properties.length + data.length).u8(token(variant.type().kind()).code()).u8(properties.length).bytes(properties).bytes(data);
    }

    private static void properties(SqlType type, WireOutput out) {
        switch (type.kind()) {
            case CHAR, VARCHAR, NCHAR, NVARCHAR -> out.bytes(WireCollation.bytes(type)).u16(Widths.of(type));
            case BINARY, VARBINARY, TIMESTAMP -> out.u16(Widths.of(type));
            case DECIMAL, NUMERIC -> out.u8(type.precision()).u8(type.scale());
            case TIME, DATETIME2, DATETIMEOFFSET -> out.u8(type.scale());
            default -> { }
        }
    }

    static @Nullable Variant read(WireInput in) throws ProtocolException {
        int length = in.i32();
        if (length == 0) {
            return null;
        }
        WireInput value = new WireInput(in.bytes(length));
        TypeToken token = TypeToken.read(value.u8());
        WireInput properties = new WireInput(value.bytes(value.u8()));
        SqlType type = type(token, properties);
        return new Variant(type, Payload.decode(type, value.bytes(value.left())));
    }

    private static SqlType type(TypeToken token, WireInput properties) throws ProtocolException {
        return switch (token) {
            case GUID -> SqlType.UNIQUEIDENTIFIER;
            case DECIMALN -> new SqlType(Kind.DECIMAL, 0, properties.u8(), properties.u8());
            case NUMERICN -> new SqlType(Kind.NUMERIC, 0, properties.u8(), properties.u8());
            case VARCHAR, CHAR, NVARCHAR, NCHAR -> Widths.read(token, properties.skip(WireCollation.LENGTH));
            case VARBINARY, BINARY, DATEN, TIMEN, DATETIME2N, DATETIMEOFFSETN, INT1, BIT, INT2, INT4, INT8, FLT4, FLT8, MONEY, MONEY4, DATETIME, DATETIM4 ->
                Widths.read(token, properties);
            default -> throw new ProtocolException("sql_variant of " + token);
        };
    }

    private static TypeToken token(Kind kind) {
        return switch (kind) {
            case BIT -> TypeToken.BIT;
            case TINYINT -> TypeToken.INT1;
            case SMALLINT -> TypeToken.INT2;
            case INT -> TypeToken.INT4;
            case BIGINT -> TypeToken.INT8;
            case REAL -> TypeToken.FLT4;
            case FLOAT -> TypeToken.FLT8;
            case MONEY -> TypeToken.MONEY;
            case SMALLMONEY -> TypeToken.MONEY4;
            case DATETIME -> TypeToken.DATETIME;
            case SMALLDATETIME -> TypeToken.DATETIM4;
            default -> TypeToken.of(kind);
        };
    }
}
