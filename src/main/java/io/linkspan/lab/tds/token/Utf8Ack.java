package io.linkspan.lab.tds.token;

import io.linkspan.lab.tds.packet.WireOutput;
import io.linkspan.lab.tds.type.TdsVersion;

/** FEATUREEXTACK for UTF-8, MS-TDS 2.2.7.12: the one feature that is acknowledged, since it changes nothing else in the stream. */
public record Utf8Ack() implements Token {

    private static final int TYPE = 0xAE;
    private static final int END = 0xFF;

    /** Number of the feature, here and in LOGIN7. */
    public static final int FEATURE = 0x0A;

    @Override
    public void write(WireOutput out, TdsVersion version) {
        out.u8(TYPE).u8(FEATURE).i32(1).u8(1).u8(END);
    }
}
