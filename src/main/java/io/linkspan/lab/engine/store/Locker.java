package io.linkspan.lab.engine.store;

import org.jspecify.annotations.Nullable;

/** Whoever can hold and wait for write locks, one per session; it makes a circle of waiting sessions visible. */
public final class Locker {

    private volatile @Nullable WriteLock waitingFor;

    void waitsFor(@Nullable WriteLock lock) {
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
