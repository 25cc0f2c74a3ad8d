package io.linkspan.lab.tsql.rows;

import io.linkspan.lab.engine.type.ServerError;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** One statement at work: how many rows it has visited, what it has already read, whether it has been cancelled. */
public final class Work {

    /** A lab has no use for more; a real server would go on. */
    private static final long LIMIT = 50_000_000;

    private final BooleanSupplier cancelled;
    private final Map<Object, Object> kept = new IdentityHashMap<>();
    private long visited;
    private boolean nullEliminated;

    public Work(BooleanSupplier cancelled) {
        this.cancelled = cancelled;
    }

    /** Called for each row that a source yields. */
    public void visit() {
        if ((++visited & 0x3F) == 0 && cancelled.getAsBoolean()) {
            throw new Cancelled();
        }
        if (visited > LIMIT) {
            throw ServerError.of(8623, 16, 1, "The query processor ran out of internal resources and could not produce a query plan. The lab stops a statement after " + LIMIT + " rows.");
        }
    }

    /** What {@code make} returned the first time in this statement: all readings of a table within a statement see the same rows. */
    @SuppressWarnings("unchecked")
    public <T> T once(Object key, Supplier<T> make) {
        Object found = kept.get(key);
        if (found == null) {
            found = make.get();
            kept.put(key, found);
        }
        return (T) found;
    }

    /** An aggregate left out a null: the client hears of it once (8153). */
    public void eliminateNull() {
        nullEliminated = true;
    }

    public boolean nullEliminated() {
        return nullEliminated;
    }

    /** The client gave up on the request: everything unwinds, nothing more is answered. */
    public static final class Cancelled extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public Cancelled() {
            super("cancelled", null, false, false);
        }
    }
}
