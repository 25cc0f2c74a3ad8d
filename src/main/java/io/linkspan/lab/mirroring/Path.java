package io.linkspan.lab.mirroring;

import io.linkspan.lab.engine.group.replication.Pulse;
import io.linkspan.lab.fault.FaultKind;
import io.linkspan.lab.fault.Faults;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The emulated network between two machines for one link: as fast as the topology says, slower or cut while a fault says so. */
final class Path {

    private final Faults faults;
    private final Pulse changes;
    private final long bytesPerSecond;
    private final String[] names;
    private long freeAt = System.nanoTime();

    /** @param names the two machines, by both names of each, and the link, as faults name them */
    Path(Faults faults, Pulse changes, long bytesPerSecond, List<String> names) {
        this.faults = faults;
        this.changes = changes;
        this.bytesPerSecond = bytesPerSecond;
        this.names = names.toArray(String[]::new);
    }

    boolean open() {
        return !faults.active(FaultKind.CUT_PATH, names) && !faults.active(FaultKind.KILL, names);
    }

    void demandOpen() throws IOException {
        if (!open()) {
            throw new IOException("the path is cut");
        }
    }

    /** Waits as long as so many bytes take. @throws IOException if the path is cut */
    void carry(long bytes) throws IOException {
        Speed speed = faults.find(FaultKind.SLOW_PATH, names).map(fault -> Speed.parse(fault.value())).orElse(new Speed(bytesPerSecond, Duration.ZERO));
        long arrives = reserve(speed.time(bytes));
        try {
            for (long left = arrives - System.nanoTime(); left > 0 && open(); left = arrives - System.nanoTime()) {
                changes.await(changes.seen(), Duration.ofNanos(left));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        demandOpen();
    }

    /** Several databases share the path: each gets its turn behind what was promised before. */
    private synchronized long reserve(Duration time) {
        freeAt = Math.max(System.nanoTime(), freeAt) + time.toNanos();
        return freeAt;
    }
}
