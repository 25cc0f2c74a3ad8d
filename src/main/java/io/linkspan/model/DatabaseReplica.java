package io.linkspan.model;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The state of a linked database as one side sees it (sys.dm_hadr_database_replica_states).
 *
 * @param local                true for the side's own copy, false for what it last heard of the other one
 * @param synchronizationState NOT SYNCHRONIZING, SYNCHRONIZING, SYNCHRONIZED, REVERTING, INITIALIZING
 * @param databaseState        ONLINE, RESTORING …; empty for a remote copy
 * @param suspendReason        SUSPEND_FROM_USER …, empty while not suspended
 * @param logSendQueueKb       log not yet sent, KB
 * @param redoQueueKb          log received but not replayed, KB
 * @param lastHardenedLsn      comparable position of what is on disk
 * @param lastCommitTime       on the primary's clock
 */
public record DatabaseReplica(String database, boolean local, String synchronizationState, Optional<SynchronizationHealth> health, Optional<String> databaseState, boolean suspended, Optional<String> suspendReason,
                              OptionalLong logSendQueueKb, OptionalLong logSendRateKb, OptionalLong redoQueueKb, OptionalLong redoRateKb, OptionalLong secondaryLagSeconds,
                              Optional<Lsn> lastHardenedLsn, Optional<Lsn> lastRedoneLsn, Optional<Lsn> lastCommitLsn, Optional<LocalDateTime> lastCommitTime) {
}
