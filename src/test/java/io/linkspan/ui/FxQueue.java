package io.linkspan.ui;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Stands in for the FX thread where models are tested without the toolkit: the test's own thread runs what was handed over, in order, while it waits. */
public final class FxQueue implements Executor {

    private final LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();

    @Override
    public void execute(Runnable what) {
        queue.add(what);
    }

    /** Runs what comes until the condition holds. */
    public void until(BooleanSupplier condition, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            try {
                Runnable next = queue.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (next == null) {
                    fail("did not come about within " + limit);
                    return;
                }
                next.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                fail("interrupted");
            }
        }
    }

    public void until(BooleanSupplier condition) {
        until(condition, Duration.ofSeconds(30));
    }
}
