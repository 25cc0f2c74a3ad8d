package io.linkspan.lab.engine.group;

import io.linkspan.lab.engine.type.ServerError;

/** Errors of availability groups, sorted by number. Where the wording of the server is not well known it is our own; where a number is a guess the method says so. */
public final class GroupErrors {

    private GroupErrors() {
    }

    public static ServerError incorrectSyntax(String near) {
        return error(102, 15, "Incorrect syntax near '%s'.", near);
    }

    public static ServerError notInTransaction(String statement) {
        return error(226, 16, "%s statement not allowed within multi-statement transaction.", statement);
    }

    static ServerError notReadable(String database) {
        return error(976, 14, "The target database, '%s', is participating in an availability group and is currently not accessible for queries. Either data movement is suspended or the "
                + "availability replica is not enabled for read access.", database);
    }

    static ServerError onlyReadIntent(String database) {
        return error(978, 14, "The target database ('%s') is in an availability group and is currently accessible for connections when the application intent is set to read only.", database);
    }

    static ServerError noRole(String database) {
        return error(983, 14, "Unable to access availability database '%s' because the database replica is not in the PRIMARY or SECONDARY role. Connections to an availability database is "
                + "permitted only when the database replica is in the PRIMARY or SECONDARY role.", database);
    }

    public static ServerError logOverlapMissing(String database) {
        return error(1408, 16, "The remote copy of database \"%s\" is not recovered far enough to enable database mirroring or to join it to the availability group. "
                + "You need to apply missing log records to the remote database by restoring the current log backups from the principal/primary database.", database);
    }

    public static ServerError logMismatch(String database) {
        return error(1412, 16, "The remote copy of database \"%s\" has not been rolled forward to a point in time that is encompassed in the local copy of the database log.", database);
    }

    public static ServerError notFullRecovery(String database) {
        return error(1465, 16, "The \"%s\" database is not in full recovery mode on each of the server instances. The full recovery model is required for a database to participate "
                + "in database mirroring or in an availability group.", database);
    }

    public static ServerError readOnlyDatabase(String database) {
        return error(1466, 16, "Database \"%s\" is read-only on one of the server instances which is incompatible with participating in database mirroring or in an availability group. "
                + "Set the database to read-write mode, and retry the operation.", database);
    }

    public static ServerError unusableDatabase(String database) {
        return error(1467, 16, "Database \"%s\" is in emergency or suspect mode on one of the partners which is incompatible with participating in database mirroring "
                + "or in an availability group.", database);
    }

    public static ServerError autoClose(String database) {
        return error(1469, 16, "Database \"%s\" is an auto-close database on one of the partners, which is incompatible with participating in database mirroring "
                + "or in an availability group.", database);
    }

    public static ServerError noBackup(String database) {
        return error(1475, 16, "Database \"%s\" might contain bulk logged changes that have not been backed up. Take a log backup on the principal database or primary database. "
                + "Then restore this backup either on the mirror database to enable database mirroring or on every secondary database to enable you to join it to the availability group.",
                database);
    }

    public static ServerError singleUser(String database) {
        return error(1488, 16, "Database \"%s\" database is in single user mode which is incompatible with participating in database mirroring or in an availability group. "
                + "Set database to multi-user mode, and retry the operation.", database);
    }

    static ServerError readOnlyReplica(String database) {
        return error(3906, 16, "Failed to update database \"%s\" because the database is read-only.", database);
    }

    public static ServerError noSuchGroup(String verb, String group) {
        return error(15151, 16, "Cannot %s the availability group '%s', because it does not exist or you do not have permission.", verb, group);
    }

    public static ServerError invalidListenerUrl(String url) {
        return error(19499, 16, "The specified listener URL '%s' is invalid. Reenter the command specifying the correct URL. "
                + "For information about specifying the endpoint URL for an availability group listener, see SQL Server Books Online.", url);
    }

    public static ServerError onlyInMaster() {
        return error(35208, 16, "Availability-group DDL operations are permitted only when you are using the master database.  Run the USE MASTER statement, "
                + "and retry your availability-group DDL command.");
    }

    static ServerError backupPriorityOutOfRange(String replica, int min, int max) {
        return error(35209, 16, "The operation failed for availability replica '%s', because the backup priority value is outside the valid range. The valid range is between %d and %d, "
                + "inclusive.", replica, min, max);
    }

    public static ServerError noSuchReplica(String replica, String group) {
        return error(35210, 16, "Failed to modify options for availability replica '%s' in availability group '%s'.  The specified availability group does not contain an availability "
                + "replica with specified name.  Verify that availability group name and availability replica name are correct, then retry the operation.", replica, group);
    }

    static ServerError automaticFailoverNeedsSynchronousCommit(String replica) {
        return error(35211, 16, "The operation is not allowed. The operation attempted to change the configuration of availability replica '%s' to the asynchronous-commit availability mode "
                + "with automatic failover, which is an invalid configuration.", replica);
    }

    static ServerError sessionTimeoutTooShort(String replica, int min) {
        return error(35214, 16, "The operation failed for availability replica '%s'.  The minimum value for session timeout is %d.  Retry the operation specifying a valid session-timeout value.",
                replica, min);
    }

    public static ServerError waitsForCluster() {
        return error(35220, 16, "Could not process the operation. Always On Availability Groups replica manager is waiting for the host computer to start a Windows Server Failover Clustering "
                + "(WSFC) cluster and join it. Either the local computer is not a cluster node, or the local cluster node is not online.");
    }

    public static ServerError alwaysOnDisabled() {
        return error(35221, 16, "Could not process the operation. Always On Availability Groups replica manager is disabled on this instance of SQL Server. Enable Always On Availability Groups, "
                + "by using the SQL Server Configuration Manager. Then, restart the SQL Server service, and retry the currently operation.");
    }

    static ServerError invalidEndpointUrl(String url) {
        return error(35232, 16, "The specified endpoint URL '%s' is invalid.  Reenter the command specifying the correct URL.  For information about specifying the endpoint URL for an "
                + "availability replica, see SQL Server Books Online.", url);
    }

    static ServerError databaseNamedTwice(String database) {
        return error(35234, 16, "Database name '%s' was specified more than once.  Reenter the command, specifying each database name only once.", database);
    }

    static ServerError endpointUrlMissing(String replica) {
        return error(35236, 15, "The endpoint URL was not specified for the availability replica hosted by server instance '%s'.  Reenter the command specifying the endpoint URL of this "
                + "instance of SQL Server.", replica);
    }

    static ServerError noLocalReplica(String group) {
        return error(35237, 16, "None of the specified replicas for availability group %s maps to the instance of SQL Server to which you are connected.  Reenter the command, specifying this "
                + "server instance to host one of the replicas.  This replica will be the initial primary replica.", group);
    }

    static ServerError databaseMissing(String database, String group) {
        return error(35238, 16, "Database '%s' cannot be added to availability group '%s'.  The database does not exist on this SQL Server instance.  Verify that the database name is correct "
                + "and that the database exists, then retry the operation.", database, group);
    }

    public static ServerError suspendRefused(String database, String group) {
        return error(35239, 16, "The ALTER DATABASE <database-name> SET HADR SUSPEND (or SET HADR RESUME) statement failed on database '%s' of availability group '%s'.  Either the availability "
                + "group does not contain the specified database, or the database has not joined the availability group, or the database has not yet started.", database, group);
    }

    public static ServerError onlyOnSecondary(String database, String group) {
        return error(35240, 16, "Database '%s' cannot be joined to or unjoined from availability group '%s'. This operation is not supported on the primary replica of the availability group.",
                database, group);
    }

    public static ServerError notJoined(String database) {
        return error(35242, 16, "Cannot complete this ALTER DATABASE <database-name> SET HADR operation on database '%s'.  The database is not joined to an availability group.  After the "
                + "database has joined the availability group, retry the command.", database);
    }

    static ServerError inAnotherGroup(String database, String group) {
        return error(35244, 16, "Database '%s' cannot be added to availability group '%s'.  The database is currently joined to another availability group.  Verify that the database name is "
                + "correct and that the database is not joined to an availability group, then retry the operation.", database, group);
    }

    static ServerError tooManyRequired(int required, long possible, String group) {
        return error(35248, 16, "The operation failed: the value %d of REQUIRED_SYNCHRONIZED_SECONDARIES_TO_COMMIT exceeds the %d synchronous secondary replicas of availability group '%s'.",
                required, possible, group);
    }

    static ServerError systemDatabase(String database) {
        return error(35249, 16, "An attempt to add or join a system database, '%s', to an availability group failed. Specify only user databases for this operation.", database);
    }

    public static ServerError noConnectionToPrimary() {
        return error(35250, 16, "The connection to the primary replica is not active.  The command cannot be processed.");
    }

    static ServerError notFitForPrimary(String database) {
        return error(35253, 16, "Database \"%s\" is not in the correct state to become the primary database: it is being reinitialized. Wait until it is synchronized with the primary, "
                + "and retry the operation.", database);
    }

    static ServerError replicaExists(String replica, String group) {
        return error(35282, 16, "Availability replica '%s' cannot be added to availability group '%s'.  The availability group already contains an availability replica with the specified name.",
                replica, group);
    }

    static ServerError noReplicaToRemove(String replica, String group) {
        return error(35283, 16, "Availability replica '%s' cannot be removed from availability group '%s'.  The availability group does not contain an availability replica with the "
                + "specified name.", replica, group);
    }

    static ServerError localReplica(String replica, String group) {
        return error(35284, 16, "Availability replica '%s' cannot be removed from availability group '%s', because this replica is on the local instance of SQL Server.", replica, group);
    }

    public static ServerError databaseInGroupTwice(String database, String group) {
        return error(35280, 16, "Database '%s' cannot be added to availability group '%s'.  The database is already joined to the specified availability group.", database, group);
    }

    static ServerError databaseNotInGroup(String database, String group) {
        return error(35281, 16, "Database '%s' cannot be removed from availability group '%s'.  The database is not joined to the specified availability group.  Verify that the database name "
                + "and the availability group name are correct, then retry the operation.", database, group);
    }

    static ServerError failoverPending(String group) {
        return error(41113, 16, "Cannot failover availability group '%s' to this instance of SQL Server because a failover command is already pending on the local replica of this "
                + "availability group.  Wait for the pending failover command to complete before issuing another command on the local replica of this availability group.", group);
    }

    static ServerError replicaExistsHere(String group) {
        return error(41106, 16, "Cannot create an availability replica for availability group '%s'.  An availability replica of the specified availability group already exists on this "
                + "instance of SQL Server.", group);
    }

    static ServerError groupExists(String group) {
        return error(41114, 16, "Cannot create an availability group named '%s' because it currently exists in a system table.", group);
    }

    static ServerError alreadyPrimary(String group) {
        return error(41122, 16, "Cannot failover availability group '%s' to this instance of SQL Server.  The local availability replica is already the primary replica of the availability "
                + "group.", group);
    }

    static ServerError groupNotOnline(String group) {
        return error(41136, 16, "Failed to join the availability replica to availability group '%s' because the group is not online.", group);
    }

    static ServerError notPrimary(String group) {
        return error(41140, 16, "Availability group '%s' cannot process the ALTER AVAILABILITY GROUP command, because the local availability replica is not the primary replica.", group);
    }

    static ServerError notSynchronized(String group) {
        return error(41142, 16, "The availability replica for availability group '%s' on this instance of SQL Server cannot become the primary replica. One or more databases are not "
                + "synchronized or have not joined the availability group.", group);
    }

    /** Number unconfirmed for a failover whose secondary does not catch up, or does not answer, in time. */
    static ServerError failoverTimedOut(String group, String what) {
        return error(41149, 16, "Operation on availability group '%s' has been cancelled or terminated, either because of a connection timeout or cancellation by user: %s", group, what);
    }

    static ServerError alterRefused(String group, String verb) {
        return error(41190, 16, "Availability group '%s' failed to process the %s command.  The local availability replica is not in a state that could process the command.", group, verb);
    }

    /** Number unconfirmed: the documentation only says in which order to drop. */
    static ServerError memberOfDistributed(String group, String distributed) {
        return error(41190, 16, "Availability group '%s' cannot be dropped because it is a member of the distributed availability group '%s'. Drop the distributed availability group first.",
                group, distributed);
    }

    /** Number unconfirmed: the documentation only says that there are two. */
    static ServerError notTwoMembers(String group) {
        return error(41190, 16, "The distributed availability group '%s' must have exactly two availability groups.", group);
    }

    static ServerError alreadySecondary(String group) {
        return error(41195, 16, "Availability group '%s' failed to process the SET (ROLE = SECONDARY) command.  The local availability replica is already in the secondary role.", group);
    }

    static ServerError failoverModeMissing(String replica) {
        return error(41197, 15, "The FAILOVER_MODE option has not been specified for the replica '%s'. Reenter the command, specifying a failover mode for the replica.", replica);
    }

    static ServerError availabilityModeMissing(String replica) {
        return error(41198, 15, "The AVAILABILITY_MODE option has not been specified for the replica '%s'. Reenter the command, specifying an availability mode for the replica.", replica);
    }

    public static ServerError editionLacks(String feature) {
        return error(41199, 16, "The specified command is invalid because the Always On Availability Groups %s feature is not supported by this edition of SQL Server.", feature);
    }

    /** Number as the troubleshooting pages name it; that a missing local member of a distributed group gets it too is unconfirmed. */
    public static ServerError groupDoesNotRespond(String group) {
        return error(41976, 16, "Availability group '%s' is not responding. Verify that the availability group exists, that its name is correct and that this is its primary replica, "
                + "then retry the command.", group);
    }

    public static ServerError databaseDoesNotRespond(String database, String group) {
        return error(41977, 16, "Availability group '%s' is responding, but database '%s' is not in it.", group, database);
    }

    private static ServerError error(int number, int severity, String text, Object... values) {
        return ServerError.of(number, severity, 1, text.formatted(values));
    }
}
