package io.linkspan.lab.mirroring;

import io.linkspan.lab.engine.Endpoint;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.group.AvailabilityGroup;
import io.linkspan.lab.engine.group.LinkErrors;
import io.linkspan.lab.engine.group.Peer;
import io.linkspan.lab.engine.group.Replica;
import io.linkspan.lab.engine.group.Role;
import io.linkspan.lab.engine.group.SeedTarget;
import io.linkspan.lab.engine.group.replication.LinkProblem;
import io.linkspan.lab.engine.group.replication.Mark;
import io.linkspan.lab.engine.group.replication.Partnership;
import io.linkspan.lab.engine.group.replication.ReplicatedDatabase.Progress;
import io.linkspan.lab.engine.group.replication.ReplicatedDatabase;
import io.linkspan.lab.engine.store.Forks;
import io.linkspan.lab.engine.store.ImageParts;
import io.linkspan.lab.engine.store.Lsn;
import io.linkspan.lab.engine.store.Store;
import io.linkspan.lab.engine.type.ServerError;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The secondary's end of a connection: takes images and log, hardens at once, leaves the replay to {@link Redo}, and says how far it is. */
final class Receiver implements Session {

    private static final Forks NO_HISTORY = new Forks(List.of());

    private final Mirroring mirroring;
    private final Instance instance;
    private final Peer peer;
    private final Replica remote;
    private final AvailabilityGroup group;
    private final Partnership partnership;
    private final Frames frames;
    private final List<Message.Offer> offers;
    private final SeedTarget target;
    private final Map<String, ImageParts> images = new HashMap<>();
    private volatile boolean takingOver;

    Receiver(Mirroring mirroring, Instance instance, Peer peer, Frames frames, List<Message.Offer> offers) {
        this.mirroring = mirroring;
        this.instance = instance;
        this.peer = peer;
        this.remote = peer.replica();
        this.group = peer.group();
        this.partnership = peer.partnership();
        this.frames = frames;
        this.offers = offers;
        this.target = new SeedTarget(instance, group);
    }

    @Override
    public void run() {
        try {
            List<Message.Standing> standings = offers.stream().filter(o -> instance.groups().wants(group, o.database())).map(this::standing).toList();
            frames.send(new Message.Welcome(group.id(), instance.catalogVersion(), List.of(), standings));
            partnership.connected(now());
            instance.errorLog().add("spid31s", LinkErrors.connected(group.name(), remote.name(), group.replicaId(remote), group.local().name(), group.replicaId(group.local())));
            mirroring.changes().beat();
            while (true) {
                take(frames.read());
            }
        } catch (IOException _) {
            lost();
        } finally {
            end();
        }
    }

    private Message.Standing standing(Message.Offer offer) {
        ReplicatedDatabase replicated = partnership.database(offer.database(), offer.id());
        Progress progress = replicated.progress();
        return new Message.Standing(offer.database(), progress.seeded() || progress.reverting() ? progress.hardened().map(Mark::lsn) : Optional.empty(),
                instance.databases().find(offer.database()).map(d -> d.log().forks()).orElse(NO_HISTORY), progress.reverting());
    }

    private void take(Message message) throws IOException {
        switch (message) {
            case Message.SeedBegin begin -> begin(begin);
            case Message.SeedPart(String database, var changes, long bytes) when images.containsKey(database) -> {
                changes.forEach(images.get(database)::add);
                partnership.find(database).flatMap(ReplicatedDatabase::seeding).ifPresent(s -> s.transferred(bytes));
            }
            case Message.SeedEnd(String database, Lsn lsn, Instant committed) when images.containsKey(database) -> {
                ReplicatedDatabase replicated = partnership.find(database).orElseThrow();
                target.finish(replicated, new Store.Image(lsn, images.remove(database).built()), committed);
                mirroring.redo(instance, peer, replicated);
                ack(replicated);
            }
            case Message.Log(String database, var records) -> {
                ReplicatedDatabase replicated = partnership.find(database).orElseThrow(() -> new IOException("log of a database that is not here"));
                if (!replicated.harden(records, now())) {
                    throw new IOException("log for a copy that takes none now");
                }
                mirroring.redo(instance, peer, replicated);
                ack(replicated);
            }
            case Message.History(String database, Forks forks, Lsn begin, Optional<Lsn> backedUp) -> {
                instance.databases().get(database).log().follow(forks, begin, backedUp);
                ack(partnership.find(database).orElseThrow());
            }
            case Message.TakeOver(Instant until) -> takeOver(until);
            case Message.Suspended(String database, boolean suspended) -> partnership.find(database).ifPresent(r -> r.partnerSuspended(suspended));
            case Message.Failed(String database, int number, String text) -> {
                partnership.find(database).ifPresent(r -> r.broken(LinkProblem.refusedWith(number)));
                instance.errorLog().error("spid31s", number, 16, 1, text);
            }
            case Message.Ping _ -> {
                frames.send(message);
                for (ReplicatedDatabase replicated : partnership.databases()) {
                    ack(replicated);
                }
            }
            default -> {
                // the rest of a seeding that was refused
            }
        }
    }

    /** Answers before this connection, which is of the old roles, ends. */
    private void takeOver(Instant until) throws IOException {
        takingOver = true;
        try {
            if (now().isAfter(until)) {
                throw new IOException("the word to take over came too late");
            }
            instance.groups().takeOver(group);
            frames.send(new Message.TookOver());
        } catch (ServerError e) {
            instance.errorLog().error("spid31s", e.number(), e.severity(), e.state(), e.getMessage());
            throw new IOException(e);
        } finally {
            takingOver = false;
        }
    }

    private void begin(Message.SeedBegin begin) throws IOException {
        ReplicatedDatabase replicated = partnership.database(begin.database(), begin.id());
        try {
            if (begin.revert()) {
                target.revert(replicated, begin.operation(), begin.bytes());
            } else {
                target.begin(replicated, begin.operation(), begin.bytes(), begin.options(), begin.collation(), begin.family());
            }
            images.put(begin.database(), new ImageParts());
        } catch (ServerError e) {
            frames.send(new Message.Failed(begin.database(), e.number(), e.getMessage()));
        }
    }

    /** Says how far a database is; called by the threads of its redo too. */
    void ack(ReplicatedDatabase replicated) throws IOException {
        Progress p = replicated.progress();
        Lsn none = Lsn.ZERO;
        frames.send(new Message.Ack(replicated.name(), new ReplicatedDatabase.Heard(p.seeded(), p.suspended(), p.received().map(Mark::lsn).orElse(none), p.hardenedLsn(),
                p.redone().map(Mark::lsn).orElse(none), p.redoneCommit().map(Mark::at).orElse(Instant.EPOCH), p.redoQueue(), p.redoRate())));
    }

    private void lost() {
        partnership.databases().forEach(r -> r.seeding().ifPresent(s -> s.fail(lostError(), now())));
        if (mirroring.current(peer, this) && group.role() == Role.SECONDARY) {
            partnership.failed(lostError(), LinkProblem.NO_ANSWER, now());
            instance.errorLog().error("spid31s", lostError().number(), 10, 1, lostError().getMessage());
        }
    }

    private ServerError lostError() {
        return LinkErrors.connectionLost(remote.name(), group.replicaId(remote));
    }

    @Override
    public void tend() {
        boolean wanted = instance.groups().all().contains(group) && (group.role() == Role.SECONDARY || takingOver) && instance.endpoints().mirroring().filter(Endpoint::started).isPresent();
        if (!wanted || !frames.path().open()) {
            end();
        }
    }

    @Override
    public Frames frames() {
        return frames;
    }

    @Override
    public void end() {
        frames.close();
    }

    private Instant now() {
        return mirroring.estate().clock().instant();
    }
}
