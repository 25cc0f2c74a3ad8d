package io.linkspan.lab.mirroring;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.group.GroupErrors;
import io.linkspan.lab.engine.group.replication.LinkProblem;
import io.linkspan.lab.engine.group.replication.Mark;
import io.linkspan.lab.engine.group.replication.ReplicatedDatabase.Progress;
import io.linkspan.lab.engine.group.replication.ReplicatedDatabase;
import io.linkspan.lab.engine.group.replication.Seeding;
import io.linkspan.lab.engine.store.Change;
import io.linkspan.lab.engine.store.Forks;
import io.linkspan.lab.engine.store.ImageParts;
import io.linkspan.lab.engine.store.LogRecord;
import io.linkspan.lab.engine.store.Lsn;
import io.linkspan.lab.engine.store.Store;
import io.linkspan.lab.engine.store.TransactionLog;
import io.linkspan.lab.engine.type.ServerError;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Brings one database over: its image first if the other side has none, then its log as it comes. */
final class Shipment implements Runnable {

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int RECORDS = 64;
    /** An image goes in at least so many parts, that progress can be seen, of at most so many changes. */
    private static final int PARTS = 32;
    private static final int CHANGES = 500;
    /** Keeps the log during seeding, on builds that have it. */
    private static final int KEEP_LOG = 12381;

    private final Mirroring mirroring;
    private final Sender sender;
    private final Database database;
    private final ReplicatedDatabase replicated;
    private final TransactionLog log;
    private final Message.Standing standing;
    private final int starts;

    Shipment(Mirroring mirroring, Sender sender, Database database, ReplicatedDatabase replicated, Message.Standing standing) {
        this.mirroring = mirroring;
        this.sender = sender;
        this.database = database;
        this.replicated = replicated;
        this.log = database.log();
        this.starts = log.starts();
        this.standing = standing;
    }

    @Override
    public void run() {
        try {
            Optional<Lsn> from = resumesAt();
            ship(from.isPresent() ? from.get() : seed(standing.hardened().isPresent()));
        } catch (IOException _) {
            sender.end();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where the copy that is there goes on; empty if there is none, if it has what this history does not or had begun to lose that to another, or if this copy was itself made after that. */
    Optional<Lsn> resumesAt() {
        return standing.hardened().filter(_ -> !standing.reverting()).filter(there -> !there.after(log.forks().common(log.end(), standing.forks(), there))).filter(there -> log.reaches(there) || !log.beginsWithImage());
    }

    private Lsn seed(boolean revert) throws IOException {
        Store.Image image = database.store().image();
        if (sender.instance().traceFlags().isOn(KEEP_LOG)) {
            log.hold(replicated, image.lsn());
        }
        List<Change> changes = ImageParts.of(image.snapshot()).toList();
        long bytes = Math.max(database.dataBytes(), changes.stream().mapToLong(Change::bytes).sum());
        UUID there = UUID.randomUUID();
        Seeding seeding = replicated.startSeeding(true, UUID.randomUUID(), there, bytes, now());
        sender.frames().send(new Message.SeedBegin(database.name(), replicated.id(), revert, there, bytes, database.options().all(), database.collation().name(), database.familyGuid()));
        int parts = Math.max(PARTS, changes.size() / CHANGES + 1);
        for (int i = 0; i < parts; i++) {
            long share = bytes * (i + 1) / parts - bytes * i / parts;
            sender.frames().path().carry(share);
            sender.frames().send(new Message.SeedPart(database.name(), changes.subList((int) ((long) changes.size() * i / parts), (int) ((long) changes.size() * (i + 1) / parts)), share));
            seeding.transferred(share);
        }
        sender.frames().send(new Message.SeedEnd(database.name(), image.lsn(), log.lastCommit().orElseGet(this::now)));
        seeding.complete(now());
        return image.lsn();
    }

    private void ship(Lsn from) throws IOException, InterruptedException {
        Lsn sent = from;
        demandSameLog();
        if (broken(sent)) {
            return;
        }
        log.hold(replicated, sent);
        replicated.sent(new Mark(sent, now()), 0);
        boolean suspended = replicated.progress().suspended();
        History told = tell(history());
        sender.frames().send(new Message.Suspended(database.name(), suspended));
        while (sender.open()) {
            Progress progress = replicated.progress();
            if (progress.suspended() != suspended) {
                suspended = progress.suspended();
                sender.frames().send(new Message.Suspended(database.name(), suspended));
            }
            if (progress.suspended() || progress.partnerSuspended()) {
                replicated.awaitChange(PATIENCE);
                continue;
            }
            List<LogRecord> records = log.after(sent, RECORDS);
            demandSameLog();
            told = told.equals(history()) ? told : tell(history());
            if (records.isEmpty()) {
                log.await(sent, PATIENCE);
                continue;
            }
            long bytes = records.stream().mapToLong(LogRecord::bytes).sum();
            sender.frames().path().carry(bytes);
            sender.frames().send(new Message.Log(database.name(), records));
            sent = records.getLast().lsn();
            replicated.sent(new Mark(sent, now()), bytes);
        }
    }

    /** A copy that was made anew itself tells another history now than it began to tell: all begins again. */
    private void demandSameLog() throws IOException {
        if (log.starts() != starts) {
            throw new IOException("the log began anew");
        }
    }

    /** What a copy must know of the log beside its records. */
    private record History(Forks forks, Lsn begin) {
    }

    private History history() {
        return new History(log.forks(), log.begin());
    }

    private History tell(History history) throws IOException {
        sender.frames().send(new Message.History(database.name(), history.forks(), history.begin(), log.lastLogBackupLsn()));
        return history;
    }

    /** The log that must follow is gone, or the other side stands where this log never was: replication of this database ends until it is made anew. */
    private boolean broken(Lsn sent) throws IOException {
        boolean fork = sent.after(log.end());
        if (!fork && log.reaches(sent)) {
            return false;
        }
        ServerError error = fork ? GroupErrors.logMismatch(database.name()) : GroupErrors.logOverlapMissing(database.name());
        replicated.broken(fork ? LinkProblem.DIFFERENT_FORK : LinkProblem.NO_OVERLAP);
        sender.instance().errorLog().error("spid31s", error.number(), error.severity(), error.state(), error.getMessage());
        sender.frames().send(new Message.Failed(database.name(), error.number(), error.getMessage()));
        return true;
    }

    private Instant now() {
        return mirroring.estate().clock().instant();
    }
}
