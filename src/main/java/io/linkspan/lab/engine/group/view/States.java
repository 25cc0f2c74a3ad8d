package io.linkspan.lab.engine.group.view;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.group.AvailabilityGroup.GroupDatabase;
import io.linkspan.lab.engine.group.AvailabilityGroup;
import io.linkspan.lab.engine.group.replication.Health;
import io.linkspan.lab.engine.group.Replica;
import io.linkspan.lab.engine.group.Role;
import io.linkspan.lab.engine.group.replication.Mark;
import io.linkspan.lab.engine.group.replication.Partnership;
import io.linkspan.lab.engine.group.replication.ReplicatedDatabase.Progress;
import io.linkspan.lab.engine.group.replication.ReplicatedDatabase;
import io.linkspan.lab.engine.store.LogRecord;
import io.linkspan.lab.engine.store.Lsn;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the views have in common: synchronization state and health, queues and lag, all worked out in one place so that they agree. */
final class States {

    /** synchronization_state_desc; the ordinal is the code. */
    enum Synchronization { NOT_SYNCHRONIZING, SYNCHRONIZING, SYNCHRONIZED, REVERTING, INITIALIZING }

    private final Instance instance;

    States(Instance instance) {
        this.instance = instance;
    }

    /** The databases that a group has here; those of a distributed one are its local group's. */
    List<GroupDatabase> databases(AvailabilityGroup group) {
        return group.distributed() ? instance.groups().behind(group).map(AvailabilityGroup::databases).orElse(List.of()) : group.databases();
    }

    /** What is known of a replica: of a remote one how far it is, of this one, as a secondary, how far it is itself. */
    Partnership partnership(AvailabilityGroup group, Replica replica) {
        return group.isLocal(replica) ? group.partnership() : group.partnership(replica.name());
    }

    Optional<Progress> progress(AvailabilityGroup group, Replica replica, GroupDatabase database) {
        return partnership(group, replica).find(database.name()).map(ReplicatedDatabase::progress);
    }

    boolean suspended(AvailabilityGroup group, Replica replica, GroupDatabase database) {
        return progress(group, replica, database).map(p -> p.suspended() || p.partnerSuspended()).orElse(group.suspended(database));
    }

    /** Whether data flows to a replica, or to this one from the primary; the primary's own copy needs none, and shows what its commit mode is. */
    Synchronization state(AvailabilityGroup group, Replica replica, GroupDatabase database) {
        boolean primary = group.role() == Role.PRIMARY;
        if (primary && group.isLocal(replica)) {
            return group.suspended(database) ? Synchronization.NOT_SYNCHRONIZING : replica.synchronous() ? Synchronization.SYNCHRONIZED : Synchronization.SYNCHRONIZING;
        }
        Optional<ReplicatedDatabase> replicated = partnership(group, replica).find(database.name());
        Optional<Progress> progress = replicated.map(ReplicatedDatabase::progress);
        if (progress.filter(Progress::reverting).isPresent()) {
            return Synchronization.REVERTING;
        }
        boolean flows = partnership(group, replica).connected() && progress.filter(p -> p.seeded() && p.problem().isEmpty()).isPresent() && !suspended(group, replica, database);
        if (!flows) {
            return Synchronization.NOT_SYNCHRONIZING;
        }
        boolean level = synchronous(group, replica) && (primary ? replicated.filter(r -> r.level(database(database).log().end())).isPresent() : group.distributed() || told(group, database));
        return level ? Synchronization.SYNCHRONIZED : Synchronization.SYNCHRONIZING;
    }

    /** A secondary is SYNCHRONIZED once its primary says that it misses nothing. */
    private boolean told(AvailabilityGroup group, GroupDatabase database) {
        return instance.estate().instances().stream().anyMatch(other -> other.groups().find(group.name()).filter(g -> g.id().equals(group.id()) && g.role() == Role.PRIMARY)
                .flatMap(g -> g.partnership(instance.name()).find(database.name())).filter(r -> other.databases().find(database.name()).filter(d -> r.level(d.log().end())).isPresent()).isPresent());
    }

    private static boolean synchronous(AvailabilityGroup group, Replica replica) {
        return group.distributed() ? group.synchronous() : group.local().synchronous() && replica.synchronous();
    }

    Health health(AvailabilityGroup group, Replica replica, Synchronization state) {
        return switch (state) {
            case NOT_SYNCHRONIZING, REVERTING, INITIALIZING -> Health.NOT_HEALTHY;
            case SYNCHRONIZED -> Health.HEALTHY;
            case SYNCHRONIZING -> synchronous(group, replica) ? Health.PARTIALLY_HEALTHY : Health.HEALTHY;
        };
    }

    /** The worst of a replica's databases; where it has none, or none is known of it, the worst there is, but for a primary's own. */
    Health health(AvailabilityGroup group, Replica replica) {
        return databases(group).stream().map(d -> health(group, replica, state(group, replica, d))).min(Comparator.naturalOrder())
                .orElse(group.isLocal(replica) && !(group.distributed() && group.role() != Role.PRIMARY) ? Health.HEALTHY : Health.NOT_HEALTHY);
    }

    /** The worst of its replicas, as far as they are known here. */
    Health health(AvailabilityGroup group) {
        return ReplicaRows.visible(group).map(r -> health(group, r)).min(Comparator.naturalOrder()).orElse(Health.NOT_HEALTHY);
    }

    Database database(GroupDatabase database) {
        return instance.databases().get(database.name());
    }

    /** Kilobytes of log that the other side of a distributed group has not been sent, or has lost on the way. */
    long sendQueue(AvailabilityGroup group, Replica replica, Database database, Progress progress) {
        Optional<Mark> from = partnership(group, replica).connected() ? progress.sent() : progress.hardened();
        return kilobytes(database.log().after(from.map(Mark::lsn).orElse(Lsn.ZERO), Integer.MAX_VALUE).stream().mapToLong(LogRecord::bytes).sum());
    }

    /** Seconds between the newest commit here and the newest that is replayed there; null while that is not known. */
    @Nullable Long lag(Database database, Progress progress) {
        if (progress.redone().map(Mark::lsn).filter(database.log().end()::equals).isPresent()) {
            return 0L;
        }
        return progress.redoneCommit().flatMap(redone -> database.log().lastCommit().map(last -> Math.max(0, Duration.between(redone.at(), last).toSeconds()))).orElse(null);
    }

    static long kilobytes(long bytes) {
        return (bytes + 1023) / 1024;
    }
}
