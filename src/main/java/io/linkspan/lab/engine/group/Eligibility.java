package io.linkspan.lab.engine.group;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.DatabaseOptions;
import io.linkspan.lab.engine.DatabaseState;
import io.linkspan.lab.engine.Instance;

/** Whether a database may join a group (Always On documentation, "Availability database prerequisites and restrictions"). */
final class Eligibility {

    private Eligibility() {
    }

    /** @throws io.linkspan.lab.engine.type.ServerError 35238, 35249, 35280, 35244, 1465, 1475 and their like */
    static void demand(Instance instance, AvailabilityGroups groups, AvailabilityGroup group, String name) {
        Database database = instance.databases().find(name).orElseThrow(() -> GroupErrors.databaseMissing(name, group.name()));
        if (database.system()) {
            throw GroupErrors.systemDatabase(name);
        }
        groups.holding(name).ifPresent(holder -> {
            throw holder == group ? GroupErrors.databaseInGroupTwice(name, group.name()) : GroupErrors.inAnotherGroup(name, group.name());
        });
        if (database.state() != DatabaseState.ONLINE) {
            throw GroupErrors.unusableDatabase(name);
        }
        DatabaseOptions options = database.options();
        if (options.on(DatabaseOptions.READ_ONLY)) {
            throw GroupErrors.readOnlyDatabase(name);
        }
        if (options.on(DatabaseOptions.AUTO_CLOSE)) {
            throw GroupErrors.autoClose(name);
        }
        if (!options.get(DatabaseOptions.ACCESS).equals("MULTI_USER")) {
            throw GroupErrors.singleUser(name);
        }
        if (!options.recovery().equals("FULL")) {
            throw GroupErrors.notFullRecovery(name);
        }
        if (database.log().lastLogBackupLsn().isEmpty()) {
            throw GroupErrors.noBackup(name);
        }
    }
}
