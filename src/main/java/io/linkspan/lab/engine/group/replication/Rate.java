package io.linkspan.lab.engine.group.replication;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Bytes per second over the last seconds. Safe from any thread. */
public final class Rate {

    private static final long WINDOW = Duration.ofSeconds(5).toNanos();

    private final Deque<long[]> samples = new ArrayDeque<>();

    public synchronized void add(long bytes) {
        samples.add(new long[] {System.nanoTime(), bytes});
        forget();
    }

    public synchronized long perSecond() {
        forget();
        if (samples.isEmpty()) {
            return 0;
        }
        long time = Math.max(Duration.ofSeconds(1).toNanos(), System.nanoTime() - samples.getFirst()[0]);
        return samples.stream().mapToLong(sample -> sample[1]).sum() * 1_000_000_000L / time;
    }

    private void forget() {
        while (!samples.isEmpty() && System.nanoTime() - samples.getFirst()[0] > WINDOW) {
            samples.removeFirst();
        }
    }
}
