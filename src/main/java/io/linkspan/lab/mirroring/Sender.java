package io.linkspan.lab.mirroring;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.Endpoint;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.group.AvailabilityGroup.GroupDatabase;
import io.linkspan.lab.engine.group.AvailabilityGroup;
import io.linkspan.lab.engine.group.LinkErrors;
import io.linkspan.lab.engine.group.Role;
import io.linkspan.lab.engine.group.replication.LinkProblem;
import io.linkspan.lab.engine.group.replication.Partnership;
import io.linkspan.lab.engine.group.replication.ReplicatedDatabase;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The primary's end of a connection: a shipment for each database that the other side wants, and an ear for what it has. */
final class Sender implements Session {

    private final Mirroring mirroring;
    private final Instance instance;
    private final AvailabilityGroup group;
    private final Partnership partnership;
    private final Frames frames;
    private final List<Message.Standing> standings;
    private volatile boolean open = true;

    Sender(Mirroring mirroring, Instance instance, AvailabilityGroup group, Frames frames, List<Message.Standing> standings) {
        this.mirroring = mirroring;
        this.instance = instance;
        this.group = group;
        this.partnership = group.partnership();
        this.frames = frames;
        this.standings = standings;
    }

    @Override
    public void run() {
        partnership.connected(now());
        instance.errorLog().add("spid31s", LinkErrors.connected(group.name(), group.local().name(), group.replicaId(group.local()), group.remote().name(), group.replicaId(group.remote())));
        standings.forEach(this::ship);
        try {
            while (open) {
                hear(frames.read());
            }
        } catch (IOException _) {
            lost();
        } finally {
            end();
        }
    }

    private void ship(Message.Standing standing) {
        Optional<GroupDatabase> member = instance.groups().behind(group).flatMap(g -> g.database(standing.database()));
        member.ifPresent(m -> {
            Database database = instance.databases().get(m.name());
            ReplicatedDatabase replicated = partnership.database(m.name(), m.id());
            mirroring.execute(new Shipment(mirroring, this, database, replicated, standing.hardened()));
        });
    }

    private void hear(Message message) {
        switch (message) {
            case Message.Ack(String database, ReplicatedDatabase.Heard state) -> partnership.find(database).ifPresent(replicated -> {
                replicated.heard(state, now());
                if (state.seeded()) {
                    instance.databases().get(database).log().hold(replicated, state.hardened());
                }
            });
            case Message.Failed(String database, int number, String text) -> partnership.find(database).ifPresent(replicated -> {
                replicated.broken(LinkProblem.refusedWith(number));
                instance.errorLog().error("spid31s", number, 16, 1, text);
            });
            default -> {
                // a sign of life
            }
        }
    }

    /** Not by our own wish: says so, once. */
    private void lost() {
        partnership.databases().forEach(r -> r.seeding().ifPresent(s -> s.fail(LinkErrors.connectionLost(group.remote().name(), group.replicaId(group.remote())), now())));
        if (instance.groups().all().contains(group)) {
            partnership.failed(LinkErrors.connectionLost(group.remote().name(), group.replicaId(group.remote())), LinkProblem.NO_ANSWER, now());
            partnership.lastError().ifPresent(e -> instance.errorLog().error("spid31s", e.number(), 10, 1, e.description()));
        }
    }

    @Override
    public void tend() {
        boolean wanted = instance.groups().all().contains(group) && group.role() == Role.PRIMARY && instance.endpoints().mirroring().filter(Endpoint::started).isPresent();
        if (!wanted || !frames.path().open()) {
            end();
        } else if (frames.idle().compareTo(Duration.ofSeconds(group.remote().sessionTimeout()).dividedBy(3)) > 0) {
            mirroring.execute(this::ping);
        }
    }

    private void ping() {
        try {
            frames.send(new Message.Ping());
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
