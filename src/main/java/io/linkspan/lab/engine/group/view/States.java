package io.linkspan.lab.engine.group.view;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.group.AvailabilityGroup.GroupDatabase;
import io.linkspan.lab.engine.group.AvailabilityGroup;
import io.linkspan.lab.engine.group.Health;
import io.linkspan.lab.engine.group.Role;
import io.linkspan.lab.engine.group.replication.Mark;
import io.linkspan.lab.engine.group.replication.ReplicatedDatabase.Progress;
import io.linkspan.lab.engine.group.replication.ReplicatedDatabase;
import io.linkspan.lab.engine.store.LogRecord;
import io.linkspan.lab.engine.store.Lsn;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

    Optional<Progress> progress(AvailabilityGroup group, GroupDatabase database) {
        return group.partnership().find(database.name()).map(ReplicatedDatabase::progress);
    }

    boolean suspended(AvailabilityGroup group, GroupDatabase database) {
        return group.distributed() ? progress(group, database).filter(p -> p.suspended() || p.partnerSuspended()).isPresent() : group.suspended(database);
    }

    /** Whether data flows to, or for a local secondary from, the other side. */
    Synchronization flow(AvailabilityGroup group, GroupDatabase database) {
        Optional<ReplicatedDatabase> replicated = group.partnership().find(database.name());
        Optional<Progress> progress = replicated.map(ReplicatedDatabase::progress);
        if (progress.filter(Progress::reverting).isPresent()) {
            return Synchronization.REVERTING;
        }
        boolean flows = group.partnership().connected() && progress.filter(p -> p.seeded() && p.problem().isEmpty()).isPresent() && !suspended(group, database);
        if (!flows) {
            return Synchronization.NOT_SYNCHRONIZING;
        }
        boolean level = group.synchronous() && (group.role() != Role.PRIMARY || replicated.filter(r -> r.level(database(database).log().end())).isPresent());
        return level ? Synchronization.SYNCHRONIZED : Synchronization.SYNCHRONIZING;
    }

    /** The primary's own copy needs no data to flow; what it shows follows the commit mode. */
    Synchronization local(AvailabilityGroup group, GroupDatabase database) {
        if (group.distributed() && group.role() != Role.PRIMARY) {
            return flow(group, database);
        }
        if (suspended(group, database)) {
            return Synchronization.NOT_SYNCHRONIZING;
        }
        return group.local().synchronous() ? Synchronization.SYNCHRONIZED : Synchronization.SYNCHRONIZING;
    }

    Health health(AvailabilityGroup group, Synchronization state) {
        return switch (state) {
            case NOT_SYNCHRONIZING, REVERTING, INITIALIZING -> Health.NOT_HEALTHY;
            case SYNCHRONIZED -> Health.HEALTHY;
            case SYNCHRONIZING -> group.synchronous() ? Health.PARTIALLY_HEALTHY : Health.HEALTHY;
        };
    }

    /** The worst of a replica's databases; of a remote one that is not connected, or has none, the worst there is. */
    Health health(AvailabilityGroup group, boolean local) {
        Stream<Health> all = databases(group).stream().map(d -> health(group, local ? local(group, d) : flow(group, d)));
        return all.min(Comparator.naturalOrder()).orElse(local && !(group.distributed() && group.role() != Role.PRIMARY) ? Health.HEALTHY : Health.NOT_HEALTHY);
    }

    /** The worst of its replicas. */
    Health health(AvailabilityGroup group) {
        Health own = health(group, true);
        return group.distributed() && group.role() == Role.PRIMARY && health(group, false).compareTo(own) < 0 ? health(group, false) : own;
    }

    Database database(GroupDatabase database) {
        return instance.databases().get(database.name());
    }

    /** Kilobytes of log that the other side of a distributed group has not been sent, or has lost on the way. */
    long sendQueue(AvailabilityGroup group, Database database, Progress progress) {
        Optional<Mark> from = group.partnership().connected() ? progress.sent() : progress.hardened();
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
