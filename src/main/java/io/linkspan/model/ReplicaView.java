package io.linkspan.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A link as the views of one side show it (sys.availability_groups, sys.dm_hadr_availability_replica_states).
 *
 * @param availabilityGroup this side's own availability group
 * @param partnerGroup      the other side's availability group
 * @param partnerUrl        LISTENER_URL of the other side
 * @param url              LISTENER_URL of this side
 * @param role              this side's role in the distributed group; empty where the view shows none yet
 * @param connected         whether this side has a connection to the other; empty where the view does not say
 * @param health            of the other side, known to the primary only
 * @param lastConnectError  number and text of the last failed attempt
 * @param databases         local and remote copies
 * @param seeding           latest of each database
 * @param log               of the local copy
 * @param certificateExpiry of the certificate that this side's endpoint shows; empty where sys.certificates does not show it
 * @param primaryNode       of a group of several nodes the one that is primary (sys.dm_hadr_availability_group_states)
 */
public record ReplicaView(String availabilityGroup, String partnerGroup, String partnerUrl, String url, Optional<LinkRole> role, Optional<Boolean> connected, Optional<SynchronizationHealth> health,
                          Optional<String> lastConnectError, List<DatabaseReplica> databases, List<Seeding> seeding, Optional<LogUse> log, Optional<Instant> certificateExpiry,
                          Optional<String> primaryNode) {

    /** Of a group of one node. */
    public ReplicaView(String availabilityGroup, String partnerGroup, String partnerUrl, String url, Optional<LinkRole> role, Optional<Boolean> connected, Optional<SynchronizationHealth> health,
                       Optional<String> lastConnectError, List<DatabaseReplica> databases, List<Seeding> seeding, Optional<LogUse> log, Optional<Instant> certificateExpiry) {
        this(availabilityGroup, partnerGroup, partnerUrl, url, role, connected, health, lastConnectError, databases, seeding, log, certificateExpiry, Optional.empty());
    }

    public Optional<DatabaseReplica> local() {
        return databases.stream().filter(DatabaseReplica::local).findFirst();
    }

    public Optional<DatabaseReplica> remote() {
        return databases.stream().filter(d -> !d.local()).findFirst();
    }
}
