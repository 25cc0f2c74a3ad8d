package io.linkspan.check.fact;

import java.util.Optional;

/**
 * The database of a task on SQL Server (sys.databases and what belongs to it).
 *
 * @param snapshot      is a database snapshot
 * @param chainStarted  whether a log chain exists: a full backup under the full recovery model
 * @param lastFull      finish of the last full backup that is not copy-only
 * @param logFiles      number of log files
 * @param encryption    state of sys.dm_database_encryption_keys, 3 encrypted
 */
public record DatabaseFacts(int id, String name, String state, String userAccess, boolean readOnly, boolean standby, boolean autoClose, boolean snapshot, String recoveryModel, String collation,
                            boolean mirrored, boolean broker, boolean cdc, boolean replicated, boolean encrypted, boolean chainStarted, Optional<String> lastFull, int logFiles, int defunctFiles,
                            long sizeMb) {

    /** The four of the server itself (T-SQL reference, sys.databases). */
    public boolean system() {
        return id <= 4;
    }

    public boolean online() {
        return state.equals("ONLINE");
    }
}
