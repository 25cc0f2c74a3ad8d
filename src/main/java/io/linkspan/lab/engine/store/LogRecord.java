package io.linkspan.lab.engine.store;

import java.time.Instant;
import java.util.List;

/** A committed transaction as the log keeps it and as it travels to a secondary. */
public record LogRecord(Lsn lsn, Instant committed, long transactionId, List<Change> changes) {

    public long bytes() {
        return 256 + changes.stream().mapToLong(Change::bytes).sum();
    }
}
