package io.linkspan.lab.engine.store;

import io.linkspan.lab.engine.type.Errors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A transaction of one session in one database. It reads its own changes; others see them once it commits. Belongs to one thread at a time and ends with
 * {@link #commit} or {@link #rollback}, after which it must not be used.
 */
public final class Transaction {

    private final Store store;
    private final Locker locker;
    private final long id;
    private final List<Change> changes = new ArrayList<>();
    private final Map<String, Savepoint> savepoints = new LinkedHashMap<>();
    private @Nullable Snapshot own;

    Transaction(Store store, Locker locker, long id) {
        this.store = store;
        this.locker = locker;
        this.id = id;
    }

    public long id() {
        return id;
    }

    public Store store() {
        return store;
    }

    /** True once it has written, or holds the right to. */
    public boolean writing() {
        return own != null;
    }

    public List<Change> changes() {
        return List.copyOf(changes);
    }

    /** What a statement of this transaction sees if it starts now: keep it for the statement. */
    public Snapshot view() {
        return own == null ? store.committed() : own;
    }

    /**
     * Takes the right to write, once per transaction.
     *
     * @throws io.linkspan.lab.engine.type.ServerError 1222, 1205, or what the gate says (3906 …)
     */
    public Snapshot lock(Patience patience) {
        Snapshot view = own;
        if (view == null) {
            store.gate().demandWrite();
            store.lock().take(locker, patience);
            view = store.committed();
            own = view;
        }
        return view;
    }

    /** It has taken the right to write. */
    public boolean writes() {
        return own != null;
    }

    /** Adds a row and gives its number. @throws io.linkspan.lab.engine.type.ServerError 515, 2627, 2601, 9002 */
    public long insert(int table, @Nullable Object[] values) {
        lock(Patience.ENDLESS);
        long row = demand(table).rows().end();
        write(new Change.RowWritten(table, row, values.clone()));
        return row;
    }

    /** Sets rows, all at once, so that a key may move from one to another. */
    public void update(int table, Map<Long, @Nullable Object[]> rows) {
        if (rows.size() > 1 && touchesKey(demand(table), rows)) {
            rows.keySet().forEach(row -> write(new Change.RowDeleted(table, row)));
        }
        rows.forEach((row, values) -> write(new Change.RowWritten(table, row, values.clone())));
    }

    public void delete(int table, long row) {
        write(new Change.RowDeleted(table, row));
    }

    /** Creates or alters a table; rows stay, and must fit, unless {@code emptied}. */
    public void write(TableDefinition definition, boolean emptied) {
        write(new Change.TableWritten(definition, emptied));
    }

    public void write(Change change) {
        Snapshot next = lock(Patience.ENDLESS).apply(change);
        store.log().demandSpace(change.bytes());
        own = next;
        changes.add(change);
    }

    public void savepoint(String name) {
        savepoints.put(name.toUpperCase(Locale.ROOT), new Savepoint(own, changes.size()));
    }

    public boolean hasSavepoint(String name) {
        return savepoints.containsKey(name.toUpperCase(Locale.ROOT));
    }

    /** Takes back what came after the savepoint; the lock stays. @throws io.linkspan.lab.engine.type.ServerError 6401 if there is none */
    public void rollbackTo(String name) {
        Savepoint savepoint = Optional.ofNullable(savepoints.get(name.toUpperCase(Locale.ROOT))).orElseThrow(() -> Errors.noSavepoint(name));
        if (own != null) {
            own = savepoint.view() == null ? store.committed() : savepoint.view();
        }
        changes.subList(savepoint.changes(), changes.size()).clear();
    }

    /** Empty if it wrote nothing. @throws io.linkspan.lab.engine.type.ServerError what the gate says; the transaction is then rolled back */
    public Optional<Lsn> commit() {
        Snapshot result = own;
        try {
            if (result == null || changes.isEmpty()) {
                return Optional.empty();
            }
            LogRecord record = store.commit(this, result);
            store.lock().release(locker);
            locker.wait("HADR_SYNC_COMMIT", () -> store.gate().hardened(record.lsn()));
            return Optional.of(record.lsn());
        } finally {
            rollback();
        }
    }

    /** Gives up everything and the lock; after a commit, nothing. */
    public void rollback() {
        own = null;
        changes.clear();
        savepoints.clear();
        store.lock().release(locker);
    }

    private Table demand(int table) {
        return view().table(table).orElseThrow(() -> Errors.invalidObject(Integer.toString(table)));
    }

    private static boolean touchesKey(Table table, Map<Long, @Nullable Object[]> rows) {
        return table.definition().keys().stream().filter(TableDefinition.Key::unique).anyMatch(key -> rows.entrySet().stream()
                .anyMatch(e -> Optional.ofNullable(table.rows().get(e.getKey())).filter(old -> !KeyValue.of(old, key, table.definition()).equals(KeyValue.of(e.getValue(), key, table.definition()))).isPresent()));
    }

    private record Savepoint(@Nullable Snapshot view, int changes) {
    }
}
