package io.linkspan.lab.fault;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The faults of one estate. Each room asks about those that concern it, or observes. Safe from any thread. */
public final class Faults {

    private final Clock clock;
    private final AtomicInteger lastId = new AtomicInteger();
    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final List<Runnable> observers = new CopyOnWriteArrayList<>();

    public Faults(Clock clock) {
        this.clock = clock;
    }

    /** @param on a machine or link, empty for all; whether it exists is for the caller to check */
    public Fault set(FaultKind kind, String on, String value) {
        Fault fault = new Fault(lastId.incrementAndGet(), kind, on, value, clock.instant());
        faults.add(fault);
        tell();
        return fault;
    }

    public List<Fault> list() {
        return List.copyOf(faults);
    }

    /** @return false if there was none of that id */
    public boolean clear(int id) {
        boolean cleared = faults.removeIf(fault -> fault.id() == id);
        if (cleared) {
            tell();
        }
        return cleared;
    }

    public void clear() {
        faults.clear();
        tell();
    }

    public Optional<Fault> find(FaultKind kind, String... names) {
        return faults.stream().filter(fault -> fault.kind() == kind && fault.concerns(names)).findFirst();
    }

    public boolean active(FaultKind kind, String... names) {
        return find(kind, names).isPresent();
    }

    /** Finds a fault that happens once, and clears it; of two callers at the same time one gets it. */
    public Optional<Fault> take(FaultKind kind, String... names) {
        return find(kind, names).filter(fault -> clear(fault.id()));
    }

    /** Called after every change by the thread that made it, until closed; must be quick and must not throw. */
    public Observation observe(Runnable observer) {
        observers.add(observer);
        return () -> observers.remove(observer);
    }

    private void tell() {
        observers.forEach(Runnable::run);
    }

    /** Ends an observation when closed. */
    public interface Observation extends AutoCloseable {

        @Override
        void close();
    }
}
