package io.linkspan.lab.engine.group.replication;

import io.linkspan.lab.engine.type.ServerError;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One seeding of a database, on the side that sends or the side that receives; it stays in the history when it ends. Safe from any thread. */
public final class Seeding {

    /** current_state of sys.dm_hadr_automatic_seeding. The page of the view names none; the link's troubleshooting page names the first three. */
    public enum State { PENDING, CHECK_IF_SEEDING_NEEDED, LIMIT_CONCURRENT_BACKUPS, SEEDING, COMPLETED, FAILED }

    private final UUID operation;
    private final UUID remoteOperation;
    private final boolean source;
    private final long bytes;
    private final int attempt;
    private final Instant started;
    private final Rate rate = new Rate();
    private volatile State state = State.SEEDING;
    private volatile long transferred;
    private volatile Optional<Instant> ended = Optional.empty();
    private volatile Optional<ServerError> failure = Optional.empty();

    /**
     * @param operation this side's id of it
     * @param bytes     size of what is sent
     * @param attempt   from 1
     */
    Seeding(UUID operation, UUID remoteOperation, boolean source, long bytes, int attempt, Instant started) {
        this.operation = operation;
        this.remoteOperation = remoteOperation;
        this.source = source;
        this.bytes = bytes;
        this.attempt = attempt;
        this.started = started;
    }

    public void transferred(long more) {
        transferred += more;
        rate.add(more);
    }

    public void complete(Instant at) {
        ended = Optional.of(at);
        state = State.COMPLETED;
    }

    public void fail(ServerError error, Instant at) {
        if (running()) {
            failure = Optional.of(error);
            ended = Optional.of(at);
            state = State.FAILED;
        }
    }

    public boolean running() {
        return state == State.SEEDING;
    }

    public UUID operation() {
        return operation;
    }

    public UUID remoteOperation() {
        return remoteOperation;
    }

    public boolean source() {
        return source;
    }

    public long bytes() {
        return bytes;
    }

    public long transferredBytes() {
        return Math.min(transferred, bytes);
    }

    public int percent() {
        return bytes == 0 ? 100 : (int) (transferredBytes() * 100 / bytes);
    }

    public long bytesPerSecond() {
        return rate.perSecond();
    }

    public int attempt() {
        return attempt;
    }

    public Instant started() {
        return started;
    }

    public State state() {
        return state;
    }

    public Optional<Instant> ended() {
        return ended;
    }

    public Optional<ServerError> failure() {
        return failure;
    }
}
