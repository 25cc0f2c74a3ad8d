package io.linkspan.lab.mirroring;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.type.ServerError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * What must hold of the rows of a link, whatever happens to it: an acknowledged row is lost only by a forced failover, and only if the winner did not have it; both
 * sides are writable only after one. Several writers write to whichever side lets them, and a watcher looks at both all the time.
 */
final class RolesModel implements AutoCloseable {

    private static final long PAUSE = 500_000;

    private final Pair pair;
    private final Map<Integer, Row> acknowledged = new ConcurrentHashMap<>();
    private final Set<Integer> losable = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Database> losers = new ConcurrentHashMap<>();
    private final AtomicInteger splits = new AtomicInteger();
    private final AtomicInteger next = new AtomicInteger();
    private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory());
    private volatile boolean split;
    private volatile boolean running = true;

    RolesModel(Pair pair, int writers) {
        this.pair = pair;
        for (int i = 0; i < writers; i++) {
            threads.execute(this::write);
        }
        threads.execute(this::watch);
    }

    /** @param split the number of the split brain that there was before or after the write; 0 for none */
    private record Row(Database side, int split) {
    }

    private void write() {
        while (running) {
            for (Database side : List.of(pair.source(), pair.copy())) {
                if (side.writable()) {
                    int before = split ? splits.get() : 0;
                    int id = next.incrementAndGet();
                    try {
                        Pair.write(side, id, "row " + id);
                        acknowledged.put(id, new Row(side, Math.max(before, split ? splits.get() : 0)));
                    } catch (ServerError _) {
                        // not the primary after all: nothing was acknowledged
                    }
                }
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    private void watch() {
        while (running) {
            if (!split && pair.source().writable() && pair.copy().writable() && pair.source().writable() && !split) {
                wrong.add("both sides are writable");
                return;
            }
            Thread.yield();
        }
    }

    /** One side takes the role while the other still has it, or may have. */
    void forced(Runnable force) {
        splits.incrementAndGet();
        split = true;
        try {
            force.run();
        } catch (ServerError e) {
            split = false;
            throw e;
        }
    }

    /** The loser has given up: what it acknowledged and the winner does not have is lost. */
    void repaired(Database loser, Database winner) {
        losers.put(splits.get(), loser);
        Set<Integer> kept = Pair.rows(winner).keySet();
        acknowledged.forEach((id, row) -> {
            if (row.side == loser && !kept.contains(id)) {
                losable.add(id);
            }
        });
        split = false;
    }

    /** Lets the writers write, a while at most. */
    void awaitRows(int more, Duration atMost) {
        int until = rows() + more;
        long end = System.nanoTime() + atMost.toNanos();
        while (rows() < until && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE);
        }
    }

    boolean split() {
        return split;
    }

    void stopWriting() throws InterruptedException {
        running = false;
        threads.shutdown();
        if (!threads.awaitTermination(20, TimeUnit.SECONDS)) {
            wrong.add("a writer waits for ever");
            threads.shutdownNow();
        }
    }

    /** What did not hold. */
    List<String> wrong() {
        List<String> all = new ArrayList<>(wrong);
        for (Database side : List.of(pair.source(), pair.copy())) {
            Set<Integer> missing = new HashSet<>(acknowledged.keySet());
            missing.removeAll(Pair.rows(side).keySet());
            missing.removeAll(losable);
            missing.removeIf(id -> losers.get(acknowledged.get(id).split) == acknowledged.get(id).side);
            if (!missing.isEmpty()) {
                all.add("acknowledged and lost on " + side.instance().name() + ": " + missing.stream().map(i -> i + ":" + acknowledged.get(i)).toList());
            }
        }
        return all;
    }

    int rows() {
        return acknowledged.size();
    }

    @Override
    public void close() {
        running = false;
        threads.shutdownNow();
    }
}
