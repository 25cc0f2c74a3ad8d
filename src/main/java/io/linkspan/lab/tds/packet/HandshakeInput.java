package io.linkspan.lab.tds.packet;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;

/** TLS records of a tunnelled handshake, taken out of the PRELOGIN packets that carry them. */
final class HandshakeInput extends InputStream {

    private final InputStream in;
    private int left;

    HandshakeInput(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        if (count == 0) {
            return 0; // must not wait: readNBytes asks for nothing at its end
        }
        while (left == 0) {
            PacketHeader header = PacketHeader.read(in);
            if (header.type() != PacketType.PRELOGIN) {
                throw new ProtocolException(header.type() + " inside the TLS handshake");
            }
            left = header.payload();
        }
        int read = in.read(bytes, offset, Math.min(count, left));
        left -= Math.max(read, 0);
        return read;
    }
}
