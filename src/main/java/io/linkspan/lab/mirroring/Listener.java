package io.linkspan.lab.mirroring;

import io.linkspan.lab.engine.AddressMap;
import io.linkspan.lab.engine.Endpoint;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.group.AvailabilityGroup;
import io.linkspan.lab.engine.group.GroupErrors;
import io.linkspan.lab.engine.group.LinkErrors;
import io.linkspan.lab.engine.group.Peer;
import io.linkspan.lab.engine.group.Role;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.fault.FaultKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Listens for the mirroring endpoint of one instance, at a free loopback port that the address map gives the names and the port of the endpoint. */
final class Listener implements AutoCloseable {

    private static final int BACKLOG = 64;
    private static final int HELLO_MILLIS = 15_000;

    private final Mirroring mirroring;
    private final Instance instance;
    private @Nullable ServerSocket socket;
    private @Nullable Endpoint endpoint;
    private volatile String lastLogged = "";

    Listener(Mirroring mirroring, Instance instance) {
        this.mirroring = mirroring;
        this.instance = instance;
    }

    /** The endpoint was made, changed or dropped. An altered endpoint drops its connections. */
    synchronized void follow(Optional<Endpoint> changed) {
        close();
        changed.filter(Endpoint::started).ifPresent(this::open);
    }

    /** The loopback port, 0 while it does not listen. */
    synchronized int port() {
        return socket == null ? 0 : socket.getLocalPort();
    }

    private void open(Endpoint started) {
        try {
            ServerSocket opened = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
            socket = opened;
            endpoint = started;
            AddressMap addresses = mirroring.estate().addresses();
            names().forEach(name -> addresses.put(name, started.port(), opened.getLocalPort()));
            mirroring.execute(() -> accept(opened));
            mirroring.changes().beat();
        } catch (IOException e) {
            throw new IllegalStateException("no loopback port is free", e);
        }
    }

    private List<String> names() {
        return Stream.of(instance.spec().address(), instance.host(), instance.fullyQualifiedName()).distinct().toList();
    }

    private void accept(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                Socket accepted = opened.accept();
                mirroring.execute(() -> serve(accepted));
            } catch (IOException _) {
                return; // closed: the endpoint has stopped
            }
        }
    }

    private void serve(Socket accepted) {
        Handshake handshake = new Handshake(instance);
        try (accepted) {
            if (mirroring.estate().faults().active(FaultKind.KILL, instance.name(), instance.shortName())) {
                return;
            }
            accepted.setSoTimeout(HELLO_MILLIS);
            try (SSLSocket secured = handshake.accept(accepted)) {
                greet(secured);
            }
        } catch (ServerError e) {
            log(e, accepted);
        } catch (IOException _) {
            log(handshake.refusal().orElseGet(LinkErrors::closedByPeer), accepted);
        }
    }

    private void greet(SSLSocket secured) throws IOException {
        Path own = mirroring.path(Stream.of(instance), "");
        Frames frames = new Frames(secured, own);
        frames.send(new Message.Ping());
        if (!(frames.read() instanceof Message.Hello hello)) {
            throw new IOException("a hello was expected");
        }
        try {
            answer(hello, secured, frames);
        } catch (ServerError e) {
            frames.send(new Message.Refused(e.number(), e.getMessage()));
        }
    }

    private void answer(Message.Hello hello, SSLSocket secured, Frames frames) throws IOException {
        if (hello.joining()) {
            AvailabilityGroup group = instance.groups().demandServing(hello.group(), hello.from(), hello.to());
            frames.send(new Message.Welcome(group.id(), instance.catalogVersion(), Dialer.offers(instance, group), List.of()));
            mirroring.changes().beat();
            return;
        }
        demandRoute(hello);
        Peer peer = instance.groups().demandPair(hello.group(), hello.from(), hello.to());
        AvailabilityGroup group = peer.group();
        if (group.role() != Role.SECONDARY || instance.managed() && !instance.groups().links().accepts(group)) {
            throw GroupErrors.groupDoesNotRespond(hello.to());
        }
        instance.groups().follow(peer, hello.groupId());
        new Handshake(instance).note(secured, peer.partnership());
        secured.setSoTimeout(peer.replica().sessionTimeout() * 1000);
        Path path = mirroring.path(Stream.concat(Stream.of(instance), mirroring.estate().find(hello.machine()).stream()), group.name());
        path.demandOpen();
        mirroring.run(instance, peer, new Receiver(mirroring, instance, peer, new Frames(secured, path), hello.databases()));
    }

    /** {@code ;Server=[name]} leads to the instance behind a gateway: without it, or with another name, nobody answers. */
    private void demandRoute(Message.Hello hello) {
        if (instance.managed() && hello.server().filter(instance.shortName()::equalsIgnoreCase).isEmpty()) {
            instance.errorLog().add("spid31s", hello.server().isEmpty() ? "Redirect string is empty." : "Redirect string names '" + hello.server().get() + "', which is not this server.");
            throw GroupErrors.groupDoesNotRespond(hello.to());
        }
    }

    /** A peer that tries again and again is logged once. */
    private void log(ServerError cause, Socket from) {
        ServerError failed = LinkErrors.loginFailed(cause, from.getInetAddress().getHostAddress());
        if (!lastLogged.equals(failed.getMessage())) {
            lastLogged = failed.getMessage();
            instance.errorLog().error("Logon", failed.number(), failed.severity(), failed.state(), failed.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        ServerSocket open = socket;
        Endpoint was = endpoint;
        if (open != null && was != null) {
            names().forEach(name -> mirroring.estate().addresses().remove(name, was.port()));
            try {
                open.close();
            } catch (IOException e) {
                throw new IllegalStateException("a listening socket does not close", e);
            }
        }
        socket = null;
        endpoint = null;
    }
}
