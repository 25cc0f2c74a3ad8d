package io.linkspan.lab.tds.message;

import io.linkspan.lab.tds.packet.WireInput;
import io.linkspan.lab.tds.type.TdsVersion;
import java.net.ProtocolException;

/** A batch of T-SQL, MS-TDS 2.2.6.7. */
public record BatchMessage(String text) {

    public static BatchMessage read(byte[] payload, TdsVersion version) throws ProtocolException {
        WireInput in = new WireInput(payload);
        AllHeaders.skip(in, version);
        return new BatchMessage(in.text());
    }
}
