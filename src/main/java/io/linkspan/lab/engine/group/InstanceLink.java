package io.linkspan.lab.engine.group;

import io.linkspan.lab.engine.group.replication.LinkState;
import io.linkspan.lab.engine.group.replication.Health;
import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.group.replication.ConnectError;
import io.linkspan.lab.engine.group.replication.PartnerCertificate;
import io.linkspan.lab.engine.group.replication.LinkProblem;
import io.linkspan.lab.engine.group.replication.Partnership;
import io.linkspan.lab.engine.group.replication.ReplicatedDatabase.Progress;
import io.linkspan.lab.engine.group.replication.ReplicatedDatabase;
import io.linkspan.lab.engine.store.TransactionLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** A link as its managed instance knows it. Safe from any thread. */
public final class InstanceLink {

    private final Instance instance;
    private final LinkRequest request;
    private final AvailabilityGroup group;
    private final Instant created;
    private volatile boolean ready;
    private volatile Optional<LinkProblem> failure = Optional.empty();

    InstanceLink(Instance instance, LinkRequest request, AvailabilityGroup group, Instant created) {
        this.instance = instance;
        this.request = request;
        this.group = group;
        this.created = created;
    }

    public LinkRequest request() {
        return request;
    }

    /** Of the distributed group; empty until the link has joined the one on the other side. When the service first shows it is unconfirmed. */
    public Optional<UUID> id() {
        return group.joined() ? Optional.of(group.id()) : Optional.empty();
    }

    public Role instanceLinkRole() {
        return group.role();
    }

    public boolean synchronous() {
        return group.synchronous();
    }

    Instant created() {
        return created;
    }

    AvailabilityGroup group() {
        return group;
    }

    /** The creation is over: all is seeded and caught up; or it failed, see {@link #failure}. */
    public boolean done() {
        return ready || failure.isPresent();
    }

    public Optional<LinkProblem> failure() {
        return failure;
    }

    boolean started() {
        return !group.partnership().databases().isEmpty() && group.partnership().databases().stream().allMatch(r -> r.seeding().isPresent());
    }

    void fail(LinkProblem problem) {
        failure = Optional.of(problem);
    }

    /** Looks whether the creation has come to its good end. */
    void look() {
        ready |= request.databases().stream().allMatch(d -> group.partnership().find(d).map(ReplicatedDatabase::progress)
                .filter(p -> p.seeded() && (p.flowing() || group.role() == Role.PRIMARY) && p.redoQueue() == 0).isPresent());
    }

    public List<LinkDatabase> databases() {
        return request.databases().stream().map(this::database).toList();
    }

    private LinkDatabase database(String name) {
        Partnership partnership = group.partnership();
        Optional<ReplicatedDatabase> replicated = partnership.find(name);
        Optional<Progress> progress = replicated.map(ReplicatedDatabase::progress);
        LinkState state = state(progress);
        Optional<String> seeding = replicated.flatMap(ReplicatedDatabase::seeding).filter(s -> state == LinkState.SEEDING).map(s -> s.percent() + "%");
        boolean connected = partnership.connected();
        Health health = Health.of(connected, progress.filter(Progress::seeded).isPresent(), progress.filter(p -> p.suspended() || p.partnerSuspended()).isPresent());
        return new LinkDatabase(name, group.replicaId(group.local()), group.replicaId(group.remote()), state, seeding, health.name(),
                connected ? "CONNECTED" : "DISCONNECTED", progress.flatMap(Progress::received), progress.flatMap(Progress::sent).filter(_ -> group.role() == Role.PRIMARY),
                progress.flatMap(Progress::redoneCommit), progress.flatMap(Progress::hardened), Optional.empty(),
                failure.map(LinkProblem::text).or(() -> partnership.lastError().map(ConnectError::description)), partnership.certificate().map(c -> new PartnerCertificate(c.name(), instance.estate().expiry(c.x509()))), sendLag(name, progress), redoLag(progress));
    }

    private LinkState state(Optional<Progress> progress) {
        boolean seeded = progress.filter(Progress::seeded).isPresent();
        if (failure.isPresent() || progress.flatMap(Progress::problem).isPresent()) {
            return started() ? LinkState.CREATION_ERROR : LinkState.INIT_ERROR;
        }
        if (instance.groups().roles().pending(group) || group.partnership().handover().isPresent()) {
            return LinkState.FAILOVER;
        }
        return !seeded && !ready ? LinkState.SEEDING : ready ? LinkState.CONNECTED : LinkState.CATCHUP;
    }

    /** While the instance is primary: seconds between its newest commit and the newest that the other side is known to have replayed. */
    private OptionalInt sendLag(String name, Optional<Progress> progress) {
        Optional<TransactionLog> log = instance.databases().find(name).map(Database::log).filter(_ -> group.role() == Role.PRIMARY);
        if (log.isEmpty() || progress.filter(p -> p.seeded() && p.redoneCommit().isPresent()).isEmpty()) {
            return OptionalInt.empty();
        }
        long seconds = log.get().lastCommit().map(last -> Duration.between(progress.get().redoneCommit().orElseThrow().at(), last).toSeconds()).orElse(0L);
        return OptionalInt.of((int) Math.max(0, log.get().end().after(progress.get().hardenedLsn()) ? seconds : 0));
    }

    /** Seconds between the newest commit that is here and the newest that is replayed; 0 when nothing waits. */
    private OptionalInt redoLag(Optional<Progress> progress) {
        return progress.filter(Progress::seeded).map(p -> p.redoQueue() == 0 ? OptionalInt.of(0)
                : OptionalInt.of((int) Math.max(0, instance.estate().clock().instant().getEpochSecond() - p.redoneCommit().orElseThrow().at().getEpochSecond()))).orElse(OptionalInt.empty());
    }
}
