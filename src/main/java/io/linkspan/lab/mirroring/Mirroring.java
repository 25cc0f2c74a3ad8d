package io.linkspan.lab.mirroring;

import io.linkspan.lab.engine.Estate;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.group.AvailabilityGroup;
import io.linkspan.lab.engine.group.replication.EndpointConnection;
import io.linkspan.lab.engine.group.Peer;
import io.linkspan.lab.engine.group.Role;
import io.linkspan.lab.engine.group.replication.Pulse;
import io.linkspan.lab.engine.group.replication.ReplicatedDatabase;
import io.linkspan.lab.engine.security.Certificate;
import io.linkspan.lab.fault.Faults;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Replication between the machines of an estate: listens for every started endpoint, connects the two sides of every distributed group whenever they can be, and
 * keeps trying while they cannot. Its threads end with it.
 */
public final class Mirroring implements AutoCloseable {

    private final Estate estate;
    private final Network network;
    private final Pulse changes = new Pulse();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Instance, Listener> listeners = new ConcurrentHashMap<>();
    private final Map<Peer, Session> sessions = new ConcurrentHashMap<>();
    private final Set<Peer> dialing = ConcurrentHashMap.newKeySet();
    private final Set<ReplicatedDatabase> redoing = ConcurrentHashMap.newKeySet();
    private final Faults.Observation faults;
    private volatile boolean closed;

    /** Starts at once; machines that the estate gets later are served too. */
    public Mirroring(Estate estate, Network network) {
        this.estate = estate;
        this.network = network;
        estate.instances().forEach(this::serve);
        faults = estate.faults().observe(changes::beat);
        threads.execute(this::supervise);
    }

    /** Opens the endpoint of a machine now, and whenever it changes. */
    private void serve(Instance instance) {
        Listener listener = new Listener(this, instance);
        if (listeners.putIfAbsent(instance, listener) == null) {
            instance.endpoints().observe(listener::follow);
            instance.groups().observe(changes::beat);
        }
    }

    private void supervise() {
        try {
            while (!closed) {
                long seen = changes.seen();
                estate.instances().stream().filter(i -> !listeners.containsKey(i)).forEach(this::serve);
                sessions.values().forEach(Session::tend);
                estate.instances().forEach(this::connect);
                changes.await(seen, network.retry());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // close() wants the end
        } catch (RejectedExecutionException e) {
            if (!closed) {
                throw e;
            }
        }
    }

    private void connect(Instance instance) {
        instance.groups().links().watch();
        instance.groups().all().stream().filter(g -> wanted(instance, g)).flatMap(g -> g.peers().stream()).filter(p -> !sessions.containsKey(p) && dialing.add(p))
                .forEach(p -> threads.execute(() -> dial(instance, p)));
    }

    /** A secondary of a plain group waits to be called. */
    private static boolean wanted(Instance instance, AvailabilityGroup group) {
        return (group.role() == Role.PRIMARY || group.role() == Role.SECONDARY && group.distributed()) && (!instance.managed() || instance.groups().links().accepts(group));
    }

    private void dial(Instance instance, Peer peer) {
        try {
            peer.group().replica(peer.name()).ifPresent(remote -> new Dialer(this, instance, peer, remote).run());
        } finally {
            dialing.remove(peer);
        }
    }

    /** Runs a session in this thread until it ends; an older one with the same peer ends first. */
    void run(Instance instance, Peer peer, Session session) {
        Optional.ofNullable(sessions.put(peer, session)).ifPresent(Session::end);
        EndpointConnection shown = session.frames().shown(estate.clock(), session instanceof Receiver, peer.partnership().certificate().flatMap(c -> instance.keys().find(c.name())).map(Certificate::id).orElse(0));
        instance.groups().connections().add(shown);
        try {
            session.run();
        } finally {
            instance.groups().connections().remove(shown);
            sessions.remove(peer, session);
            changes.beat();
        }
    }

    Optional<Session> session(Peer peer) {
        return Optional.ofNullable(sessions.get(peer));
    }

    /** Whether a session is still the one with its peer, whose group is still there. */
    boolean current(Peer peer, Session session) {
        return sessions.get(peer) == session && estate.instances().stream().anyMatch(i -> i.groups().all().contains(peer.group()));
    }

    /** Replays in a thread of its own until the group is gone; called again while that runs, nothing. */
    void redo(Instance instance, Peer peer, ReplicatedDatabase replicated) {
        if (redoing.add(replicated)) {
            threads.execute(() -> {
                try {
                    new Redo(this, instance, peer, replicated).run();
                } finally {
                    redoing.remove(replicated);
                }
            });
        }
    }

    void execute(Runnable work) {
        threads.execute(work);
    }

    /** The path from one machine to the one behind a loopback port, for a link. */
    Path path(Instance instance, int port, String link) {
        Stream<Instance> peer = listeners.entrySet().stream().filter(l -> l.getValue().port() == port).map(Map.Entry::getKey);
        return path(Stream.concat(Stream.of(instance), peer), link);
    }

    Path path(Stream<Instance> machines, String link) {
        return new Path(estate.faults(), changes, network.bytesPerSecond(), Stream.concat(machines.flatMap(i -> Stream.of(i.name(), i.shortName())), Stream.of(link)).toList());
    }

    Estate estate() {
        return estate;
    }

    Pulse changes() {
        return changes;
    }

    boolean closed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        faults.close();
        changes.beat();
        listeners.values().forEach(Listener::close);
        sessions.values().forEach(Session::end);
        threads.shutdownNow();
        try {
            threads.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
