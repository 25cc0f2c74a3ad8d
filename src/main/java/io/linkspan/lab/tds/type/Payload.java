package io.linkspan.lab.tds.type;

import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tds.packet.WireInput;
import io.linkspan.lab.tds.packet.WireOutput;
import java.math.BigDecimal;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The bytes of a value without any length before them: the same in a row, in a parameter and inside a sql_variant. */
final class Payload {

    private Payload() {
    }

    /** @param value not null, of the class that the kind of the type names */
    static byte[] encode(SqlType type, Object value) {
        return switch (type.kind()) {
            case CHAR, VARCHAR -> ((String) value).getBytes(WireCollation.CHARSET);
            case NCHAR, NVARCHAR, XML -> ((String) value).getBytes(StandardCharsets.UTF_16LE);
            case BINARY, VARBINARY, TIMESTAMP -> (byte[]) value;
            default -> WireOutput.bytesOf(out -> scalar(type, value, out));
        };
    }

    private static void scalar(SqlType type, Object value, WireOutput out) {
        switch (type.kind()) {
            case BIT -> out.u8((Boolean) value ? 1 : 0);
            case TINYINT -> out.u8(((Number) value).intValue());
            case SMALLINT -> out.u16(((Number) value).intValue());
            case INT -> out.i32(((Number) value).intValue());
            case BIGINT -> out.i64(((Number) value).longValue());
            case REAL -> out.i32(Float.floatToIntBits(((Number) value).floatValue()));
            case FLOAT -> out.i64(Double.doubleToLongBits(((Number) value).doubleValue()));
            case DECIMAL, NUMERIC -> Exact.writeDecimal((BigDecimal) value, type.precision(), type.scale(), out);
            case MONEY -> Exact.writeMoney((BigDecimal) value, out);
            case SMALLMONEY -> out.i32((int) Exact.tenThousandths((BigDecimal) value));
            case UNIQUEIDENTIFIER -> out.bytes(swapped((UUID) value));
            default -> Temporal.write(type, value, out);
        }
    }

    static Object decode(SqlType type, byte[] bytes) throws ProtocolException {
        WireInput in = new WireInput(bytes);
        return switch (type.kind()) {
            case CHAR, VARCHAR -> new String(bytes, WireCollation.CHARSET);
            case NCHAR, NVARCHAR -> in.text();
            case XML -> withoutByteOrderMark(in.text());
            case BINARY, VARBINARY, TIMESTAMP -> bytes;
            case BIT -> in.u8() != 0;
            case TINYINT -> (short) in.u8();
            case SMALLINT -> (short) in.u16();
            case INT -> in.i32();
            case BIGINT -> in.i64();
            case REAL -> Float.intBitsToFloat(in.i32());
            case FLOAT -> Double.longBitsToDouble(in.i64());
            case DECIMAL, NUMERIC -> Exact.readDecimal(in, type.scale());
            case MONEY -> Exact.readMoney(in);
            case SMALLMONEY -> BigDecimal.valueOf(in.i32(), 4);
            case UNIQUEIDENTIFIER -> unswapped(in.bytes(16));
            default -> Temporal.read(type, in);
        };
    }

    private static String withoutByteOrderMark(String xml) {
        return xml.startsWith("\uFEFF") ? xml.substring(1) : xml;
    }

    /** The first three groups of a uniqueidentifier are little-endian, the rest is not. */
    private static byte[] swapped(UUID id) {
        byte[] b = ByteBuffer.allocate(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).array();
        return swap(b);
    }

    private static UUID unswapped(byte[] bytes) {
        ByteBuffer b = ByteBuffer.wrap(swap(bytes));
        return new UUID(b.getLong(), b.getLong());
    }

    private static byte[] swap(byte[] b) {
        return new byte[] {b[3], b[2], b[1], b[0], b[5], b[4], b[7], b[6], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]};
    }
}
