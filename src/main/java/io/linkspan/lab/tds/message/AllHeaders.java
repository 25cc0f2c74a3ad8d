package io.linkspan.lab.tds.message;

import io.linkspan.lab.tds.packet.WireInput;
import io.linkspan.lab.tds.type.TdsVersion;
import java.net.ProtocolException;

/** ALL_HEADERS, MS-TDS 2.2.5.3: stands before requests since TDS 7.2 and says nothing that a server without MARS and notifications needs. */
final class AllHeaders {

    private AllHeaders() {
    }

    static void skip(WireInput in, TdsVersion version) throws ProtocolException {
        if (version.since7_2()) {
            int length = in.i32();
            if (length < 4) {
                throw new ProtocolException("headers of " + length + " bytes");
            }
            in.skip(length - 4);
        }
    }
}
