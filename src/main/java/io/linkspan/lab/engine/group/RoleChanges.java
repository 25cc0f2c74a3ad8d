package io.linkspan.lab.engine.group;

import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.group.GroupRules.Event;
import io.linkspan.lab.engine.group.Membership.Sibling;
import io.linkspan.lab.engine.group.replication.Handover;
import io.linkspan.lab.engine.type.ServerError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Failover and the roles (Always On documentation, "Configure distributed availability groups", failover, and "Perform a planned manual failover"; Managed Instance
 * link, "Fail over a link"). What is refused changes nothing. Safe from any thread.
 */
final class RoleChanges {

    /** First build of SQL Server on which a link fails over by FAILOVER. */
    private static final String FAILS_OVER = "16.0.4125.3";
    private static final Duration LOOK = Duration.ofMillis(20);

    private final Instance instance;
    private final AvailabilityGroups groups;
    private final RoleSwitch roles;
    private final Set<AvailabilityGroup> pending = ConcurrentHashMap.newKeySet();
    private volatile Duration patience = Duration.ofSeconds(30);

    RoleChanges(Instance instance, AvailabilityGroups groups) {
        this.instance = instance;
        this.groups = groups;
        this.roles = new RoleSwitch(instance, groups);
    }

    /** How long a planned failover waits for the secondary to catch up, and again for its answer; the server's own limit is not published. */
    void patience(Duration time) {
        patience = time;
    }

    boolean pending(AvailabilityGroup group) {
        return pending.contains(group);
    }

    boolean synchronizing(AvailabilityGroup distributed) {
        return roles.synchronizing(other(distributed));
    }

    /**
     * FAILOVER. Of a distributed group on the primary: commits become synchronous, the secondary catches up, this side gives up the role, the other takes it; afterwards
     * commits are asynchronous, whatever they were before. Of a plain one on the secondary that is to be the primary.
     *
     * @throws io.linkspan.lab.engine.type.ServerError 41122, 41140, 41190 before the build that has it, 41113, 41142 if it is not synchronizing, 41149 if it does not catch up
     */
    void failOver(AvailabilityGroup group) {
        GroupRules.after(group, Event.FAILOVER);
        if (group.distributed()) {
            if (!instance.managed() && !instance.version().atLeast(FAILS_OVER)) {
                throw GroupErrors.alterRefused(group.name(), "FAILOVER");
            }
            planned(group, () -> handOver(other(group), Event.FAILOVER));
        } else if (group.clusterless()) {
            throw GroupErrors.alterRefused(group.name(), "FAILOVER");
        } else {
            Sibling primary = groups.membership().primary(group).orElseThrow(() -> GroupErrors.notSynchronized(group.name()));
            primary.server().groups().roles().yield(primary.group(), instance.name());
        }
    }

    /** As {@link #failOver} of a distributed group, but the other side is not told to take over. */
    void stepDown(AvailabilityGroup group) {
        planned(group, () -> {
            Handover handover = roles.demote(group, Event.SET_SECONDARY, other(group));
            groups.changed();
            demandDrained(group, handover);
        });
    }

    /** SET (ROLE = SECONDARY): no side is primary until one is told to be. The log that is here still goes over while the connection lasts. */
    void demote(AvailabilityGroup group) {
        demandIdle(group);
        if (!group.distributed() && !group.clusterless()) {
            throw GroupErrors.alterRefused(group.name(), "SET (ROLE = SECONDARY)");
        }
        GroupRules.after(group, Event.SET_SECONDARY);
        roles.demote(group, Event.SET_SECONDARY, group.peers().stream().findFirst().orElseThrow(() -> GroupErrors.alterRefused(group.name(), "SET (ROLE = SECONDARY)")));
        groups.changed();
    }

    /**
     * FORCE_FAILOVER_ALLOW_DATA_LOSS, on the secondary: what was received counts, what the primary did not send is lost. The two sides of a distributed group are then
     * both primary; in a cluster the old primary learns that it is one no more.
     */
    void force(AvailabilityGroup group) {
        demandIdle(group);
        if (group.role() == Role.PRIMARY && GroupRules.after(group, Event.FORCE_FAILOVER) == Role.PRIMARY) {
            return;
        }
        Optional<Sibling> deposed = group.distributed() || group.clusterless() ? Optional.empty() : groups.membership().primary(group);
        roles.promote(group, Event.FORCE_FAILOVER);
        deposed.ifPresent(s -> s.server().groups().roles().depose(s.group(), instance.name()));
        share(group);
    }

    /** The primary hands over its role. */
    void takeOver(AvailabilityGroup group) {
        roles.promote(group, Event.TAKE_OVER);
        if (group.distributed()) {
            roles.commit(group, false);
        }
        share(group);
    }

    private void depose(AvailabilityGroup group, String by) {
        roles.demote(group, Event.YIELD, new Peer(group, by));
        group.partnership(by).handover(Optional.empty());
        groups.changed();
    }

    /** A secondary of a plain group wants the role: it gets it if nothing is missing there. */
    private void yield(AvailabilityGroup group, String to) {
        Peer target = new Peer(group, to);
        once(group, () -> {
            if (!target.synchronous() || !roles.synchronizing(target) || !roles.level(target)) {
                throw GroupErrors.notSynchronized(group.name());
            }
            handOver(target, Event.YIELD);
        });
    }

    private void planned(AvailabilityGroup group, Runnable change) {
        once(group, () -> {
            List<Replica> before = List.copyOf(group.replicas());
            try {
                if (!synchronizing(group)) {
                    throw GroupErrors.notSynchronized(group.name());
                }
                roles.commit(group, true);
                if (!await(() -> roles.level(other(group)))) {
                    throw GroupErrors.failoverTimedOut(group.name(), "the secondary did not catch up in time.");
                }
                change.run();
                roles.commit(group, false);
            } finally {
                if (group.role() == Role.PRIMARY) {
                    before.forEach(r -> group.modify(r, r.settings(), r.modified()));
                }
            }
        });
    }

    private void once(AvailabilityGroup group, Runnable change) {
        if (!pending.add(group)) {
            throw GroupErrors.failoverPending(group.name());
        }
        try {
            change.run();
        } finally {
            pending.remove(group);
            groups.changed();
        }
    }

    private void handOver(Peer to, Event event) {
        AvailabilityGroup group = to.group();
        Handover handover = roles.demote(group, event, to);
        groups.changed();
        try {
            demandDrained(group, handover);
            if (!group.distributed()) {
                handOverInCluster(to, handover);
                return;
            }
            handover.ask(instance.estate().clock().instant().plus(patience.dividedBy(2)));
            groups.changed();
            if (handover.await(patience) != Handover.State.TAKEN) {
                takeBack(group, handover, "the secondary did not answer, and may have taken over: look at its role before anything else.");
            }
        } finally {
            to.partnership().handover(Optional.empty());
        }
    }

    /** Nodes of a cluster agree without the endpoints: no answer is lost. */
    private void handOverInCluster(Peer to, Handover handover) {
        Sibling heir = groups.membership().siblings(to.group()).filter(s -> s.server().name().equalsIgnoreCase(to.name())).findFirst().orElseThrow(() -> GroupErrors.notSynchronized(to.group().name()));
        try {
            heir.server().groups().takeOver(heir.group());
            handover.taken();
            groups.changed();
        } catch (ServerError e) {
            roles.promote(to.group(), Event.FORCE_FAILOVER);
            throw e;
        }
    }

    private void demandDrained(AvailabilityGroup group, Handover handover) {
        if (!await(() -> roles.drained(handover) || handover.state() == Handover.State.LOST) || !roles.drained(handover)) {
            takeBack(group, handover, "the secondary did not receive the end of the log.");
        }
    }

    /** The role is taken back only if the other side was surely not told to take it. */
    private void takeBack(AvailabilityGroup group, Handover handover, String why) {
        if (handover.withdraw()) {
            roles.promote(group, Event.FORCE_FAILOVER);
        }
        throw GroupErrors.failoverTimedOut(group.name(), why);
    }

    private void share(AvailabilityGroup group) {
        if (!group.distributed()) {
            groups.membership().share(group);
        }
        groups.changed();
    }

    private void demandIdle(AvailabilityGroup group) {
        if (pending(group)) {
            throw GroupErrors.failoverPending(group.name());
        }
    }

    private static Peer other(AvailabilityGroup distributed) {
        return new Peer(distributed, distributed.remote().name());
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
}
