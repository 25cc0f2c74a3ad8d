package io.linkspan.lab.tds.packet;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;

/**
 * TLS over any pair of streams. Reads exactly one record at a time and never ahead, so that the streams can be used in clear after it.
 * One thread may read while another writes.
 */
final class TlsChannel {

    private static final int RECORD_HEADER = 5;
    private static final int RECORD_LIMIT = 16384 + 2048;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SSLEngine engine;
    private InputStream in;
    private OutputStream out;
    private final ByteBuffer plain;
    private final ByteBuffer sealed;

    TlsChannel(SSLEngine engine, InputStream in, OutputStream out) {
        this.engine = engine;
        this.in = in;
        this.out = out;
        plain = ByteBuffer.allocate(Math.max(RECORD_LIMIT, engine.getSession().getApplicationBufferSize())).flip();
        sealed = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    }

    /** From the handshake's framing to bare records. */
    void switchTo(InputStream bareIn, OutputStream bareOut) {
        in = bareIn;
        out = bareOut;
    }

    void handshake() throws IOException {
        engine.beginHandshake();
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NEED_WRAP -> seal(NOTHING);
                case NEED_TASK -> runTasks();
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    out.flush();
                    open();
                }
                case FINISHED, NOT_HANDSHAKING -> {
                    out.flush();
                    return;
                }
            }
        }
    }

    /** Reads and opens one record; what it holds, if anything, is then in {@link #plain}. */
    private void open() throws IOException {
        byte[] header = exactly(RECORD_HEADER);
        int length = (header[3] & 0xFF) << 8 | header[4] & 0xFF;
        if (length > RECORD_LIMIT) {
            throw new ProtocolException("TLS record of " + length + " bytes");
        }
        ByteBuffer record = ByteBuffer.allocate(RECORD_HEADER + length).put(header).put(exactly(length)).flip();
        plain.clear();
        SSLEngineResult result = engine.unwrap(record, plain);
        plain.flip();
        runTasks();
        if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
            throw new EOFException("TLS closed by the client");
        }
    }

    private byte[] exactly(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("connection ended inside a TLS record");
        }
        return bytes;
    }

    private void runTasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    private synchronized void seal(ByteBuffer bytes) throws IOException {
        do {
            sealed.clear();
            SSLEngineResult result = engine.wrap(bytes, sealed);
            if (result.getStatus() == SSLEngineResult.Status.CLOSED && sealed.position() == 0) {
                throw new EOFException("TLS is closed");
            }
            out.write(sealed.array(), 0, sealed.position());
        } while (bytes.hasRemaining());
    }

    /** After a record that was no data (a key update, say) the engine may owe an answer. */
    private void settle() throws IOException {
        while (engine.getHandshakeStatus() == SSLEngineResult.HandshakeStatus.NEED_WRAP) {
            seal(NOTHING);
            out.flush();
        }
    }

    InputStream input() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                read(one, 0, 1);
                return one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int offset, int count) throws IOException {
                while (count > 0 && !plain.hasRemaining()) {
                    open();
                    settle();
                }
                int available = Math.min(count, plain.remaining());
                plain.get(bytes, offset, available);
                return available;
            }
        };
    }

    OutputStream output() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int count) throws IOException {
                seal(ByteBuffer.wrap(bytes, offset, count));
            }

            @Override
            public void flush() throws IOException {
                out.flush();
            }
        };
    }
}
