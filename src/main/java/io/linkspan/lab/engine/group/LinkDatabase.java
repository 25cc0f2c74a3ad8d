package io.linkspan.lab.engine.group;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * A database of a link as the management plane shows it (REST reference, Distributed Availability Groups, DistributedAvailabilityGroupDatabase).
 *
 * @param seedingProgress percent with its sign, while it is seeded
 * @param sendLag         seconds, while the instance is primary
 */
public record LinkDatabase(String databaseName, UUID instanceReplicaId, UUID partnerReplicaId, LinkState replicaState, Optional<String> seedingProgress, String synchronizationHealth,
        String connectedState, Optional<Mark> lastReceived, Optional<Mark> lastSent, Optional<Mark> lastCommit, Optional<Mark> lastHardened, Optional<Mark> lastBackup,
        Optional<String> mostRecentLinkError, Optional<PartnerCertificate> partnerAuthCertValidity, OptionalInt sendLag, OptionalInt redoLag) {

    /** The certificate that the SQL Server's endpoint showed last, under its name on the instance. */
    public record PartnerCertificate(String name, Instant expiry) {
    }
}
