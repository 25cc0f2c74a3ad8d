package io.linkspan.lab.mirroring;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.type.ServerError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * What must hold of the rows of a database on several machines, whatever happens to them: an acknowledged row is lost only by a forced failover, and only if the winner
 * did not have it; two machines are writable only after one. Several writers write to whichever machine lets them, and a watcher looks at all of them all the time.
 */
final class RolesModel implements AutoCloseable {

    private static final long PAUSE = 500_000;

    private final List<Instance> machines;
    private final Map<Integer, Row> acknowledged = new ConcurrentHashMap<>();
    private final Set<Integer> losable = ConcurrentHashMap.newKeySet();
    private final List<Split> splits = new CopyOnWriteArrayList<>();
    private final AtomicInteger epoch = new AtomicInteger();
    private final AtomicInteger next = new AtomicInteger();
    private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory());
    private volatile int began;
    private volatile boolean split;
    private volatile boolean running = true;

    RolesModel(List<Instance> machines, int writers) {
        this.machines = machines;
        for (int i = 0; i < writers; i++) {
            threads.execute(this::write);
        }
        threads.execute(this::watch);
    }

    /** A row that one machine acknowledged between two epochs: one begins with every forced failover, and one when it is mended. */
    private record Row(Instance machine, int before, int after) {
    }

    /** From one epoch to another, what these machines acknowledged alone is lost. */
    private record Split(Set<Instance> losers, int from, int to) {

        boolean loses(Row row) {
            return losers.contains(row.machine) && row.before <= to && row.after >= from;
        }
    }

    private void write() {
        while (running) {
            for (Instance machine : machines) {
                if (database(machine).writable()) {
                    int before = epoch.get();
                    int id = next.incrementAndGet();
                    try {
                        Pair.write(database(machine), id, "row " + id);
                        acknowledged.put(id, new Row(machine, before, epoch.get()));
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
            if (!split && writable().size() > 1) {
                List<String> again = writable();
                if (!split && again.size() > 1) {
                    wrong.add("writable at once: " + again);
                    return;
                }
            }
            Thread.yield();
        }
    }

    private List<String> writable() {
        return machines.stream().filter(m -> database(m).writable()).map(Instance::name).toList();
    }

    static Database database(Instance machine) {
        return machine.databases().get(Pair.DATABASE);
    }

    /** One machine takes the role while another still has it, or may have. */
    void forced(Runnable force) {
        began = epoch.incrementAndGet();
        split = true;
        try {
            force.run();
        } catch (ServerError e) {
            split = false;
            throw e;
        }
    }

    /** The losers have given up: what they acknowledged and the winner does not have is lost. */
    void repaired(Set<Instance> losers, Instance winner) {
        Set<Integer> kept = Pair.rows(database(winner)).keySet();
        acknowledged.forEach((id, row) -> {
            if (losers.contains(row.machine) && !kept.contains(id)) {
                losable.add(id);
            }
        });
        splits.add(new Split(losers, began, epoch.getAndIncrement()));
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
        for (Instance machine : machines) {
            Set<Integer> missing = new TreeSet<>(acknowledged.keySet());
            missing.removeAll(Pair.rows(database(machine)).keySet());
            missing.removeAll(losable);
            missing.removeIf(id -> splits.stream().anyMatch(s -> s.loses(acknowledged.get(id))));
            if (!missing.isEmpty()) {
                all.add("acknowledged and lost on " + machine.name() + ": " + missing.stream().map(i -> i + " by " + acknowledged.get(i).machine.name() + " in " + acknowledged.get(i).before).toList());
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
