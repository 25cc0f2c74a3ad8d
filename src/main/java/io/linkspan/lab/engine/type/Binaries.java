package io.linkspan.lab.engine.type;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

/** Conversion to binary types, and of binary values to uniqueidentifier. */
final class Binaries {

    private Binaries() {
    }

    /** The bytes of a value, not yet cut to a length. */
    static byte[] bytes(Object value, SqlType from, SqlType to, int style) {
        return switch (value) {
            case byte[] bytes -> bytes;
            case String text -> ofText(text, from, to, style);
            case Boolean b -> new byte[] {(byte) (b ? 1 : 0)};
            case Short s -> from.kind() == SqlType.Kind.TINYINT ? new byte[] {s.byteValue()} : ByteBuffer.allocate(2).putShort(s).array();
            case Integer i -> ByteBuffer.allocate(4).putInt(i).array();
            case Long l -> ByteBuffer.allocate(8).putLong(l).array();
            case Double d -> ByteBuffer.allocate(8).putDouble(d).array();
            case Float f -> ByteBuffer.allocate(4).putFloat(f).array();
            case BigDecimal d -> decimal(d, from);
            case UUID id -> ofGuid(id);
            case LocalDateTime moment when from.kind() == SqlType.Kind.DATETIME -> datetime(moment);
            default -> throw ConversionErrors.explicitNotAllowed(from, to);
        };
    }

    /** Numbers keep their last bytes, all else its first. */
    static byte[] fit(byte[] bytes, SqlType from, SqlType to) {
        int length = to.kind() == SqlType.Kind.TIMESTAMP ? 8 : to.length();
        boolean fixed = to.kind() != SqlType.Kind.VARBINARY;
        if (length == SqlType.MAX || bytes.length == length || bytes.length < length && !fixed) {
            return bytes;
        }
        boolean number = !from.isText() && !from.isBinary() && from.kind() != SqlType.Kind.UNIQUEIDENTIFIER;
        if (!number) {
            return Arrays.copyOf(bytes, length);
        }
        byte[] result = new byte[length];
        int copied = Math.min(length, bytes.length);
        System.arraycopy(bytes, bytes.length - copied, result, length - copied, copied);
        return result;
    }

    private static byte[] ofText(String text, SqlType from, SqlType to, int style) {
        if (style == 0) {
            boolean wide = from.kind() == SqlType.Kind.NVARCHAR || from.kind() == SqlType.Kind.NCHAR;
            return text.getBytes(wide ? StandardCharsets.UTF_16LE : Texts.CODE_PAGE);
        }
        boolean prefixed = text.startsWith("0x") || text.startsWith("0X");
        String digits = style == 1 && prefixed ? text.substring(2) : text;
        if (style == 1 != prefixed || digits.length() % 2 != 0 || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            throw ConversionErrors.error(from, to);
        }
        return HexFormat.of().parseHex(digits);
    }

    /** Precision, scale, a zero, the sign, then the digits with the lowest byte first; money is a count of ten-thousandths. */
    private static byte[] decimal(BigDecimal value, SqlType from) {
        if (from.kind() == SqlType.Kind.MONEY || from.kind() == SqlType.Kind.SMALLMONEY) {
            long units = value.movePointRight(4).longValue();
            return from.kind() == SqlType.Kind.MONEY ? ByteBuffer.allocate(8).putLong(units).array() : ByteBuffer.allocate(4).putInt((int) units).array();
        }
        BigInteger digits = value.unscaledValue().abs();
        byte[] high = digits.toByteArray();
        byte[] result = new byte[4 + (high.length + 3) / 4 * 4];
        result[0] = (byte) from.precision();
        result[1] = (byte) value.scale();
        result[3] = (byte) (value.signum() < 0 ? 0 : 1);
        for (int i = 0; i < high.length; i++) {
            result[4 + i] = high[high.length - 1 - i];
        }
        return result;
    }

    private static byte[] datetime(LocalDateTime moment) {
        int days = (int) ChronoUnit.DAYS.between(LocalDate.of(1900, 1, 1), moment.toLocalDate());
        int ticks = (int) Math.round(moment.toLocalTime().toNanoOfDay() * 3 / 10_000_000.0);
        return ByteBuffer.allocate(8).putInt(days).putInt(ticks).array();
    }

    /** The first three groups of a uniqueidentifier are stored with their lowest byte first. */
    static byte[] ofGuid(UUID id) {
        byte[] plain = ByteBuffer.allocate(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).array();
        return swapped(plain);
    }

    static UUID guid(byte[] bytes) {
        ByteBuffer plain = ByteBuffer.wrap(swapped(Arrays.copyOf(bytes, 16)));
        return new UUID(plain.getLong(), plain.getLong());
    }

    private static byte[] swapped(byte[] b) {
        return new byte[] {b[3], b[2], b[1], b[0], b[5], b[4], b[7], b[6], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]};
    }
}
