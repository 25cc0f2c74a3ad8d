package io.linkspan.lab.engine.group;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.SessionState;
import io.linkspan.lab.engine.group.AvailabilityGroup.GroupDatabase;
import io.linkspan.lab.engine.group.GroupRules.Event;
import io.linkspan.lab.engine.group.replication.Handover;
import io.linkspan.lab.engine.group.replication.Mark;
import io.linkspan.lab.engine.group.replication.Partnership;
import io.linkspan.lab.engine.group.replication.ReplicatedDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Changes of role of distributed groups (Always On documentation, "Configure distributed availability groups", failover; Managed Instance link, "Fail over a link").
 * What is refused changes nothing. Safe from any thread.
 */
final class RoleChanges {

    /** First build of SQL Server on which a link fails over by FAILOVER. */
    private static final String FAILS_OVER = "16.0.4125.3";
    private static final String PROCESS = "spid30s";
    private static final Duration LOOK = Duration.ofMillis(20);

    private final Instance instance;
    private final AvailabilityGroups groups;
    private final Set<AvailabilityGroup> pending = ConcurrentHashMap.newKeySet();
    private volatile Duration patience = Duration.ofSeconds(30);

    RoleChanges(Instance instance, AvailabilityGroups groups) {
        this.instance = instance;
        this.groups = groups;
    }

    /** How long a planned failover waits for the secondary to catch up, and again for its answer; the server's own limit is not published. */
    void patience(Duration time) {
        patience = time;
    }

    boolean pending(AvailabilityGroup group) {
        return pending.contains(group);
    }

    /**
     * FAILOVER, on the primary: commits become synchronous, the secondary catches up, this side gives up the role, the other takes it; afterwards commits are asynchronous,
     * whatever they were before.
     *
     * @throws io.linkspan.lab.engine.type.ServerError 41140, 41190 before the build that has it, 41113, 41142 if the secondary is not synchronizing, 41149 if it does not catch up
     */
    void failOver(AvailabilityGroup group) {
        GroupRules.after(group, Event.FAILOVER);
        if (!instance.managed() && !instance.version().atLeast(FAILS_OVER)) {
            throw GroupErrors.alterRefused(group.name(), "FAILOVER");
        }
        planned(group, () -> handOver(group));
    }

    /** As {@link #failOver}, but the other side is not told to take over. */
    void stepDown(AvailabilityGroup group) {
        planned(group, () -> {
            Handover handover = demote(group, Event.SET_SECONDARY);
            groups.changed();
            demandDrained(group, handover);
        });
    }

    private void planned(AvailabilityGroup group, Runnable change) {
        if (!pending.add(group)) {
            throw GroupErrors.failoverPending(group.name());
        }
        List<Replica> before = List.copyOf(group.replicas());
        try {
            if (!synchronizing(group)) {
                throw GroupErrors.notSynchronized(group.name());
            }
            commit(group, true);
            if (!await(() -> level(group))) {
                throw GroupErrors.failoverTimedOut(group.name(), "the secondary did not catch up in time.");
            }
            change.run();
            commit(group, false);
        } finally {
            if (group.role() == Role.PRIMARY) {
                before.forEach(r -> group.modify(r, r.settings(), r.modified()));
            }
            group.partnership().handover(Optional.empty());
            pending.remove(group);
            groups.changed();
        }
    }

    /** SET (ROLE = SECONDARY): no side is primary until one is told to be. The log that is here still goes over while the connection lasts. */
    void demote(AvailabilityGroup group) {
        demandIdle(group);
        demote(group, Event.SET_SECONDARY);
        groups.changed();
    }

    /** FORCE_FAILOVER_ALLOW_DATA_LOSS, on the secondary: what was received counts, what the primary did not send is lost, and both are primary if it is not told. */
    void force(AvailabilityGroup group) {
        demandIdle(group);
        promote(group, Event.FORCE_FAILOVER);
        groups.changed();
    }

    /** The primary hands over its role. */
    void takeOver(AvailabilityGroup group) {
        promote(group, Event.TAKE_OVER);
        commit(group, false);
        groups.changed();
    }

    /** Whether each database of the other side is sent the log now. */
    boolean synchronizing(AvailabilityGroup group) {
        Partnership partnership = group.partnership();
        List<GroupDatabase> members = members(group);
        return partnership.connected() && !members.isEmpty() && members.stream().allMatch(m -> partnership.find(m.name()).map(ReplicatedDatabase::progress)
                .filter(p -> p.seeded() && !p.suspended() && !p.partnerSuspended() && p.problem().isEmpty()).isPresent());
    }

    private void handOver(AvailabilityGroup group) {
        Handover handover = demote(group, Event.FAILOVER);
        groups.changed();
        demandDrained(group, handover);
        handover.ask(now().plus(patience.dividedBy(2)));
        groups.changed();
        if (handover.await(patience) != Handover.State.TAKEN) {
            takeBack(group, handover, "the secondary did not answer, and may have taken over: look at its role before anything else.");
        }    }

    private void demandDrained(AvailabilityGroup group, Handover handover) {
        if (!await(() -> drained(handover) || handover.state() == Handover.State.LOST) || !drained(handover)) {
            takeBack(group, handover, "the secondary did not receive the end of the log.");
        }
    }

    /** The role is taken back only if the other side was surely not told to take it. */
    private void takeBack(AvailabilityGroup group, Handover handover, String why) {
        if (handover.withdraw()) {
            promote(group, Event.FORCE_FAILOVER);
        }
        throw GroupErrors.failoverTimedOut(group.name(), why);
    }

    /** Once this returns no commit can slip in any more. */
    private synchronized Handover demote(AvailabilityGroup group, Event event) {
        Role to = GroupRules.after(group, event);
        Partnership partnership = group.partnership();
        Handover handover = new Handover(List.copyOf(partnership.databases()), event == Event.FAILOVER);
        partnership.handover(Optional.of(handover).filter(_ -> partnership.connected()));
        group.role(to);
        for (GroupDatabase member : members(group)) {
            Database database = instance.databases().get(member.name());
            Mark end = new Mark(database.log().end(), now());
            partnership.renew(member.name(), member.id()).seeded(end, database.log().lastCommit().orElse(end.at()));
            instance.sessions().in(member.name()).forEach(SessionState::kill);
            instance.errorLog().add(PROCESS, LinkErrors.rolledBack(member.name()));
        }
        instance.errorLog().add(PROCESS, LinkErrors.roleChanged(group.name(), Role.PRIMARY, to));
        return handover;
    }

    private synchronized void promote(AvailabilityGroup group, Event event) {
        Role to = GroupRules.after(group, event);
        Partnership partnership = group.partnership();
        List<GroupDatabase> members = members(group);
        if (members.isEmpty()) {
            throw GroupErrors.notSynchronized(group.name());
        }
        members.forEach(m -> partnership.find(m.name()).map(ReplicatedDatabase::progress).filter(p -> p.seeded() && !p.reverting()).orElseThrow(() -> GroupErrors.notFitForPrimary(m.name())));
        partnership.handover(Optional.empty());
        for (GroupDatabase member : members) {
            Database database = instance.databases().get(member.name());
            ReplicatedDatabase received = partnership.database(member.name(), member.id());
            ReplicatedDatabase sent = partnership.renew(member.name(), member.id());
            received.redoAll(database.store(), now());
            database.log().branch();
            database.log().hold(sent, database.log().begin());
        }
        group.role(to);
        partnership.closed();
        instance.errorLog().add(PROCESS, LinkErrors.roleChanged(group.name(), Role.SECONDARY, to));
    }

    private void commit(AvailabilityGroup group, boolean synchronous) {
        Map<String, String> mode = Map.of("AVAILABILITY_MODE", synchronous ? "SYNCHRONOUS_COMMIT" : "ASYNCHRONOUS_COMMIT");
        group.replicas().forEach(r -> group.modify(r, mode, now()));
        group.partnership().databases().forEach(ReplicatedDatabase::unlevel);
    }

    private boolean level(AvailabilityGroup group) {
        return members(group).stream().allMatch(m -> group.partnership().find(m.name()).filter(r -> r.level(instance.databases().get(m.name()).log().end())).isPresent());
    }

    private boolean drained(Handover handover) {
        return handover.owed().stream().allMatch(r -> instance.databases().find(r.name()).filter(d -> !d.log().end().after(r.progress().hardenedLsn())).isPresent());
    }

    private void demandIdle(AvailabilityGroup group) {
        if (pending(group)) {
            throw GroupErrors.failoverPending(group.name());
        }
    }

    private boolean await(BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() > end) {
                    return false;
                }
                Thread.sleep(LOOK);
            }
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<GroupDatabase> members(AvailabilityGroup group) {
        return groups.behind(group).map(AvailabilityGroup::databases).orElse(List.of());
    }

    private Instant now() {
        return instance.estate().clock().instant();
    }
}
