package io.linkspan.lab.engine;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The mirroring endpoint of an instance: at most one. Whoever listens on the network observes it. Safe from any thread. */
public final class Endpoints {

    private static final int FIRST_ID = 65536;

    private final List<Consumer<Optional<Endpoint>>> observers = new CopyOnWriteArrayList<>();
    private @Nullable Endpoint mirroring;
    private int nextId = FIRST_ID;

    public synchronized Optional<Endpoint> mirroring() {
        return Optional.ofNullable(mirroring);
    }

    /** Calls now and after every change, in the changing thread. An observer may throw a ServerError to refuse a port that is taken. */
    public synchronized void observe(Consumer<Optional<Endpoint>> observer) {
        observers.add(observer);
        observer.accept(mirroring());
    }

    public synchronized int newId() {
        return nextId++;
    }

    /** Creates or replaces it. */
    public synchronized void set(Endpoint endpoint) {
        mirroring = endpoint;
        observers.forEach(o -> o.accept(Optional.of(endpoint)));
    }

    public synchronized void drop() {
        mirroring = null;
        observers.forEach(o -> o.accept(Optional.empty()));
    }
}
