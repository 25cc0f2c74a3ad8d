package io.linkspan.lab.engine.group.replication;

import io.linkspan.lab.engine.store.LogRecord;
import io.linkspan.lab.engine.store.Lsn;
import io.linkspan.lab.engine.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * One database of a distributed group, as one side knows it. The primary notes what it sent and what it last heard of the secondary; the secondary notes what it
 * has, and keeps the log that is hardened but not yet replayed. Safe from any thread.
 */
public final class ReplicatedDatabase {

    private final String name;
    private final UUID id;
    private final Rate sending = new Rate();
    private final Rate redoing = new Rate();
    private final Deque<LogRecord> redo = new ArrayDeque<>();
    private final List<Seeding> seedings = new ArrayList<>();
    private boolean seeded;
    private boolean flowing;
    private boolean suspended;
    private boolean partnerSuspended;
    private boolean reverting;
    private boolean level;
    private boolean attached;
    private boolean closed;
    private Optional<Lsn> aim = Optional.empty();
    private Optional<Mark> sent = Optional.empty();
    private Optional<Mark> received = Optional.empty();
    private Optional<Mark> hardened = Optional.empty();
    private Optional<Mark> redone = Optional.empty();
    private Optional<Mark> redoneCommit = Optional.empty();
    private Optional<LinkProblem> problem = Optional.empty();
    private long redoBytes;
    private long heardRedoRate;

    ReplicatedDatabase(String name, UUID id) {
        this.name = name;
        this.id = id;
    }

    public String name() {
        return name;
    }

    public UUID id() {
        return id;
    }

    /** All of it at one moment. Queue in bytes, rates in bytes per second. */
    public synchronized Progress progress() {
        return new Progress(seeded, flowing, suspended, partnerSuspended, reverting, level, sent, received, hardened, redone, redoneCommit, redoBytes, sending.perSecond(),
                redo.isEmpty() && heardRedoRate > 0 ? heardRedoRate : redoing.perSecond(), problem);
    }

    /** The same database after a change of role: nothing is known yet of the other side, only what was seeded and whether it is suspended stays. */
    synchronized ReplicatedDatabase renewed() {
        closed = true;
        ReplicatedDatabase next = new ReplicatedDatabase(name, id);
        next.seedings.addAll(seedings);
        next.suspended = suspended;
        notifyAll();
        return next;
    }

    /** The group has gone from here: nobody waits for the other side any more. */
    public synchronized void left() {
        closed = true;
        notifyAll();
    }

    /** The copy is of another history: pages of the primary's are pulled until it is of the same, then replication goes on. */
    public synchronized void reverting() {
        reverting = true;
        level = false;
        redo.clear();
        redoBytes = 0;
    }

    /**
     * Whether nothing is missing on the other side, both committing synchronously: true once it has hardened what the log held when that was first asked, for every
     * later commit waits. It stays so until {@link #unlevel}.
     */
    public synchronized boolean level(Lsn end) {
        Lsn target = aim.orElse(end);
        aim = Optional.of(target);
        level |= attached && seeded && !suspended && !partnerSuspended && !target.after(hardened.map(Mark::lsn).orElse(Lsn.ZERO));
        return level;
    }

    /** The commit mode has changed, or the connection. */
    public synchronized void unlevel() {
        level = false;
        aim = Optional.empty();
    }

    /** The other side is connected and is sent the log. */
    public synchronized void attached(boolean on) {
        attached = on;
        unlevel();
        notifyAll();
    }

    public synchronized Seeding startSeeding(boolean source, UUID operation, UUID remoteOperation, long bytes, Instant now) {
        Seeding seeding = new Seeding(operation, remoteOperation, source, bytes, seedings.size() + 1, now);
        seedings.add(seeding);
        seeded = false;
        return seeding;
    }

    public synchronized List<Seeding> seedings() {
        return List.copyOf(seedings);
    }

    public synchronized Optional<Seeding> seeding() {
        return seedings.isEmpty() ? Optional.empty() : Optional.of(seedings.getLast());
    }

    /** The database is here, or there, as of this mark; replication goes on behind it. */
    public synchronized void seeded(Mark at, Instant committed) {
        seeded = true;
        flowing = false;
        reverting = false;
        sent = Optional.of(at);
        received = Optional.of(at);
        hardened = Optional.of(at);
        redone = Optional.of(at);
        redoneCommit = Optional.of(new Mark(at.lsn(), committed));
        redo.clear();
        redoBytes = 0;
        problem = Optional.empty();
    }

    /** The other side has said how far it is as it connected. */
    public synchronized void resumed(Mark at) {
        seeded = true;
        received = Optional.of(at);
        hardened = Optional.of(at);
    }

    public synchronized void suspended(boolean on) {
        suspended = on;
        notifyAll();
    }

    public synchronized void partnerSuspended(boolean on) {
        flowing = seeded;
        partnerSuspended = on;
        notifyAll();
    }

    public synchronized void broken(LinkProblem why) {
        problem = Optional.of(why);
    }

    public synchronized void sent(Mark at, long bytes) {
        sent = Optional.of(at);
        sending.add(bytes);
    }

    /** Waits a while for a suspension to end, or for anything else that changes here. */
    public synchronized void awaitChange(Duration atMost) throws InterruptedException {
        wait(atMost.toMillis());
    }

    /** A commit waits until the secondary has hardened it, as long as the secondary is there and not suspended; one that is required is waited for until the role changes. */
    public synchronized void awaitHardened(Lsn commit, BooleanSupplier required) {
        try {
            while (commit.after(hardened.map(Mark::lsn).orElse(Lsn.ZERO)) && (attached && seeded && !suspended && !partnerSuspended || required.getAsBoolean() && !closed)) {
                wait(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The primary hears how far the secondary is. */
    public synchronized void heard(Heard from, Instant now) {
        seeded = from.seeded;
        partnerSuspended = from.suspended;
        if (from.seeded) {
            received = newer(received, from.received, now);
            hardened = newer(hardened, from.hardened, now);
            redone = newer(redone, from.redone, now);
            redoneCommit = Optional.of(new Mark(from.redone, from.redoneCommit));
            redoBytes = from.redoQueue;
            heardRedoRate = from.redoRate;
        }
        notifyAll();
    }

    /** The secondary hardens what it received. @return false if it takes no more: its role has changed, or its copy is being reverted */
    public synchronized boolean harden(List<LogRecord> records, Instant now) {
        if (closed || reverting) {
            return false;
        }
        flowing = true;
        for (LogRecord record : records) {
            if (record.lsn().after(hardened.map(Mark::lsn).orElse(Lsn.ZERO))) {
                redo.add(record);
                redoBytes += record.bytes();
                hardened = Optional.of(new Mark(record.lsn(), now));
                received = hardened;
            }
        }
        notifyAll();
        return true;
    }

    /** Waits a while for something to replay. */
    public synchronized boolean awaitRedo(long millis) throws InterruptedException {
        if (redo.isEmpty()) {
            wait(millis);
        }
        return !redo.isEmpty();
    }

    /** Replays the oldest record, if there is one. */
    public synchronized boolean redo(Store store, Instant now) {
        LogRecord record = redo.peek();
        if (record == null) {
            return false;
        }
        store.redo(record);
        redo.remove();
        redoBytes -= record.bytes();
        redoing.add(record.bytes());
        redone = Optional.of(new Mark(record.lsn(), now));
        redoneCommit = Optional.of(new Mark(record.lsn(), record.committed()));
        return true;
    }

    /** Replays everything. */
    public synchronized void redoAll(Store store, Instant now) {
        while (redo(store, now)) {
            // the whole queue
        }
    }

    private static Optional<Mark> newer(Optional<Mark> old, Lsn lsn, Instant now) {
        return old.filter(mark -> mark.lsn().equals(lsn)).or(() -> Optional.of(new Mark(lsn, now)));
    }

    /** What the primary hears. */
    public record Heard(boolean seeded, boolean suspended, Lsn received, Lsn hardened, Lsn redone, Instant redoneCommit, long redoQueue, long redoRate) {
    }

    /**
     * How far it is.
     *
     * @param flowing      the secondary has heard from the primary that log follows the image
     * @param suspended    by this side's SET HADR SUSPEND; {@code partnerSuspended} by the other's
     * @param reverting    undo of what the primary never had is under way
     * @param level        the primary has seen nothing missing since both commit synchronously
     * @param redoneCommit the last replayed commit and when the primary made it
     */
    public record Progress(boolean seeded, boolean flowing, boolean suspended, boolean partnerSuspended, boolean reverting, boolean level, Optional<Mark> sent,
            Optional<Mark> received, Optional<Mark> hardened, Optional<Mark> redone, Optional<Mark> redoneCommit, long redoQueue, long sendRate, long redoRate, Optional<LinkProblem> problem) {

        public Lsn hardenedLsn() {
            return hardened.map(Mark::lsn).orElse(Lsn.ZERO);
        }
    }
}
