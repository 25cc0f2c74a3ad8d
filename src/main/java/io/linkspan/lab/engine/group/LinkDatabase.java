package io.linkspan.lab.engine.group;

import io.linkspan.lab.engine.group.replication.LinkState;
import io.linkspan.lab.engine.group.replication.Mark;
import io.linkspan.lab.engine.group.replication.PartnerCertificate;
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
}
