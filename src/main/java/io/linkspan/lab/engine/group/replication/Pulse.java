package io.linkspan.lab.engine.group.replication;

import java.time.Duration;

/** Tells waiting threads that something has changed. A waiter that looks, then waits for what it saw, misses nothing. */
public final class Pulse {

    private long beats;

    public synchronized void beat() {
        beats++;
        notifyAll();
    }

    /** The number of beats so far; take it before looking. */
    public synchronized long seen() {
        return beats;
    }

    /** Waits until there was another beat than those seen, or the time is over. */
    public synchronized void await(long seen, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toNanos(); beats == seen && left > 0; left = end - System.nanoTime()) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
    }
}
