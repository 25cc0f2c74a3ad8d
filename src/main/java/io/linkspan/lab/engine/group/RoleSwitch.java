package io.linkspan.lab.engine.group;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.group.AvailabilityGroup.GroupDatabase;
import io.linkspan.lab.engine.group.GroupRules.Event;
import io.linkspan.lab.engine.group.replication.Handover;
import io.linkspan.lab.engine.group.replication.Mark;
import io.linkspan.lab.engine.group.replication.Partnership;
import io.linkspan.lab.engine.group.replication.ReplicatedDatabase;
import io.linkspan.lab.engine.session.SessionState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The two switches of a group's role on one server, each whole or not at all, and how near the other ends are. Safe from any thread. */
final class RoleSwitch {

    private static final String PROCESS = "spid30s";

    private final Instance instance;
    private final AvailabilityGroups groups;

    RoleSwitch(Instance instance, AvailabilityGroups groups) {
        this.instance = instance;
        this.groups = groups;
    }

    /**
     * From primary to secondary. Once this returns no commit can slip in any more, and sessions in the databases have ended.
     *
     * @param to the end that is still owed the rest of the log
     */
    synchronized Handover demote(AvailabilityGroup group, Event event, Peer to) {
        Role role = GroupRules.after(group, event);
        Partnership partnership = to.partnership();
        Handover handover = new Handover(List.copyOf(partnership.databases()), event != Event.SET_SECONDARY);
        List<Peer> peers = group.peers();
        partnership.handover(Optional.of(handover).filter(_ -> partnership.connected()));
        group.role(role);
        for (GroupDatabase member : members(group)) {
            Database database = instance.databases().get(member.name());
            Mark end = new Mark(database.log().end(), now());
            peers.forEach(p -> p.partnership().renew(member.name(), member.id()).seeded(end, database.log().lastCommit().orElse(end.at())));
            instance.sessions().in(member.name()).forEach(SessionState::kill);
            instance.errorLog().add(PROCESS, LinkErrors.rolledBack(member.name()));
        }
        instance.errorLog().add(PROCESS, LinkErrors.roleChanged(group.name(), Role.PRIMARY, role));
        return handover;
    }

    /** From secondary to primary: what was received is replayed, and a new branch of history begins. @throws io.linkspan.lab.engine.type.ServerError 41142, 35253 */
    synchronized void promote(AvailabilityGroup group, Event event) {
        Role role = GroupRules.after(group, event);
        Partnership followed = group.partnership();
        List<GroupDatabase> members = members(group);
        if (members.isEmpty()) {
            throw GroupErrors.notSynchronized(group.name());
        }
        members.forEach(m -> followed.find(m.name()).map(ReplicatedDatabase::progress).filter(p -> p.seeded() && !p.reverting()).orElseThrow(() -> GroupErrors.notFitForPrimary(m.name())));
        followed.handover(Optional.empty());
        List<Peer> others = group.replicas().stream().filter(r -> !group.isLocal(r)).map(r -> new Peer(group, r.name())).toList();
        for (GroupDatabase member : members) {
            Database database = instance.databases().get(member.name());
            ReplicatedDatabase received = followed.database(member.name(), member.id());
            List<ReplicatedDatabase> sent = others.stream().map(p -> p.partnership().renew(member.name(), member.id())).toList();
            received.redoAll(database.store(), now());
            database.log().branch();
            sent.forEach(r -> database.log().hold(r, database.log().begin()));
        }
        if (!group.distributed()) {
            groups.membership().takeDistributed(group);
        }
        group.primary(group.local().name());
        group.role(role);
        followed.closed();
        instance.errorLog().add(PROCESS, LinkErrors.roleChanged(group.name(), Role.SECONDARY, role));
    }

    void commit(AvailabilityGroup group, boolean synchronous) {
        Map<String, String> mode = Map.of("AVAILABILITY_MODE", synchronous ? "SYNCHRONOUS_COMMIT" : "ASYNCHRONOUS_COMMIT");
        group.replicas().forEach(r -> group.modify(r, mode, now()));
        group.partnership().databases().forEach(ReplicatedDatabase::unlevel);
    }

    /** Whether each database is sent to the other end now. */
    boolean synchronizing(Peer peer) {
        Partnership partnership = peer.partnership();
        List<GroupDatabase> members = members(peer.group());
        return partnership.connected() && !members.isEmpty() && members.stream().allMatch(m -> partnership.find(m.name()).map(ReplicatedDatabase::progress)
                .filter(p -> p.seeded() && !p.suspended() && !p.partnerSuspended() && p.problem().isEmpty()).isPresent());
    }

    /** Whether nothing is missing there, and nothing will be, for commits wait. */
    boolean level(Peer peer) {
        return members(peer.group()).stream().allMatch(m -> peer.partnership().find(m.name()).filter(r -> r.level(instance.databases().get(m.name()).log().end())).isPresent());
    }

    /** Whether what was owed is there. */
    boolean drained(Handover handover) {
        return handover.owed().stream().allMatch(r -> instance.databases().find(r.name()).filter(d -> !d.log().end().after(r.progress().hardenedLsn())).isPresent());
    }

    private List<GroupDatabase> members(AvailabilityGroup group) {
        return groups.behind(group).map(AvailabilityGroup::databases).orElse(List.of());
    }

    private Instant now() {
        return instance.estate().clock().instant();
    }
}
