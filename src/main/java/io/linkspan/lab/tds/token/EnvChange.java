package io.linkspan.lab.tds.token;

import io.linkspan.lab.engine.type.Collation;
import io.linkspan.lab.tds.packet.WireOutput;
import io.linkspan.lab.tds.type.TdsVersion;
import io.linkspan.lab.tds.type.WireCollation;
import java.nio.charset.StandardCharsets;

/** ENVCHANGE: something of the session is now different, MS-TDS 2.2.7.9. */
public record EnvChange(int kind, byte[] now, byte[] before, boolean text) implements Token {

    private static final int TYPE = 0xE3;
    private static final byte[] NOTHING = {};

    public static EnvChange database(String now, String before) {
        return text(1, now, before);
    }

    public static EnvChange language(String now) {
        return text(2, now, "");
    }

    public static EnvChange packetSize(int now, int before) {
        return text(4, Integer.toString(now), Integer.toString(before));
    }

    public static EnvChange collation(Collation now) {
        return new EnvChange(7, WireCollation.bytes(now), NOTHING, false);
    }

    public static EnvChange began(long descriptor) {
        return new EnvChange(8, eight(descriptor), NOTHING, false);
    }

    public static EnvChange committed(long descriptor) {
        return new EnvChange(9, NOTHING, eight(descriptor), false);
    }

    public static EnvChange rolledBack(long descriptor) {
        return new EnvChange(10, NOTHING, eight(descriptor), false);
    }

    /** Acknowledges the reset of a pooled connection. */
    public static EnvChange reset() {
        return new EnvChange(18, NOTHING, NOTHING, false);
    }

    private static EnvChange text(int kind, String now, String before) {
        return new EnvChange(kind, now.getBytes(StandardCharsets.UTF_16LE), before.getBytes(StandardCharsets.UTF_16LE), true);
    }

    private static byte[] eight(long descriptor) {
        return WireOutput.bytesOf(out -> out.i64(descriptor));
    }

    @Override
    public void write(WireOutput out, TdsVersion version) {
        out.u8(TYPE).measured(body -> body.u8(kind).u8(length(now)).bytes(now).u8(length(before)).bytes(before));
    }

    /** Texts count code units, all else bytes. */
    private int length(byte[] value) {
        return text ? value.length / 2 : value.length;
    }
}
