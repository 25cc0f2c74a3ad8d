package io.linkspan.lab.tsql.run;

import io.linkspan.lab.engine.session.AppLocks;
import io.linkspan.lab.engine.session.SessionState;
import io.linkspan.lab.engine.store.Change;
import io.linkspan.lab.engine.store.Locker;
import io.linkspan.lab.engine.store.Patience;
import io.linkspan.lab.engine.store.Snapshot;
import io.linkspan.lab.engine.store.Store;
import io.linkspan.lab.engine.store.Transaction;
import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.ResultSink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** The transactions of a session: @@TRANCOUNT, savepoints, autocommit and the atomicity of a single statement. It owns the application locks of the transaction. Belongs to the session's thread. */
public final class Transactions {

    private static final AtomicLong DESCRIPTORS = new AtomicLong(0x100);
    private static final String STATEMENT = "\u0001statement";

    private final SessionState state;
    private final AppLocks appLocks;
    private final Locker locker;
    private final Map<Store, Transaction> open = new IdentityHashMap<>();
    private final Set<String> savepoints = new HashSet<>();
    private int count;
    private boolean doomed;
    private boolean implicit;
    private long descriptor;
    private String name = "";

    public Transactions(SessionState state, AppLocks appLocks) {
        this.state = state;
        this.appLocks = appLocks;
        locker = state.locker();
    }

    /** {@code @@TRANCOUNT}. */
    public int count() {
        return count;
    }

    public boolean doomed() {
        return doomed;
    }

    public long descriptor() {
        return descriptor;
    }

    public void doom() {
        doomed = count > 0;
    }

    public void begin(String called, ResultSink out) {
        demandSound();
        if (count(count + 1) == 1) {
            name = called;
            implicit = false;
            descriptor = DESCRIPTORS.incrementAndGet();
            out.transaction(1, descriptor);
        }
    }

    /** SET IMPLICIT_TRANSACTIONS: the first statement that needs one begins it, outside of any. */
    void beginImplicitly(ResultSink out) {
        begin("", out);
        implicit = true;
    }

    /** Whether the one open transaction began by itself, as no EXECUTE is blamed for. */
    public boolean implicit() {
        return implicit && count == 1;
    }

    /** @throws ServerError 3902 without a transaction, 3930 for one that cannot be committed */
    public void commit(ResultSink out) {
        if (count == 0) {
            throw ServerError.of(3902, 16, 1, "The COMMIT TRANSACTION request has no corresponding BEGIN TRANSACTION.");
        }
        demandSound();
        if (count > 1) {
            count(count - 1);
            return;
        }
        try {
            commitAll();
        } finally {
            close();
        }
        out.transaction(0, descriptor);
    }

    /** @param called empty, the outermost transaction's name, or a savepoint. @throws ServerError 3903, 6401, 3931 */
    public void rollback(String called, ResultSink out) {
        if (count == 0) {
            throw ServerError.of(3903, 16, 1, "The ROLLBACK TRANSACTION request has no corresponding BEGIN TRANSACTION.");
        }
        if (called.isEmpty() || called.equalsIgnoreCase(name) && !savepoints.contains(key(called))) {
            rollbackAll();
            close();
            out.transaction(-1, descriptor);
            return;
        }
        if (doomed) {
            throw ServerError.of(3931, 16, 1, "The current transaction cannot be committed and cannot be rolled back to a savepoint. Roll back the entire transaction.");
        }
        if (!savepoints.contains(key(called))) {
            throw Errors.noSavepoint(called);
        }
        back(key(called));
    }

    /** @throws ServerError 628 without a transaction */
    public void save(String called) {
        if (count == 0) {
            throw ServerError.of(628, 16, 0, "Cannot issue SAVE TRANSACTION when there is no active transaction.");
        }
        demandSound();
        savepoints.add(key(called));
        open.values().forEach(t -> t.savepoint(key(called)));
    }

    /** What a statement that starts now sees of a store. */
    public Snapshot view(Store store) {
        Transaction transaction = open.get(store);
        return transaction == null ? store.committed() : transaction.view();
    }

    /** The session's transaction in a store, to write with. @throws ServerError 3930 */
    public Transaction in(Store store) {
        demandSound();
        return open.computeIfAbsent(store, s -> s.begin(locker));
    }

    /** Makes the transaction of a single statement visible to the triggers that it fires. @return false if there was one already */
    public boolean enter() {
        boolean own = count == 0;
        count(Math.max(1, count));
        return own;
    }

    /** @param own what {@link #enter()} said. @return false if the transaction has been ended since */
    public boolean leave(boolean own) {
        boolean going = count > 0;
        if (own && going) {
            count(0);
        }
        return going;
    }

    /** Writes something that no rollback of its own takes back: into the session's transaction where that has the right to write, else by itself. */
    public <C extends Change> C apart(Store store, Patience patience, Supplier<C> change) {
        Transaction held = open.get(store);
        if (held != null && held.writes()) {
            C made = change.get();
            held.write(made);
            return made;
        }
        Transaction own = store.begin(new Locker());
        try {
            own.lock(patience);
            C made = change.get();
            own.write(made);
            own.commit();
            return made;
        } finally {
            own.rollback();
        }
    }

    /** Does all of something or nothing; outside a transaction it is committed at once. */
    public <T> T atomically(Supplier<T> statement) {
        List<Store> before = new ArrayList<>(open.keySet());
        open.values().forEach(t -> t.savepoint(STATEMENT));
        boolean done = false;
        try {
            T result = statement.get();
            if (count == 0) {
                commitAll();
            }
            done = true;
            return result;
        } finally {
            if (!done) {
                undo(before);
            }
        }
    }

    private void undo(List<Store> before) {
        for (Store store : List.copyOf(open.keySet())) {
            if (before.contains(store) && count > 0) {
                open.get(store).rollbackTo(STATEMENT);
            } else {
                open.remove(store).rollback();
            }
        }
    }

    /** Rolls back whatever is open: the end of a session, a reset, an error that ends the transaction. */
    public void abandon(ResultSink out) {
        if (count > 0) {
            rollback("", out);
        } else {
            rollbackAll();
        }
    }

    private void back(String savepoint) {
        for (Store store : List.copyOf(open.keySet())) {
            if (open.get(store).hasSavepoint(savepoint)) {
                open.get(store).rollbackTo(savepoint);
            } else {
                open.remove(store).rollback();
            }
        }
    }

    private void commitAll() {
        try {
            open.values().forEach(Transaction::commit);
        } finally {
            rollbackAll();
        }
    }

    private void rollbackAll() {
        open.values().forEach(Transaction::rollback);
        open.clear();
    }

    private void close() {
        savepoints.clear();
        doomed = false;
        count(0);
        appLocks.releaseOwner(state.transactionOwner());
    }

    private int count(int other) {
        count = other;
        state.transactions(other);
        return other;
    }

    private void demandSound() {
        if (doomed) {
            throw ServerError.of(3930, 16, 1, "The current transaction cannot be committed and cannot support operations that write to the log file. Roll back the transaction.");
        }
    }

    private static String key(String called) {
        return called.toUpperCase(Locale.ROOT);
    }
}
