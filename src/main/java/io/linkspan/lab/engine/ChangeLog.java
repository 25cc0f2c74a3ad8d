package io.linkspan.lab.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Every changing statement and request that the estate carried out, in order, secrets masked. Safe from any thread. */
public final class ChangeLog {

    private final Clock clock;
    private final List<Entry> entries = new ArrayList<>();

    ChangeLog(Clock clock) {
        this.clock = clock;
    }

    /** A T-SQL statement that succeeded. */
    public void statement(String instance, String database, String text) {
        add(new Entry(clock.instant(), instance, database, text));
    }

    /** A request of the management API, {@code PUT /subscriptions/…}, with its body or empty. */
    public void request(String line, String body) {
        add(new Entry(clock.instant(), "arm", line, body));
    }

    public synchronized List<Entry> all() {
        return List.copyOf(entries);
    }

    private synchronized void add(Entry entry) {
        entries.add(entry);
    }

    /** {@code place} is the database of a statement, or the method and path of a request. */
    public record Entry(Instant at, String instance, String place, String text) {
    }
}
