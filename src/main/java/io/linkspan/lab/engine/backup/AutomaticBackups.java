package io.linkspan.lab.engine.backup;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.DatabaseState;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.backup.Backups.Backup;
import io.linkspan.lab.engine.group.replication.ReplicatedDatabase;
import io.linkspan.lab.engine.group.replication.Seeding;
import io.linkspan.lab.engine.store.Forks;
import io.linkspan.lab.engine.store.LogRecord;
import io.linkspan.lab.engine.store.Lsn;
import io.linkspan.lab.engine.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.WeakHashMap;

/**
 * The backups that a managed instance takes by itself of every database: a full one as soon as it is there, then every week, differential ones every twelve hours, log every ten minutes
 * (Azure SQL Managed Instance, Automated backups; the pauses may vary). A linked one is backed up in either role, and gets no differential ones (Managed Instance link, best practices); a change of role begins
 * a new chain with a full backup, and what was before it cannot be restored here. From them a database can be brought back as it was at a moment. Safe from any thread.
 */
public final class AutomaticBackups {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration FULL = Duration.ofDays(7);
    private static final Duration DIFFERENTIAL = Duration.ofHours(12);
    private static final Duration LOG = Duration.ofMinutes(10);

    private final Instance instance;
    private final Map<Database, Chain> chains = new WeakHashMap<>();

    /** What there is of one database, and when it was backed up last. */
    private static final class Chain {

        private final List<Full> fulls = new ArrayList<>();
        private final List<LogRecord> log = new ArrayList<>();
        private final Instant begun;
        private final boolean primary;
        private final Forks forks;
        private Instant lastFull = Instant.MIN;
        private Instant lastDifferential = Instant.MIN;
        private Instant lastLog = Instant.MIN;
        private Lsn collected = Lsn.ZERO;

        private Chain(Instant begun, Database database) {
            this.begun = begun;
            primary = database.writable();
            forks = database.log().forks();
        }

        /** Whether what comes next follows what is here: same role, same history, nothing cut off in between. */
        private boolean goesOn(Database database) {
            return primary == database.writable() && (primary || fulls.isEmpty() || forks.equals(database.log().forks()) && database.log().reaches(collected) && !collected.after(database.log().end()));
        }
    }

    private record Full(Instant at, Store.Image image) {
    }

    public AutomaticBackups(Instance instance) {
        this.instance = instance;
    }

    /** Takes what is due. */
    public synchronized void look() {
        Instant now = instance.estate().clock().instant();
        List<Database> there = instance.databases().user();
        List<Database> open = there.stream().filter(d -> d.writable() || follows(d)).filter(d -> !seeding(d)).toList();
        chains.entrySet().removeIf(e -> {
            // one that cannot be opened for the moment keeps its backups
            boolean over = !there.contains(e.getKey()) || open.contains(e.getKey()) && !e.getValue().goesOn(e.getKey());
            if (over) {
                e.getKey().log().release(e.getValue());
            }
            return over;
        });
        for (Database database : open) {
            Chain chain = chains.computeIfAbsent(database, _ -> new Chain(now, database));
            if (chain.fulls.isEmpty() ? !now.isBefore(chain.begun.plus(FIRST)) : !now.isBefore(chain.lastFull.plus(FULL))) {
                full(database, chain, now);
            } else if (!chain.fulls.isEmpty() && !now.isBefore(chain.lastLog.plus(LOG))) {
                log(database, chain, now);
                if (database.groupDatabaseId().isEmpty() && !now.isBefore(chain.lastDifferential.plus(DIFFERENTIAL))) {
                    Store.Image image = database.store().image();
                    record(database, "I", image.lsn(), image.lsn().next(), image.lsn(), database.dataBytes() / 10 + 8192, now);
                    chain.lastDifferential = now;
                }
            }
        }
    }

    /** The first moment that a database can be brought back to; empty until its first full backup. */
    public synchronized Optional<Instant> earliest(Database database) {
        return Optional.ofNullable(chains.get(database)).flatMap(c -> c.fulls.stream().findFirst()).map(Full::at);
    }

    /** Makes a new database of what another was at a moment. Empty for a moment from which there is no backup. @throws io.linkspan.lab.engine.type.ServerError 1801 */
    public synchronized Optional<Database> restore(Database source, Instant moment, String name) {
        Chain chain = chains.get(source);
        Instant now = instance.estate().clock().instant();
        Optional<Full> base = chain == null || moment.isAfter(now) ? Optional.empty() : chain.fulls.stream().filter(f -> !f.at.isAfter(moment)).reduce((_, f) -> f);
        if (chain == null || base.isEmpty()) {
            return Optional.empty();
        }
        log(source, chain, now); // the moment may be younger than the last backup
        Database made = instance.databases().create(name);
        made.options().setAll(source.options().all());
        made.family(source.familyGuid());
        made.store().load(base.get().image);
        chain.log.stream().filter(r -> !r.committed().isAfter(moment)).forEach(made.store()::redo);
        instance.backups().add(new Backups.Restore(instance.backups().restores().size() + 1, now, name, account(), instance.backups().lastFull(source.name()).map(Backup::id).orElse(0), "D", false, true));
        return Optional.of(made);
    }

    private void full(Database database, Chain chain, Instant now) {
        Store.Image image;
        synchronized (database.log()) {
            image = database.store().image();
            if (chain.primary) {
                database.log().chained(true, image.lsn());
            } else {
                database.log().hold(chain, image.lsn());
            }
            chain.collected = image.lsn();
        }
        if (chain.primary) {
            database.differentialBase(image.lsn());
        }
        chain.fulls.add(new Full(now, image));
        chain.lastFull = now;
        chain.lastDifferential = now;
        chain.lastLog = now;
        record(database, "D", image.lsn(), image.lsn().next(), image.lsn(), database.dataBytes(), now);
    }

    private void log(Database database, Chain chain, Instant now) {
        Lsn from;
        List<LogRecord> records;
        synchronized (database.log()) { // nothing may be cut off between the look and the cut
            from = chain.primary ? database.log().lastLogBackupLsn().orElse(database.log().begin()) : chain.collected;
            records = database.log().after(from, Integer.MAX_VALUE);
            chain.collected = database.log().end();
            if (chain.primary) {
                database.log().backedUp();
            } else {
                database.log().hold(chain, chain.collected); // the primary alone says when log may go
            }
        }
        chain.log.addAll(records);
        chain.lastLog = now;
        record(database, "L", from, database.log().end(), database.log().end(), records.stream().mapToLong(LogRecord::bytes).sum() + 8192, now);
    }

    private void record(Database d, String type, Lsn first, Lsn last, Lsn checkpoint, long bytes, Instant now) {
        UUID set = UUID.randomUUID();
        Lsn base = instance.backups().lastFull(d.name()).map(Backup::checkpoint).orElse(Lsn.ZERO);
        instance.backups().add(new Backup(instance.backups().nextId(), set, d.name(), d.guid(), d.familyGuid(), type, false, true, true, now, now, first, last, checkpoint, base, bytes, d.options().recovery(),
                "https://automatic-backups.practice.example/" + set + (type.equals("L") ? ".log" : ".bak"), 1, account(), ""));
    }

    /** As whom the service backs up, and where to, is not published. */
    private static String account() {
        return "NT AUTHORITY\\SYSTEM";
    }

    /** A copy that a link keeps up to date. */
    private static boolean follows(Database database) {
        return database.groupDatabaseId().isPresent() && database.state() == DatabaseState.ONLINE && database.log().knowsItsHistory();
    }

    /** While a link copies the database to its other side the log has to stay (error 1408). */
    private boolean seeding(Database database) {
        return instance.groups().all().stream().flatMap(g -> g.partnership().databases().stream()).filter(r -> r.name().equalsIgnoreCase(database.name())).map(ReplicatedDatabase::seeding)
                .anyMatch(s -> s.filter(Seeding::running).isPresent());
    }
}
