package io.linkspan.lab.engine.store;

import io.linkspan.lab.engine.type.Collation;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The data of one database. Readers take {@link #committed()} at the start of a statement and see that moment to its end; writers take turns,
 * one transaction at a time. Safe from any thread.
 */
public final class Store {

    /** Object ids of user objects, as sys.objects shows them, are large and spread. */
    private static final int FIRST_ID = 901578250;
    private static final int ID_STEP = 16000057;

    private final TransactionLog log;
    private final Clock clock;
    private final Gate gate;
    private final WriteLock lock = new WriteLock();
    private final AtomicLong transactions = new AtomicLong(1000);
    private final AtomicInteger ids = new AtomicInteger(FIRST_ID);
    private volatile Snapshot committed = Snapshot.EMPTY;

    public Store(TransactionLog log, Clock clock, Gate gate) {
        this.log = log;
        this.clock = clock;
        this.gate = gate;
    }

    /** A store of its own for the temporary tables of a session. */
    public static Store temporary(Clock clock) {
        return new Store(new TransactionLog(), clock, Gate.OPEN);
    }

    public Snapshot committed() {
        return committed;
    }

    /** Compares names of schemas, objects and columns by a collation from now on. */
    public void names(Collation collation) {
        synchronized (log) {
            committed = committed.named(collation);
        }
    }

    public TransactionLog log() {
        return log;
    }

    public Transaction begin(Locker locker) {
        return new Transaction(this, locker, transactions.incrementAndGet());
    }

    /** A new object id, unused in this database. */
    public int newId() {
        int id = ids.updateAndGet(i -> Math.floorMod(i + ID_STEP, Integer.MAX_VALUE - 1000) + 1000);
        return committed.find(id).isPresent() ? newId() : id;
    }

    /** Everything, with the LSN up to which it counts. */
    public Image image() {
        synchronized (log) {
            return new Image(log.end(), committed);
        }
    }

    /** Replaces everything by an image: the end of seeding or of a restore. */
    public void load(Image image) {
        synchronized (log) {
            log.startAt(image.lsn());
            committed = image.snapshot().named(committed.names());
        }
    }

    /** Does again on a secondary what the log of the primary says; a record that is already here is passed over. */
    public void redo(LogRecord record) {
        synchronized (log) {
            if (record.lsn().after(log.end())) {
                Snapshot next = committed;
                for (Change change : record.changes()) {
                    next = next.apply(change);
                }
                log.redo(record);
                committed = next;
            }
        }
    }

    WriteLock lock() {
        return lock;
    }

    Gate gate() {
        return gate;
    }

    /** Hardens a transaction and makes its result the committed one. */
    LogRecord commit(Transaction transaction, Snapshot result) {
        synchronized (log) {
            gate.demandWrite();
            LogRecord record = log.append(clock.instant(), transaction.id(), transaction.changes());
            committed = result;
            return record;
        }
    }

    /** A whole database at a moment of its log. */
    public record Image(Lsn lsn, Snapshot snapshot) {
    }
}
