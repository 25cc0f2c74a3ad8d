package io.linkspan.lab.engine.store;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Whoever can hold and wait for write locks, one per session; it makes a circle of waiting sessions visible, and what a session waits for else. */
public final class Locker {

    /** Writers of a database take turns, as if each locked it exclusively. */
    private static final String LOCK = "LCK_M_X";

    private final int session;
    private volatile @Nullable WriteLock waitingFor;
    private volatile @Nullable String other;
    private volatile long waitingSince;

    /** One that belongs to no session. */
    public Locker() {
        this(0);
    }

    public Locker(int session) {
        this.session = session;
    }

    /** The session that it waits for; empty while it waits for none. */
    public OptionalInt blocker() {
        WriteLock lock = waitingFor;
        Locker holder = lock == null ? null : lock.holder();
        return holder == null || holder == this ? OptionalInt.empty() : OptionalInt.of(holder.session);
    }

    /** What it waits for now, if it waits. */
    public Optional<Wait> waiting() {
        String type = blocker().isPresent() ? LOCK : other;
        return Optional.ofNullable(type).map(t -> new Wait(t, Duration.ofNanos(System.nanoTime() - waitingSince)));
    }

    /** Does something that waits, and shows it under that name meanwhile. */
    public void wait(String type, Runnable work) {
        waitingSince = System.nanoTime();
        other = type;
        try {
            work.run();
        } finally {
            other = null;
        }
    }

    /** @param type as sys.dm_os_wait_stats names it */
    public record Wait(String type, Duration time) {
    }

    void waitsFor(@Nullable WriteLock lock) {
        waitingSince = System.nanoTime();
        waitingFor = lock;
    }

    /** True if waiting for this lock can never end, since its holder waits for us. */
    boolean deadlocked(WriteLock lock) {
        WriteLock next = lock;
        for (int hops = 0; next != null && hops < 64; hops++) {
            Locker holder = next.holder();
            if (holder == this || holder == null) {
                return holder != null;
            }
            next = holder.waitingFor;
        }
        return false;
    }
}
