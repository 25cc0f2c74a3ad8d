package io.linkspan.lab.mirroring;

import io.linkspan.lab.engine.group.replication.EndpointConnection;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Messages over a socket: a length and so many bytes. One thread reads; any may send. Nothing goes out while the path is cut. */
final class Frames implements AutoCloseable {

    private static final int LARGEST = 64 << 20;

    private final Socket socket;
    private final Path path;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private volatile long lastSent = System.nanoTime();

    Frames(Socket socket, Path path) throws IOException {
        this.socket = socket;
        this.path = path;
        this.in = new DataInputStream(socket.getInputStream());
        this.out = new DataOutputStream(socket.getOutputStream());
    }

    /** @return bytes that it took */
    int send(Message message) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Codec.write(new DataOutputStream(body), message);
        synchronized (out) {
            path.demandOpen();
            out.writeInt(body.size());
            body.writeTo(out);
            out.flush();
        }
        sent.addAndGet(body.size());
        lastSent = System.nanoTime();
        return body.size();
    }

    Message read() throws IOException {
        int length = in.readInt();
        if (length < 1 || length > LARGEST) {
            throw new IOException("a message of " + length + " bytes");
        }
        byte[] body = new byte[length];
        in.readFully(body);
        received.addAndGet(length);
        if (Codec.read(new DataInputStream(new ByteArrayInputStream(body))) instanceof Message message) {
            return message;
        }
        throw new IOException("not a message");
    }

    /** Nothing was sent for so long. */
    Duration idle() {
        return Duration.ofNanos(System.nanoTime() - lastSent);
    }

    private long sentBytes() {
        return sent.get();
    }

    private long receivedBytes() {
        return received.get();
    }

    Path path() {
        return path;
    }

    /** As sys.dm_db_mirroring_connections shows it. */
    EndpointConnection shown(Clock clock, boolean accepted, int peerCertificate) {
        return new EndpointConnection(UUID.randomUUID(), clock.instant(), accepted, peerCertificate, socket.getInetAddress().getHostAddress(), () -> clock.instant().minus(idle()), this::sentBytes, this::receivedBytes);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
