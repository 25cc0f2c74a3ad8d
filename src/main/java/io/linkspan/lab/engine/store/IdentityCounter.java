package io.linkspan.lab.engine.store;

import java.util.OptionalLong;

/** Hands out identity values. Safe from any thread; a value once given is never given again, rolled back or not. */
public final class IdentityCounter {

    private final TableColumn.Identity identity;
    private boolean used;
    private long last;

    IdentityCounter(TableDefinition definition) {
        identity = definition.identityColumn().stream().mapToObj(i -> definition.columns().get(i).identity().orElseThrow()).findFirst().orElse(new TableColumn.Identity(1, 1));
    }

    public synchronized long next() {
        last = used ? last + identity.increment() : identity.seed();
        used = true;
        return last;
    }

    /** A value set by hand or by a replica's redo: the counter goes on behind it. */
    public synchronized void passed(long value) {
        if (!used || (identity.increment() > 0 ? value > last : value < last)) {
            last = value;
            used = true;
        }
    }

    /** DBCC CHECKIDENT RESEED: the next value is one increment behind; in a table that never had a row, or was truncated since, it is this one. */
    public synchronized void reseed(long value) {
        last = used ? value : value - identity.increment();
        used = true;
    }

    /** Empty while no row was ever inserted, as IDENT_CURRENT's page says of a new table. */
    public synchronized OptionalLong last() {
        return used ? OptionalLong.of(last) : OptionalLong.empty();
    }
}
