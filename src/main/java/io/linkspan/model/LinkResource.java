package io.linkspan.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The link as Azure keeps it (REST, Distributed Availability Groups, api-version 2025-01-01). Words of open lists stay as they are. */
public record LinkResource(String name, Optional<String> groupId, String partnerEndpoint, String partnerAvailabilityGroupName, String instanceAvailabilityGroupName, Optional<LinkRole> partnerLinkRole,
                           Optional<LinkRole> instanceLinkRole, Optional<String> replicationMode, Optional<String> failoverMode, Optional<String> seedingMode, List<Database> databases) {

    /**
     * One database of the link.
     *
     * @param replicaState    open word; anything containing Error is a failed step
     * @param seedingProgress as seen {@code 30%}
     */
    public record Database(String name, Optional<String> replicaState, Optional<String> seedingProgress, Optional<SynchronizationHealth> health, Optional<Boolean> connected, Optional<Lsn> lastHardenedLsn,
                           Optional<Lsn> lastCommitLsn, Optional<String> mostRecentLinkError, Optional<String> certificateName, Optional<Instant> certificateExpiry, OptionalLong sendLagSeconds, OptionalLong redoLagSeconds) {
    }

    public Optional<Database> database() {
        return databases.stream().findFirst();
    }
}
