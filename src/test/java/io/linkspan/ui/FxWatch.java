package io.linkspan.ui;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.application.Platform;

/**
 * Watches the FX thread: looks at its stack many times a second, and measures how much of its own time each task takes that stands in its queue.
 * A look that finds it waiting, or at a socket or file, below a line of this program, is a complaint.
 */
public final class FxWatch implements AutoCloseable {

    private static final String OURS = "io.linkspan.";
    private static final List<String> WAITING = List.of("java.net.", "sun.nio.ch.", "java.sql.", "com.microsoft.sqlserver.", "java.util.concurrent.locks.LockSupport.park", "java.util.concurrent.FutureTask.get",
            Thread.class.getName() + ".sleep", "java.lang.Object.wait", "java.io.File", "java.nio.file.Files", "sun.nio.fs.", "sun.security.ssl.");

    private final ConcurrentLinkedQueue<String> waits = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Long> turns = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;
    private volatile long looks;

    public FxWatch() throws InterruptedException {
        Thread fx = fxThread();
        Thread.ofPlatform().name("fx-watch").daemon().start(() -> {
            ThreadMXBean times = ManagementFactory.getThreadMXBean();
            while (!stopped) {
                CountDownLatch turn = new CountDownLatch(1);
                long before = times.getThreadCpuTime(fx.threadId());
                // a turn is what the thread worked between this request and its answer: what stood in the queue, on its own clock, so that a busy machine does not count
                Platform.runLater(turn::countDown);
                try {
                    do {
                        look(fx.getStackTrace());
                        looks++;
                    } while (!turn.await(2, TimeUnit.MILLISECONDS) && !stopped);
                } catch (InterruptedException e) {
                    return;
                }
                turns.add(times.getThreadCpuTime(fx.threadId()) - before);
            }
        });
    }

    private static Thread fxThread() throws InterruptedException {
        Thread[] found = new Thread[1];
        CountDownLatch known = new CountDownLatch(1);
        Platform.runLater(() -> {
            found[0] = Thread.currentThread();
            known.countDown();
        });
        known.await();
        return found[0];
    }

    private void look(StackTraceElement[] stack) {
        List<String> frames = Arrays.stream(stack).map(StackTraceElement::toString).map(f -> f.replaceFirst("^(app|java\\.base@[^/]*)?/+", "").replaceFirst("^[^(/]*/", "")).toList();
        int ours = 0;
        while (ours < frames.size() && (!frames.get(ours).startsWith(OURS) || frames.get(ours).startsWith(FxWatch.class.getName()))) {
            ours++;
        }
        // class loading reads files by itself, once
        if (ours < frames.size() && frames.subList(0, ours).stream().noneMatch(f -> f.contains("ClassLoader") || f.contains(".css.") || f.contains("Image"))
                && frames.subList(0, ours).stream().anyMatch(f -> WAITING.stream().anyMatch(f::startsWith))) {
            waits.add(frames.stream().limit(ours + 3L).collect(Collectors.joining(" < ")));
        }
    }

    /** Where it was found waiting below our own code. */
    public List<String> waits() {
        return waits.stream().distinct().toList();
    }

    public long looks() {
        return looks;
    }

    /** Milliseconds of its own time that the FX thread took for a turn of its queue, at the 99th percentile. */
    public double slowest() {
        List<Long> sorted = new ArrayList<>(turns);
        sorted.sort(null);
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.floor((sorted.size() - 1) * 0.99)) / 1e6;
    }

    public int turns() {
        return turns.size();
    }

    @Override
    public void close() {
        stopped = true;
    }
}
