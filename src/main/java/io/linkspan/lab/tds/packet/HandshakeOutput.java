package io.linkspan.lab.tds.packet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Collects a flight of a tunnelled handshake and sends it in PRELOGIN packets when flushed. */
final class HandshakeOutput extends OutputStream {

    private final OutputStream out;
    private final ByteArrayOutputStream flight = new ByteArrayOutputStream();

    HandshakeOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) {
        flight.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
        flight.write(bytes, offset, count);
    }

    @Override
    public void flush() throws IOException {
        byte[] bytes = flight.toByteArray();
        flight.reset();
        for (int at = 0, number = 1; at < bytes.length; number++) {
            int size = Math.min(bytes.length - at, PacketWriter.DEFAULT_SIZE - PacketHeader.SIZE);
            int status = at + size == bytes.length ? PacketHeader.END_OF_MESSAGE : 0;
            byte[] header = new byte[PacketHeader.SIZE];
            new PacketHeader(PacketType.PRELOGIN, status, size + PacketHeader.SIZE).write(header, 0, number);
            out.write(header);
            out.write(bytes, at, size);
            at += size;
        }
        out.flush();
    }
}
