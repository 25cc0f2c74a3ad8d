package io.linkspan.lab.engine.store;

import io.linkspan.lab.engine.type.Errors;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The one lock under which a database is written: coarser than the real server's row locks, so writers wait more often here, and for the same errors. */
final class WriteLock {

    private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(50);

    private final ReentrantLock mutex = new ReentrantLock(true);
    private final Condition freed = mutex.newCondition();
    private volatile @Nullable Locker holder;

    @Nullable Locker holder() {
        return holder;
    }

    /** @throws io.linkspan.lab.engine.type.ServerError 1222 after the patience, 1205 in a deadlock, 3617 when cancelled */
    void take(Locker locker, Patience patience) {
        mutex.lock();
        try {
            long deadline = System.nanoTime() + patience.timeout().map(Duration::toNanos).orElse(Long.MAX_VALUE / 2);
            locker.waitsFor(this);
            while (holder != null && holder != locker) {
                if (locker.deadlocked(this)) {
                    throw Errors.deadlockVictim();
                }
                if (deadline - System.nanoTime() <= 0) {
                    throw Errors.lockTimeout();
                }
                patience.demandNotCancelled();
                freed.awaitNanos(Math.clamp(deadline - System.nanoTime(), 1, SLICE));
            }
            holder = locker;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Errors.cancelled();
        } finally {
            locker.waitsFor(null);
            mutex.unlock();
        }
    }

    void release(Locker locker) {
        mutex.lock();
        try {
            if (holder == locker) {
                holder = null;
                freed.signalAll();
            }
        } finally {
            mutex.unlock();
        }
    }

}
