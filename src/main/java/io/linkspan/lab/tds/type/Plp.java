package io.linkspan.lab.tds.type;

import io.linkspan.lab.tds.packet.WireInput;
import io.linkspan.lab.tds.packet.WireOutput;
import java.io.ByteArrayOutputStream;
import java.net.ProtocolException;
import org.jspecify.annotations.Nullable;

/** Values of the (max) types and of xml, sent in chunks: MS-TDS 2.2.5.2.3. */
final class Plp {

    private static final long NULL = -1;

    private Plp() {
    }

    static void write(byte @Nullable [] bytes, WireOutput out) {
        if (bytes == null) {
            out.i64(NULL);
            return;
        }
        out.i64(bytes.length);
        if (bytes.length > 0) {
            out.i32(bytes.length).bytes(bytes);
        }
        out.i32(0);
    }

    static byte @Nullable [] read(WireInput in) throws ProtocolException {
        if (in.i64() == NULL) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(); // the total may be announced as unknown: only the chunks count
        for (int chunk = in.i32(); chunk != 0; chunk = in.i32()) {
            bytes.writeBytes(in.bytes(chunk));
        }
        return bytes.toByteArray();
    }
}
