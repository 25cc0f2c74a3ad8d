package io.linkspan.lab.engine.group;

import io.linkspan.lab.engine.Access;
import io.linkspan.lab.engine.group.replication.ReplicatedDatabase;
import io.linkspan.lab.engine.store.Lsn;
import java.util.Optional;

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
     * Waits for the secondary where both sides of a distributed group commit synchronously. One that is not connected or suspended is not waited for, unless it is required.
     * A commit that was under way when the role was given up still waits for the rest of the log to go over.
     */
    @Override
    public void hardened(Lsn commit) {
        groups.distributing(group()).stream().filter(AvailabilityGroup::synchronous).forEach(g -> waited(g).ifPresent(r -> r.awaitHardened(commit, () -> g.required() > 0)));
    }

    private Optional<ReplicatedDatabase> waited(AvailabilityGroup distributed) {
        return distributed.role() == Role.PRIMARY ? distributed.partnership().find(database)
                : distributed.partnership().handover().flatMap(h -> h.owed().stream().filter(r -> r.name().equalsIgnoreCase(database)).findFirst());
    }

    private String connections() {
        return group().local().text("SECONDARY_ROLE.ALLOW_CONNECTIONS").orElse("NO");
    }

    private AvailabilityGroup group() {
        return groups.holding(database).orElseThrow(() -> GroupErrors.notJoined(database));
    }

    private Role role() {
        AvailabilityGroup group = group();
        return group.role() != Role.PRIMARY ? group.role()
                : groups.distributing(group).stream().map(AvailabilityGroup::role).filter(role -> role != Role.PRIMARY).findFirst().orElse(Role.PRIMARY);
    }
}
