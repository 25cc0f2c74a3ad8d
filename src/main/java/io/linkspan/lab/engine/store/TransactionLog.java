package io.linkspan.lab.engine.store;

import io.linkspan.lab.engine.type.Errors;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The log of one database: committed transactions with rising LSNs, kept until they may go. They go when a log backup has them, or at once without a log chain,
 * and never before every holder (a replica that still needs them) lets go. Safe from any thread.
 */
public final class TransactionLog {

    /** Bytes of a virtual log file. */
    public static final long FILE_BYTES = 2L << 20;

    /** Bytes of a log block's unit. */
    private static final int SECTOR = 512;
    private static final long UNUSABLE = 8192;

    private final List<LogRecord> kept = new ArrayList<>();
    private final Map<Object, Lsn> holders = new HashMap<>();
    private String database = "";
    private long position;
    private Lsn end = new Lsn(34, 16, 1);
    private Lsn truncated = end;
    private Forks forks = Forks.first();
    private int starts;
    private boolean told = true;
    private @Nullable Lsn image;
    private boolean chained;
    private BooleanSupplier filled = () -> false;
    private long size = 8L << 20;
    private long maximum = 2L << 40;
    private long totalSinceBackup;
    private @Nullable Lsn lastBackup;
    private @Nullable Instant lastCommit;

    /** LSN of the last commit. */
    public synchronized Lsn end() {
        return end;
    }

    /** Where the log that is kept begins. */
    public synchronized Lsn begin() {
        return truncated;
    }

    public synchronized Optional<Instant> lastCommit() {
        return Optional.ofNullable(lastCommit);
    }

    /** Up to {@code max} records behind an LSN; truncated ones are missing, see {@link #reaches}. */
    public synchronized List<LogRecord> after(Lsn lsn, int max) {
        return kept.stream().filter(r -> r.lsn().after(lsn)).limit(max).toList();
    }

    /** True if everything behind this LSN is still here: else a partner that stands there cannot go on (error 1408, 1412). */
    public synchronized boolean reaches(Lsn lsn) {
        return !truncated.after(lsn);
    }

    /** Waits until there is something behind an LSN. */
    public synchronized boolean await(Lsn after, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!end.after(after)) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** How often another history has taken the place of the one before. */
    public synchronized int starts() {
        return starts;
    }

    /** Whether what is kept begins with the image from which this copy was made: what was before it never was here, and was never backed up here. */
    public synchronized boolean beginsWithImage() {
        return truncated.equals(image);
    }

    /** Whether a copy that was made from an image has been told the history that it follows. */
    public synchronized boolean knowsItsHistory() {
        return told;
    }

    /** The branches of history that lead here. */
    public synchronized Forks forks() {
        return forks;
    }

    /** A copy takes over the history of the one that it follows, and keeps what that one keeps: its log chain goes on here if it becomes the primary. */
    public synchronized void follow(Forks followed, Lsn begin, Optional<Lsn> backup) {
        forks = followed;
        told = true;
        truncate(begin.after(end) ? end : begin);
        chained = true;
        lastBackup = backup.map(b -> truncated.after(b) ? truncated : b).orElse(truncated);
    }

    /** This copy goes on by itself from here. */
    public synchronized void branch() {
        forks = forks.with(end);
        chained(true, end);
    }

    synchronized LogRecord append(Instant committed, long transaction, List<Change> changes) {
        LogRecord record = new LogRecord(next(changes.stream().mapToLong(Change::bytes).sum()), committed, transaction, changes);
        redo(record);
        return record;
    }

    synchronized void redo(LogRecord record) {
        kept.add(record);
        end = record.lsn();
        lastCommit = record.committed();
        position += sectors(record.bytes()) * SECTOR;
        totalSinceBackup += record.bytes();
        size = Math.max(size, Math.min(maximum, roundUp(usedBytes())));
        if (!chained) {
            truncate(end);
        }
        notifyAll();
    }

    /** Another history begins, which {@link #follow} tells; whoever was sent the old one cannot go on with this. */
    synchronized void startAt(Lsn lsn) {
        starts++;
        told = false;
        image = lsn;
        forks = Forks.first();
        kept.clear();
        end = lsn;
        truncated = lsn;
        lastBackup = null;
        notifyAll();
    }

    /** @throws io.linkspan.lab.engine.type.ServerError 9002 if so many more bytes do not fit */
    synchronized void demandSpace(long bytes) {
        if (filled.getAsBoolean() || usedBytes() + bytes > maximum) {
            throw Errors.logFull(database, reuseWait().name());
        }
    }

    /** The database's name as error 9002 says it. */
    public synchronized void named(String name) {
        database = name;
    }

    /** The log chain begins (full backup under FULL or BULK_LOGGED) or breaks (SIMPLE). */
    public synchronized void chained(boolean on, Lsn from) {
        chained = on;
        lastBackup = on ? lastBackup == null ? from : lastBackup : null;
        if (!on) {
            truncate(end);
        }
    }

    /** Everything up to here is in a backup; gives the range that the backup holds. */
    public synchronized Range backedUp() {
        Range range = new Range(Optional.ofNullable(lastBackup).orElse(truncated), end);
        lastBackup = end;
        totalSinceBackup = 0;
        truncate(end);
        return range;
    }

    public synchronized Optional<Lsn> lastLogBackupLsn() {
        return Optional.ofNullable(lastBackup);
    }

    /** Keeps everything behind an LSN for a holder; called again, it moves. */
    public synchronized void hold(Object holder, Lsn from) {
        holders.put(holder, from);
        if (!chained) {
            truncate(end);
        }
    }

    public synchronized void release(Object holder) {
        holders.remove(holder);
        if (!chained) {
            truncate(end);
        }
    }

    /** While this says so, nothing more fits: writes fail with 9002. */
    public synchronized void filled(BooleanSupplier fault) {
        filled = fault;
    }

    public synchronized void limit(long sizeBytes, long maximumBytes) {
        size = sizeBytes;
        maximum = maximumBytes;
    }

    public synchronized long sizeBytes() {
        return size;
    }

    public synchronized long usedBytes() {
        long live = kept.stream().filter(r -> r.lsn().after(truncated)).mapToLong(r -> sectors(r.bytes()) * SECTOR).sum();
        return filled.getAsBoolean() ? size - UNUSABLE : Math.max(live, 400L << 10);
    }

    public synchronized long bytesSinceBackup() {
        return totalSinceBackup;
    }

    /** Bytes written since the log began. */
    public synchronized long position() {
        return position;
    }

    /** Why the log could not be shortened last time. */
    public synchronized ReuseWait reuseWait() {
        Lsn held = held();
        if (held.compareTo(end) < 0 && (!chained || lastBackup == null || lastBackup.after(held))) {
            return ReuseWait.AVAILABILITY_REPLICA;
        }
        return chained && lastBackup != null && end.after(lastBackup) ? ReuseWait.LOG_BACKUP : ReuseWait.NOTHING;
    }

    private Lsn held() {
        return holders.values().stream().min(Comparator.naturalOrder()).orElse(end);
    }

    private void truncate(Lsn upTo) {
        Lsn to = held().compareTo(upTo) < 0 ? held() : upTo;
        if (to.after(truncated)) {
            truncated = to;
            kept.removeIf(r -> !r.lsn().after(to));
        }
    }

    private Lsn next(long bytes) {
        long sector = end.block() + sectors(bytes + 256);
        long files = sector * SECTOR / FILE_BYTES;
        return files == 0 ? new Lsn(end.file(), sector, 1) : new Lsn(end.file() + files, Math.max(16, sector - files * (FILE_BYTES / SECTOR)), 1);
    }

    private static long sectors(long bytes) {
        return Math.max(1, (bytes + SECTOR - 1) / SECTOR);
    }

    private static long roundUp(long bytes) {
        return (bytes + FILE_BYTES - 1) / FILE_BYTES * FILE_BYTES;
    }

    /** From (excluded) and to (included). */
    public record Range(Lsn first, Lsn last) {
    }

    /** log_reuse_wait of sys.databases, those that happen here. */
    public enum ReuseWait {
        NOTHING(0), CHECKPOINT(1), LOG_BACKUP(2), ACTIVE_TRANSACTION(4), REPLICATION(6), AVAILABILITY_REPLICA(9);

        private final int code;

        ReuseWait(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }
    }
}
