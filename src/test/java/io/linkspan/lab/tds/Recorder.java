package io.linkspan.lab.tds;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Stands between one client and a server, and keeps what the client sends after its login. */
final class Recorder implements AutoCloseable {

    private static final int PRELOGIN = 0x12;
    private static final int LOGIN7 = 0x10;
    private static final int TLS_FIRST = 0x14;
    private static final int TLS_LAST = 0x17;

    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final Thread forwarding;

    Recorder(int port) throws IOException {
        forwarding = Thread.ofVirtual().start(() -> {
            try (Socket client = listener.accept(); Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
                Thread.ofVirtual().start(() -> pump(server, client, OutputStream.nullOutputStream()));
                pump(client, server, sent);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    int port() {
        return listener.getLocalPort();
    }

    private static void pump(Socket from, Socket to, OutputStream copy) {
        try {
            InputStream in = from.getInputStream();
            byte[] buffer = new byte[8192];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                copy.write(buffer, 0, count);
                to.getOutputStream().write(buffer, 0, count);
            }
            to.shutdownOutput();
        } catch (IOException _) {
            // either end has closed
        }
    }

    /** The packets in clear text that followed the login, once the client has closed. */
    List<byte[]> packets() throws InterruptedException {
        forwarding.join();
        List<byte[]> packets = new ArrayList<>();
        byte[] all = sent.toByteArray();
        for (int at = 0; at < all.length;) {
            int type = all[at] & 0xFF;
            boolean tls = type >= TLS_FIRST && type <= TLS_LAST;
            int length = tls ? 5 + number(all, at + 3) : number(all, at + 2);
            if (!tls && type != PRELOGIN && type != LOGIN7) {
                packets.add(Arrays.copyOfRange(all, at, at + length));
            }
            at += length;
        }
        return packets;
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
