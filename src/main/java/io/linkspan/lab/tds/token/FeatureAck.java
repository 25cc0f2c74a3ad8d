package io.linkspan.lab.tds.token;

import io.linkspan.lab.tds.packet.WireOutput;
import io.linkspan.lab.tds.type.TdsVersion;
import java.util.SortedMap;

/** FEATUREEXTACK, MS-TDS 2.2.7.11: the features that are granted, by number, each with its bytes. */
public record FeatureAck(SortedMap<Integer, byte[]> features) implements Token {

    /** Number of the UTF-8 feature, here and in LOGIN7. It is always granted, since it changes nothing else in the stream. */
    public static final int UTF8 = 0x0A;

    private static final int TYPE = 0xAE;
    private static final int END = 0xFF;

    @Override
    public void write(WireOutput out, TdsVersion version) {
        out.u8(TYPE);
        features.forEach((number, data) -> out.u8(number).i32(data.length).bytes(data));
        out.u8(END);
    }
}
