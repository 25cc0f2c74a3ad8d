package io.linkspan.lab.engine.group.replication;

import io.linkspan.lab.engine.security.Certificate;
import io.linkspan.lab.engine.type.ServerError;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;

/** What one side of a distributed group knows of the other: whether it is connected, why not, and how far each database is. Safe from any thread. */
public final class Partnership {

    private final Map<String, ReplicatedDatabase> databases = new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);
    private volatile boolean connected;
    private volatile Optional<ConnectError> lastError = Optional.empty();
    private volatile Optional<LinkProblem> problem = Optional.empty();
    private volatile Optional<Instant> lastConnected = Optional.empty();
    private volatile Optional<Certificate> certificate = Optional.empty();
    private volatile Optional<Handover> handover = Optional.empty();
    private volatile OptionalInt version = OptionalInt.empty();

    public boolean connected() {
        return connected;
    }

    public synchronized void connected(Instant at) {
        connected = true;
        lastConnected = Optional.of(at);
        problem = Optional.empty();
    }

    /** The connection is gone, or did not come. */
    public synchronized void failed(ServerError error, LinkProblem cause, Instant at) {
        connected = false;
        lastError = Optional.of(ConnectError.of(error, at));
        problem = Optional.of(cause);
    }

    /** An attempt of this side's own failed. One that comes to its end after the other side has connected says nothing any more. @return false then */
    public synchronized boolean attemptFailed(ServerError error, LinkProblem cause, Instant at) {
        if (connected) {
            return false;
        }
        failed(error, cause, at);
        return true;
    }

    /** The other side answers, though the connection over which log flows is still to come. */
    public void reached() {
        problem = Optional.empty();
    }

    /** The connection is gone without a fault: its group was dropped. */
    public void closed() {
        connected = false;
    }

    public Optional<ConnectError> lastError() {
        return lastError;
    }

    /** What keeps the two apart now, as the management plane names it. */
    public Optional<LinkProblem> problem() {
        return problem;
    }

    public Optional<Instant> lastConnected() {
        return lastConnected;
    }

    /** The certificate that the other side showed last. */
    public Optional<Certificate> certificate() {
        return certificate;
    }

    public void certificate(Certificate shown) {
        certificate = Optional.of(shown);
    }

    /** Major version of the databases on the other side, once it has answered. */
    public OptionalInt version() {
        return version;
    }

    public void version(int major) {
        version = OptionalInt.of(major);
    }

    /** A primary role given up but not yet wholly handed over. */
    public Optional<Handover> handover() {
        return handover;
    }

    public void handover(Optional<Handover> underWay) {
        handover = underWay;
    }

    /** Begins anew with a database, after a change of role; whoever holds the old one learns nothing more from it. */
    public ReplicatedDatabase renew(String name, UUID id) {
        ReplicatedDatabase next = database(name, id).renewed();
        databases.put(name, next);
        return next;
    }

    public ReplicatedDatabase database(String name, UUID id) {
        return databases.computeIfAbsent(name, n -> new ReplicatedDatabase(n, id));
    }

    public Optional<ReplicatedDatabase> find(String name) {
        return Optional.ofNullable(databases.get(name));
    }

    public Collection<ReplicatedDatabase> databases() {
        return databases.values();
    }

    public void forget(String name) {
        Optional.ofNullable(databases.remove(name)).ifPresent(ReplicatedDatabase::left);
    }
}
