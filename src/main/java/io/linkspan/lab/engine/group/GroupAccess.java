package io.linkspan.lab.engine.group;

import io.linkspan.lab.engine.Access;
import io.linkspan.lab.engine.group.replication.ReplicatedDatabase;
import io.linkspan.lab.engine.store.Lsn;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who may read and write a database of a group: the primary's is open, a secondary's is read-only, one without a role is closed. */
final class GroupAccess implements Access {

    private final AvailabilityGroups groups;
    private final String database;

    GroupAccess(AvailabilityGroups groups, String database) {
        this.groups = groups;
        this.database = database;
    }

    @Override
    public void demandWrite() {
        if (role() == Role.RESOLVING) {
            throw GroupErrors.noRole(database);
        }
        if (role() == Role.SECONDARY) {
            throw GroupErrors.readOnlyReplica(database);
        }
    }

    @Override
    public void demandRead(boolean readOnlyIntent) {
        if (role() == Role.RESOLVING) {
            throw GroupErrors.noRole(database);
        }
        if (role() == Role.SECONDARY && connections().equals("NO")) {
            throw GroupErrors.notReadable(database);
        }
        if (role() == Role.SECONDARY && !readOnlyIntent && connections().equals("READ_ONLY")) {
            throw GroupErrors.onlyReadIntent(database);
        }
    }

    @Override
    public boolean readable() {
        return role() == Role.PRIMARY || role() == Role.SECONDARY && !connections().equals("NO");
    }

    @Override
    public boolean writable() {
        return role() == Role.PRIMARY;
    }

    /**
     * Waits for every secondary with which commits are synchronous. One that is not connected or suspended is not waited for, unless it is required.
     * A commit that was under way when the role was given up still waits for the rest of the log to go over.
     */
    @Override
    public void hardened(Lsn commit) {
        AvailabilityGroup group = group();
        Stream.concat(Stream.of(group), groups.distributing(group).stream()).forEach(g -> {
            List<Peer> synchronous = g.peers().stream().filter(Peer::synchronous).toList();
            synchronous.forEach(p -> waited(p).ifPresent(r -> r.awaitHardened(commit, () -> g.required() >= synchronous.size())));
        });
    }

    private Optional<ReplicatedDatabase> waited(Peer peer) {
        return peer.group().role() == Role.PRIMARY ? peer.partnership().find(database)
                : peer.partnership().handover().flatMap(h -> h.owed().stream().filter(r -> r.name().equalsIgnoreCase(database)).findFirst());
    }

    private String connections() {
        return group().local().text("SECONDARY_ROLE.ALLOW_CONNECTIONS").orElse("NO");
    }

    private AvailabilityGroup group() {
        return groups.holding(database).orElseThrow(() -> GroupErrors.notJoined(database));
    }

    /** What the databases of a plain group are here: as the forwarder of a distributed group secondary, too. */
    static Role role(AvailabilityGroups groups, AvailabilityGroup group) {
        return group.role() != Role.PRIMARY ? group.role()
                : groups.distributing(group).stream().map(AvailabilityGroup::role).filter(role -> role != Role.PRIMARY).findFirst().orElse(Role.PRIMARY);
    }

    private Role role() {
        return role(groups, group());
    }
}
