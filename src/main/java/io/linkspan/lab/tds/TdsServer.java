package io.linkspan.lab.tds;

import io.linkspan.lab.tds.packet.Transport;
import io.linkspan.lab.tsql.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listener of one emulated SQL Server or managed instance, on a random free port of the loopback address. Two virtual threads serve a connection;
 * whatever a client sends ends at worst its own connection.
 */
public final class TdsServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TdsServer.class);
    private static final int BACKLOG = 200;
    private static final Duration LOGIN_TIMEOUT = Duration.ofSeconds(15);

    private final Server server;
    private final TlsSettings tls;
    private final WireFaults faults;
    private final Duration loginTimeout;
    private final ServerSocket listener;
    private final Thread listening;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ExecutorService connections = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("tds-login-timeout").factory());

    /** Listens at once. @throws IOException if no port can be opened */
    public TdsServer(Server server, TlsSettings tls, WireFaults faults) throws IOException {
        this(server, tls, faults, LOGIN_TIMEOUT);
    }

    /** @param loginTimeout how long a new connection may take to send its LOGIN7 */
    TdsServer(Server server, TlsSettings tls, WireFaults faults, Duration loginTimeout) throws IOException {
        this.server = server;
        this.tls = tls;
        this.faults = faults;
        this.loginTimeout = loginTimeout;
        listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        listening = Thread.ofVirtual().name("tds-listener").start(this::listen);
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /** Ends all connections without a word, as a machine does that loses its power; whether new ones are accepted is for the faults to say. */
    public void disconnectAll() {
        sockets.forEach(this::cut);
    }

    /** Ends all connections and waits until their sessions are closed, up to ten seconds. */
    @Override
    public void close() throws IOException {
        listener.close();
        try {
            listening.join();
            disconnectAll();
            connections.shutdown();
            timer.shutdownNow();
            if (!connections.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("{}: a session did not end in time", server.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                admit(listener.accept());
            } catch (IOException e) {
                LOG.debug("{} stops listening: {}", server.name(), e.getMessage());
            }
        }
    }

    private void admit(Socket socket) {
        sockets.add(socket);
        switch (faults.admission()) {
            case REFUSE -> cut(socket);
            case SWALLOW -> LOG.debug("{} swallows a connection", server.name());
            case ACCEPT -> connections.execute(() -> serve(socket));
        }
    }

    private void serve(Socket socket) {
        try (Transport transport = new Transport(socket)) {
            new Connection(server, tls, faults, transport).run(timer, loginTimeout);
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("{}: connection ended: {}", server.name(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(socket);
        }
    }

    private void cut(Socket socket) {
        sockets.remove(socket);
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            LOG.debug("{}: connection was closed already: {}", server.name(), e.getMessage());
        }
    }
}
