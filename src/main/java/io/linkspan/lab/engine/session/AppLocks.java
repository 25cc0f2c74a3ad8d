package io.linkspan.lab.engine.session;

import io.linkspan.lab.engine.store.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Application locks of sp_getapplock. A session never conflicts with itself; sessions wait for each other, first come first served is not promised. Safe from any thread. */
public final class AppLocks {

    private static final long SLICE = 50;

    private final List<Held> held = new ArrayList<>();

    /**
     * sp_getapplock: 0 granted at once, 1 granted after waiting, -1 timed out, -2 cancelled.
     *
     * @param owner what the lock ends with: the session, or its transaction
     */
    public synchronized int take(SessionState session, Object owner, Resource resource, Mode mode, Patience patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.timeout().map(Duration::toNanos).orElse(Long.MAX_VALUE / 2);
        int granted = 0;
        while (!grantable(session, resource, mode)) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return -1;
            }
            if (patience.cancelled().getAsBoolean()) {
                return -2;
            }
            wait(Math.min(left, SLICE));
            granted = 1;
        }
        held.add(new Held(session, owner, resource, mode));
        return granted;
    }

    public synchronized boolean grantable(SessionState session, Resource resource, Mode mode) {
        return held.stream().allMatch(h -> h.session == session || !h.resource.equals(resource) || h.mode.compatible(mode));
    }

    /** sp_releaseapplock: false if this owner holds no such lock. Each release takes one of as many as were taken. */
    public synchronized boolean release(Object owner, Resource resource) {
        Optional<Held> one = held.stream().filter(h -> h.owner == owner && h.resource.equals(resource)).findFirst();
        one.ifPresent(held::remove);
        notifyAll();
        return one.isPresent();
    }

    /** The end of a transaction. */
    public synchronized void releaseOwner(Object owner) {
        held.removeIf(h -> h.owner == owner);
        notifyAll();
    }

    synchronized void releaseAll(SessionState session) {
        held.removeIf(h -> h.session == session);
        notifyAll();
    }

    public synchronized List<Held> all() {
        return List.copyOf(held);
    }

    /** APPLOCK_MODE: the strongest mode that this owner holds, or what two of them are together; NoLock for none. */
    public synchronized String mode(Object owner, Resource resource) {
        Set<Mode> modes = held.stream().filter(h -> h.owner == owner && h.resource.equals(resource)).map(Held::mode).collect(Collectors.toCollection(TreeSet::new));
        boolean together = modes.contains(Mode.INTENT_EXCLUSIVE) && !modes.contains(Mode.EXCLUSIVE) && (modes.contains(Mode.UPDATE) || modes.contains(Mode.SHARED));
        return together ? modes.contains(Mode.UPDATE) ? "UpdateIntentExclusive" : "SharedIntentExclusive" : modes.isEmpty() ? "NoLock" : List.copyOf(modes).getLast().text;
    }

    /** A name within a database and a database principal; names compare by letter case. */
    public record Resource(int database, String principal, String name) {
    }

    /** The modes in rising strength, as sp_getapplock and APPLOCK_MODE name them. */
    public enum Mode {
        INTENT_SHARED("IntentShared", "IS"), SHARED("Shared", "S"), UPDATE("Update", "U"), INTENT_EXCLUSIVE("IntentExclusive", "IX"), EXCLUSIVE("Exclusive", "X");

        private final String text;
        private final String code;

        Mode(String text, String code) {
            this.text = text;
            this.code = code;
        }

        /** As sys.dm_tran_locks shows it. */
        public String code() {
            return code;
        }

        public String text() {
            return text;
        }

        public static Optional<Mode> find(String text) {
            return List.of(values()).stream().filter(m -> m.text.equalsIgnoreCase(text)).findFirst();
        }

        boolean compatible(Mode other) {
            return switch (this) {
                case INTENT_SHARED -> other != EXCLUSIVE;
                case SHARED -> other == INTENT_SHARED || other == SHARED || other == UPDATE;
                case UPDATE -> other == INTENT_SHARED || other == SHARED;
                case INTENT_EXCLUSIVE -> other == INTENT_SHARED || other == INTENT_EXCLUSIVE;
                case EXCLUSIVE -> false;
            };
        }
    }

    /** A lock that is held. */
    public record Held(SessionState session, Object owner, Resource resource, Mode mode) {
    }
}
