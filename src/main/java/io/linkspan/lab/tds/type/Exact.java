package io.linkspan.lab.tds.type;

import io.linkspan.lab.tds.packet.WireInput;
import io.linkspan.lab.tds.packet.WireOutput;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.net.ProtocolException;

/** decimal, numeric and money, MS-TDS 2.2.5.5.1.5 and 2.2.5.5.1.2. */
final class Exact {

    private Exact() {
    }

    /** Bytes of the magnitude for a precision. */
    static int magnitude(int precision) {
        return precision <= 9 ? 4 : precision <= 19 ? 8 : precision <= 28 ? 12 : 16;
    }

    static void writeDecimal(BigDecimal value, int precision, int scale, WireOutput out) {
        BigInteger unscaled = value.setScale(scale, RoundingMode.HALF_UP).unscaledValue();
        byte[] bigEndian = unscaled.abs().toByteArray();
        out.u8(unscaled.signum() < 0 ? 0 : 1);
        for (int i = 0; i < magnitude(precision); i++) {
            out.u8(i < bigEndian.length ? bigEndian[bigEndian.length - 1 - i] : 0);
        }
    }

    static BigDecimal readDecimal(WireInput in, int scale) throws ProtocolException {
        int sign = in.u8() == 0 ? -1 : 1;
        byte[] littleEndian = in.bytes(in.left());
        byte[] bigEndian = new byte[littleEndian.length];
        for (int i = 0; i < bigEndian.length; i++) {
            bigEndian[i] = littleEndian[bigEndian.length - 1 - i];
        }
        return new BigDecimal(new BigInteger(1, bigEndian).multiply(BigInteger.valueOf(sign)), scale);
    }

    /** The high half goes first. */
    static void writeMoney(BigDecimal value, WireOutput out) {
        long amount = tenThousandths(value);
        out.i32((int) (amount >> 32)).i32((int) amount);
    }

    static BigDecimal readMoney(WireInput in) throws ProtocolException {
        long high = in.i32();
        return BigDecimal.valueOf(high << 32 | in.i32() & 0xFFFFFFFFL, 4);
    }

    static long tenThousandths(BigDecimal value) {
        return value.setScale(4, RoundingMode.HALF_UP).unscaledValue().longValue();
    }
}
