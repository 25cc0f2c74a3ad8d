package io.linkspan.lab.engine.group.replication;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a side that gave up the primary role still owes the other: the rest of its log, and, if it fails over, the word to take over. No side is primary while one is
 * under way. Safe from any thread.
 */
public final class Handover {

    /** How far it is: ASKED once the word was given, TAKEN when the other side is primary, LOST when the connection ended before that was heard. */
    public enum State { DRAINING, ASKED, TAKEN, LOST }

    private final List<ReplicatedDatabase> owed;
    private final boolean failover;
    private State state = State.DRAINING;
    private Instant until = Instant.MAX;
    private boolean wanted;
    private boolean told;

    /**
     * @param owed     what the primary knew of the other side's copies
     * @param failover whether the other side is to take over
     */
    public Handover(List<ReplicatedDatabase> owed, boolean failover) {
        this.owed = owed;
        this.failover = failover;
    }

    public List<ReplicatedDatabase> owed() {
        return owed;
    }

    public boolean failover() {
        return failover;
    }

    public synchronized State state() {
        return state;
    }

    /** The log is over there: the word may be given, and counts until then; later the other side does not take over any more. */
    public synchronized void ask(Instant time) {
        until = time;
        wanted = true;
    }

    public synchronized Instant until() {
        return until;
    }

    /** Whether the word is to be given now; true once. */
    public synchronized boolean take() {
        boolean now = wanted && state == State.DRAINING;
        if (now) {
            state = State.ASKED;
            told = true;
        }
        return now;
    }

    /** Takes it all back. @return false if it is too late: the word was given, and the answer is not known or was yes */
    public synchronized boolean withdraw() {
        boolean untold = !told;
        wanted = false;
        state = untold ? State.LOST : state;
        return untold;
    }

    public synchronized void taken() {
        state = State.TAKEN;
        notifyAll();
    }

    /** The connection is gone. */
    public synchronized void lost() {
        if (state != State.TAKEN) {
            state = State.LOST;
        }
        notifyAll();
    }

    /** Waits until it has come to an end one way or the other, or the time is over. */
    public synchronized State await(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        try {
            for (long left = atMost.toMillis(); state != State.TAKEN && state != State.LOST && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return state;
    }
}
