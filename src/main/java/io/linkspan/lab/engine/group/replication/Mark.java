package io.linkspan.lab.engine.group.replication;

import io.linkspan.lab.engine.store.Lsn;
import java.time.Instant;

/** A position in the log and when it was reached. */
public record Mark(Lsn lsn, Instant at) {
}
