package io.linkspan.lab.engine.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.engine.store.TableDefinition.Key;
import io.linkspan.lab.engine.store.format.StoreFormat;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class TransactionTest {

    private static final Patience SHORT = new Patience(Optional.of(Duration.ofMillis(30)), () -> false);

    private final Store store = new Store(new TransactionLog(), Clock.systemUTC(), Gate.OPEN);
    private final int table = define(store);

    private static int define(Store store) {
        Transaction t = store.begin(new Locker());
        int id = store.newId();
        t.write(new TableDefinition(id, "dbo", "t", Instant.EPOCH, List.of(TableColumn.of("id", SqlType.INT, false), TableColumn.of("name", SqlType.nvarchar(20), true)),
                List.of(new Key("PK_t", true, true, true, true, List.of(0)), new Key("UX_t", false, true, false, false, List.of(1))), List.of(), List.of()), true);
        t.commit();
        return id;
    }

    private Table committed() {
        return store.committed().table(table).orElseThrow();
    }

    private static int number(org.junit.jupiter.api.function.Executable call) {
        return assertThrows(ServerError.class, call).number();
    }

    @Test
    void othersSeeWhatIsCommittedOnly() {
        Transaction t = store.begin(new Locker());
        t.insert(table, new Object[] {1, "a"});
        assertEquals(0, committed().rows().count());
        assertEquals(1, t.view().table(table).orElseThrow().rows().count());
        Lsn lsn = t.commit().orElseThrow();
        assertEquals(1, committed().rows().count());
        assertEquals(lsn, store.log().end());
    }

    @Test
    void aReaderKeepsItsMoment() {
        Snapshot before = store.committed();
        Transaction t = store.begin(new Locker());
        t.insert(table, new Object[] {1, "a"});
        t.commit();
        assertEquals(0, before.table(table).orElseThrow().rows().count());
    }

    @Test
    void keysAndNullsAreHeld() {
        Transaction t = store.begin(new Locker());
        t.insert(table, new Object[] {1, "a"});
        assertEquals(2627, number(() -> t.insert(table, new Object[] {1, "b"})));
        assertEquals(2601, number(() -> t.insert(table, new Object[] {2, "A "})));
        assertEquals(515, number(() -> t.insert(table, new Object[] {null, "c"})));
        assertEquals(1, t.view().table(table).orElseThrow().rows().count());
    }

    @Test
    void keysMayChangePlaces() {
        Transaction t = store.begin(new Locker());
        long one = t.insert(table, new Object[] {1, "a"});
        long two = t.insert(table, new Object[] {2, "b"});
        t.update(table, new TreeMap<>(Map.of(one, new Object[] {2, "a"}, two, new Object[] {1, "b"})));
        t.commit();
        assertArrayEquals(new Object[] {2, "a"}, committed().rows().get(one));
        assertEquals(two, committed().lookUp(0, List.of(1)).getAsLong());
    }

    @Test
    void aSavepointTakesBackWhatCameAfterIt() {
        Transaction t = store.begin(new Locker());
        t.insert(table, new Object[] {1, "a"});
        t.savepoint("s");
        t.insert(table, new Object[] {2, "b"});
        t.rollbackTo("S");
        t.commit();
        assertEquals(1, committed().rows().count());
        assertEquals(6401, number(() -> store.begin(new Locker()).rollbackTo("nothing")));
    }

    @Test
    void manyWritersNeverTakeTheSameRow() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(IntStream.range(0, 200).<Callable<Object>>mapToObj(i -> () -> {
                Transaction t = store.begin(new Locker());
                t.insert(table, new Object[] {i, "row " + i});
                return t.commit();
            }).toList());
        }
        assertEquals(200, committed().rows().count());
    }

    @Test
    void aWriterWaitsForTheOtherAndGivesUp() {
        Transaction first = store.begin(new Locker());
        first.insert(table, new Object[] {1, "a"});
        Transaction second = store.begin(new Locker());
        assertEquals(1222, number(() -> second.lock(SHORT)));
        first.rollback();
        second.lock(SHORT);
        second.rollback();
    }

    @Test
    void ofTwoThatWaitForEachOtherOneIsTheVictim() throws InterruptedException {
        Store other = new Store(new TransactionLog(), Clock.systemUTC(), Gate.OPEN);
        Locker a = new Locker();
        Locker b = new Locker();
        Transaction first = store.begin(a);
        first.lock(Patience.ENDLESS);
        Transaction second = other.begin(b);
        second.lock(Patience.ENDLESS);
        AtomicInteger victims = new AtomicInteger();
        Thread one = Thread.ofVirtual().start(() -> cross(other, a, first, victims));
        cross(store, b, second, victims);
        one.join();
        assertEquals(1, victims.get());
    }

    /** Wants a second store, and gives up the first if it may not have it. */
    private static void cross(Store wanted, Locker locker, Transaction held, AtomicInteger victims) {
        Transaction next = wanted.begin(locker);
        try {
            next.lock(new Patience(Optional.of(Duration.ofSeconds(20)), () -> false));
        } catch (ServerError e) {
            victims.addAndGet(e.number() == 1205 ? 1 : 100);
        } finally {
            held.rollback();
            next.rollback();
        }
    }

    @Test
    void aSecondaryThatReplaysTheLogHoldsTheSame() {
        Store secondary = new Store(new TransactionLog(), Clock.systemUTC(), Gate.OPEN);
        secondary.load(store.image());
        store.log().chained(true, store.log().end());
        for (int i = 0; i < 20; i++) {
            Transaction t = store.begin(new Locker());
            t.insert(table, new Object[] {i, "n" + i});
            if (i % 3 == 0) {
                t.delete(table, i / 2);
            }
            t.commit();
        }
        store.log().after(secondary.log().end(), 1000).forEach(secondary::redo);
        assertEquals(rows(store), rows(secondary));
        assertEquals(store.log().end(), secondary.log().end());
    }

    @Test
    void theLogKeepsWhatAHolderNeeds() {
        store.log().chained(true, store.log().end());
        Lsn start = store.log().end();
        store.log().hold("replica", start);
        Transaction t = store.begin(new Locker());
        t.insert(table, new Object[] {1, "a"});
        t.commit();
        store.log().backedUp();
        assertEquals(TransactionLog.ReuseWait.AVAILABILITY_REPLICA, store.log().reuseWait());
        assertTrue(store.log().reaches(start));
        store.log().release("replica");
        store.log().backedUp();
        assertEquals(TransactionLog.ReuseWait.NOTHING, store.log().reuseWait());
    }

    @Test
    void everyValueTravels() throws IOException {
        Object[] values = {null, true, (short) 3, 4, 5L, new BigDecimal("6.70"), 8.5d, 9.5f, "zehn é", new byte[] {1, 2}, LocalDateTime.of(2026, 3, 1, 1, 2, 3, 400).toLocalDate(), LocalDateTime.of(2026, 3, 1, 1, 2), new UUID(1, 2)};
        LogRecord record = new LogRecord(new Lsn(35, 7, 1), Instant.parse("2026-03-01T10:00:00.123Z"), 9, List.of(new Change.RowWritten(table, 3, values), new Change.RowDeleted(table, 4), new Change.SchemaWritten(5, "s")));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StoreFormat.write(record, new DataOutputStream(bytes));
        LogRecord back = StoreFormat.readRecord(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertEquals(record.lsn(), back.lsn());
        assertArrayEquals(values, ((Change.RowWritten) back.changes().getFirst()).values());
        assertEquals(record.changes().subList(1, 3), back.changes().subList(1, 3));
    }

    @RepeatedTest(5)
    void aRandomWorkloadAgreesWithAMap() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<Integer, String> model = new TreeMap<>();
        for (int i = 0; i < 300; i++) {
            Map<Integer, String> trial = new TreeMap<>(model);
            Transaction t = store.begin(new Locker());
            for (int n = random.nextInt(4); n >= 0; n--) {
                int key = random.nextInt(60);
                Table now = t.view().table(table).orElseThrow();
                if (now.lookUp(0, List.of(key)).isEmpty()) {
                    t.insert(table, new Object[] {key, "v" + key});
                    trial.put(key, "v" + key);
                } else if (random.nextBoolean()) {
                    t.delete(table, now.lookUp(0, List.of(key)).getAsLong());
                    trial.remove(key);
                }
            }
            if (random.nextInt(4) == 0) {
                t.rollback();
            } else {
                t.commit();
                model = trial;
            }
        }
        assertEquals(model.keySet().stream().toList(), rows(store).stream().map(r -> (Integer) r.getFirst()).sorted().toList(), "seed " + seed);
    }

    private List<List<Object>> rows(Store of) {
        List<List<Object>> all = new ArrayList<>();
        of.committed().table(table).orElseThrow().rows().forEach((values, row) -> all.add(List.of(values)));
        return all;
    }

    @Test
    void anLsnIsOneNumber() {
        Lsn lsn = new Lsn(34, 500, 1);
        assertEquals("34000000050000001", lsn.toString());
        assertEquals(lsn, Lsn.of(lsn.number()));
        assertTrue(new Lsn(35, 1, 1).after(lsn));
    }
}
