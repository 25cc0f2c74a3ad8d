package io.linkspan.lab.engine.group;

import io.linkspan.lab.engine.Access;
import io.linkspan.lab.engine.store.Lsn;

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

    /** Waits for the secondary where both sides of a distributed group commit synchronously; one that is not connected or suspended is not waited for. */
    @Override
    public void hardened(Lsn commit) {
        groups.distributing(group()).stream().filter(g -> g.role() == Role.PRIMARY && g.replicas().stream().allMatch(Replica::synchronous))
                .forEach(g -> g.partnership().find(database).ifPresent(r -> r.awaitHardened(commit)));
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
