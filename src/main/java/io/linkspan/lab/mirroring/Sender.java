package io.linkspan.lab.mirroring;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.Endpoint;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.group.AvailabilityGroup.GroupDatabase;
import io.linkspan.lab.engine.group.AvailabilityGroup;
import io.linkspan.lab.engine.group.LinkErrors;
import io.linkspan.lab.engine.group.Peer;
import io.linkspan.lab.engine.group.Replica;
import io.linkspan.lab.engine.group.Role;
import io.linkspan.lab.engine.group.replication.Handover;
import io.linkspan.lab.engine.group.replication.LinkProblem;
import io.linkspan.lab.engine.group.replication.Mark;
import io.linkspan.lab.engine.group.replication.Partnership;
import io.linkspan.lab.engine.group.replication.ReplicatedDatabase;
import io.linkspan.lab.engine.store.TransactionLog;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The primary's end of a connection: a shipment for each database that the other side wants, and an ear for what it has. */
final class Sender implements Session {

    private final Mirroring mirroring;
    private final Instance instance;
    private final Peer peer;
    private final Replica remote;
    private final AvailabilityGroup group;
    private final Partnership partnership;
    private final Frames frames;
    private final List<Message.Standing> standings;
    private final Map<String, ReplicatedDatabase> shipped = new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);
    private volatile boolean open = true;

    Sender(Mirroring mirroring, Instance instance, Peer peer, Frames frames, List<Message.Standing> standings) {
        this.mirroring = mirroring;
        this.instance = instance;
        this.peer = peer;
        this.remote = peer.replica();
        this.group = peer.group();
        this.partnership = peer.partnership();
        this.frames = frames;
        this.standings = standings;
    }

    @Override
    public void run() {
        standings.forEach(this::ship);
        partnership.connected(now());
        instance.errorLog().add("spid31s", LinkErrors.connected(group.name(), group.local().name(), group.replicaId(group.local()), remote.name(), group.replicaId(remote)));
        try {
            while (true) {
                hear(frames.read());
            }
        } catch (IOException _) {
            lost();
        } finally {
            end();
            left();
        }
    }

    private void ship(Message.Standing standing) {
        Optional<GroupDatabase> member = instance.groups().behind(group).flatMap(g -> g.database(standing.database()));
        member.ifPresent(m -> {
            Database database = instance.databases().get(m.name());
            ReplicatedDatabase replicated = partnership.database(m.name(), m.id());
            shipped.put(m.name(), replicated);
            replicated.attached(true);
            Shipment shipment = new Shipment(mirroring, this, database, replicated, standing);
            shipment.resumesAt().ifPresent(at -> replicated.resumed(new Mark(at, now())));
            mirroring.execute(shipment);
        });
    }

    /** Nobody waits for the other side any more, and after a change of role it holds no log either. */
    private void left() {
        shipped.values().forEach(replicated -> {
            replicated.attached(false);
            if (!current(replicated)) {
                instance.databases().find(replicated.name()).ifPresent(d -> d.log().release(replicated));
            }
        });
        if (mirroring.current(peer, this) && group.role() != Role.PRIMARY) {
            partnership.closed();
        }
        handover().ifPresent(handover -> {
            handover.lost();
            if (!handover.failover()) {
                partnership.handover(Optional.empty());
            }
        });
    }

    private boolean current(ReplicatedDatabase replicated) {
        return partnership.find(replicated.name()).filter(r -> r == replicated).isPresent();
    }

    /** The handover that this connection is there for, if the role was given up while it stood. */
    private Optional<Handover> handover() {
        return partnership.handover().filter(h -> shipped.values().containsAll(h.owed()));
    }

    private void hear(Message message) {
        switch (message) {
            case Message.Ack(String database, ReplicatedDatabase.Heard state) -> shipped(database).ifPresent(replicated -> {
                replicated.heard(state, now());
                TransactionLog log = instance.databases().get(database).log();
                if (state.seeded()) {
                    log.hold(replicated, state.hardened());
                }
                if (peer.synchronous()) {
                    replicated.level(log.end());
                }
                if (handover().isPresent()) {
                    mirroring.changes().beat();
                }
            });
            case Message.TookOver _ -> handover().ifPresent(Handover::taken);
            case Message.Failed(String database, int number, String text) -> shipped(database).ifPresent(replicated -> {
                replicated.broken(LinkProblem.refusedWith(number));
                instance.errorLog().error("spid31s", number, 16, 1, text);
            });
            default -> {
                // a sign of life
            }
        }
    }

    private Optional<ReplicatedDatabase> shipped(String database) {
        return Optional.ofNullable(shipped.get(database));
    }

    /** Not by our own wish: says so, once. */
    private void lost() {
        partnership.databases().forEach(r -> r.seeding().ifPresent(s -> s.fail(LinkErrors.connectionLost(remote.name(), group.replicaId(remote)), now())));
        if (mirroring.current(peer, this) && group.role() == Role.PRIMARY) {
            partnership.failed(LinkErrors.connectionLost(remote.name(), group.replicaId(remote)), LinkProblem.NO_ANSWER, now());
            partnership.lastError().ifPresent(e -> instance.errorLog().error("spid31s", e.number(), 10, 1, e.description()));
        }
    }

    @Override
    public void tend() {
        boolean wanted = instance.groups().all().contains(group) && peer.present() && (sending() || leaving()) && instance.endpoints().mirroring().filter(Endpoint::started).isPresent();
        if (!wanted || !frames.path().open()) {
            end();
        } else if (handover().filter(Handover::take).isPresent()) {
            mirroring.execute(() -> send(new Message.TakeOver(handover().orElseThrow().until())));
        } else if (frames.idle().compareTo(Duration.ofSeconds(remote.sessionTimeout()).dividedBy(3)) > 0) {
            mirroring.execute(() -> send(new Message.Ping()));
        }
    }

    private boolean sending() {
        return group.role() == Role.PRIMARY && shipped.values().stream().allMatch(this::current);
    }

    /** The role is given up, but the rest of the log, or the word to take over, must still go. */
    private boolean leaving() {
        return handover().filter(h -> h.failover() ? h.state() != Handover.State.TAKEN : !drained(h)).isPresent();
    }

    private boolean drained(Handover handover) {
        return handover.owed().stream().allMatch(r -> !instance.databases().get(r.name()).log().end().after(r.progress().hardenedLsn()));
    }

    private void send(Message message) {
        try {
            frames.send(message);
        } catch (IOException _) {
            end();
        }
    }

    @Override
    public void end() {
        open = false;
        frames.close();
    }

    boolean open() {
        return open && !mirroring.closed();
    }

    @Override
    public Frames frames() {
        return frames;
    }

    Instance instance() {
        return instance;
    }

    private Instant now() {
        return mirroring.estate().clock().instant();
    }
}
