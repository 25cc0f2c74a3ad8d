package io.linkspan.lab.engine.store;

import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Whoever can hold and wait for write locks, one per session; it makes a circle of waiting sessions visible. */
public final class Locker {

    private final int session;
    private volatile @Nullable WriteLock waitingFor;
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

    /** How long it has been waiting. */
    public Duration waiting() {
        return Duration.ofNanos(waitingFor == null ? 0 : System.nanoTime() - waitingSince);
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
