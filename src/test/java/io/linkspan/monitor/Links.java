package io.linkspan.monitor;

import io.linkspan.model.DatabaseReplica;
import io.linkspan.model.LinkName;
import io.linkspan.model.LinkResource;
import io.linkspan.model.LinkRole;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.LogUse;
import io.linkspan.model.Observed;
import io.linkspan.model.Problem;
import io.linkspan.model.ReplicaView;
import io.linkspan.model.Seeding;
import io.linkspan.model.SynchronizationHealth;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** A healthy link, and what can be wrong with it. */
final class Links {

    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    static final Problem DEAD = Problem.of(Problem.Kind.UNREACHABLE, "unreachable", "Nothing answers.", "Look.");
    static final LinkSnapshot HEALTHY = of(Observed.known(Optional.of(view(LinkRole.PRIMARY)), NOW), Observed.known(Optional.of(view(LinkRole.SECONDARY)), NOW), Observed.known(Optional.of(azure("Catchup", true)), NOW));

    private Links() {
    }

    static LinkSnapshot of(Observed<Optional<ReplicaView>> server, Observed<Optional<ReplicaView>> instance, Observed<Optional<LinkResource>> resource) {
        return new LinkSnapshot(new LinkName("sales"), "SQL01", "mi01", server, instance, resource);
    }

    static ReplicaView view(LinkRole role) {
        boolean primary = role == LinkRole.PRIMARY;
        List<DatabaseReplica> copies = primary ? List.of(copy(true, "SYNCHRONIZED", false), copy(false, "SYNCHRONIZING", false)) : List.of(copy(true, "SYNCHRONIZING", false));
        return new ReplicaView(primary ? "salesag" : "salesmiag", primary ? "salesmiag" : "salesag", "", "", Optional.of(role), Optional.of(true), Optional.of(SynchronizationHealth.HEALTHY), Optional.empty(), copies, List.of(), Optional.empty(), Optional.empty());
    }

    static DatabaseReplica copy(boolean local, String state, boolean suspended) {
        return new DatabaseReplica("Sales", local, state, Optional.of(SynchronizationHealth.HEALTHY), Optional.of("ONLINE"), suspended, suspended ? Optional.of("SUSPEND_FROM_USER") : Optional.empty(),
                OptionalLong.of(0), OptionalLong.of(0), OptionalLong.of(0), OptionalLong.of(0), OptionalLong.of(0), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Seeding seeding(String state, int attempts) {
        return new Seeding("Sales", state, true, 300, 1000, 10, attempts, state.equals("FAILED") ? Optional.of("41976: no answer") : Optional.empty());
    }

    static LinkResource azure(String replicaState, boolean connected) {
        return azure(replicaState, connected, LinkRole.SECONDARY, NOW.plusSeconds(86400L * 300));
    }

    static LinkResource azure(String replicaState, boolean connected, LinkRole role, Instant expiry) {
        return new LinkResource("sales", Optional.empty(), "TCP://10.0.0.4:5022", "salesag", "salesmiag", Optional.of(LinkRole.PRIMARY), Optional.of(role), Optional.of("Async"), Optional.of("Manual"), Optional.of("Automatic"),
                List.of(new LinkResource.Database("Sales", Optional.of(replicaState), Optional.empty(), Optional.of(SynchronizationHealth.HEALTHY), Optional.of(connected), Optional.empty(), Optional.empty(), Optional.empty(),
                        Optional.of("Cert_SQL01_endpoint"), Optional.of(expiry), OptionalLong.empty(), OptionalLong.empty())));
    }

    static LinkSnapshot server(UnaryOperator<ReplicaView> change) {
        return of(HEALTHY.sqlServer().map(v -> v.map(change)), HEALTHY.managedInstance(), HEALTHY.resource());
    }

    static LinkSnapshot instance(UnaryOperator<ReplicaView> change) {
        return of(HEALTHY.sqlServer(), HEALTHY.managedInstance().map(v -> v.map(change)), HEALTHY.resource());
    }

    static LinkSnapshot resource(LinkResource resource) {
        return of(HEALTHY.sqlServer(), HEALTHY.managedInstance(), Observed.known(Optional.of(resource), NOW));
    }

    static ReplicaView with(ReplicaView v, Optional<LinkRole> role, Optional<Boolean> connected, Optional<SynchronizationHealth> health, List<DatabaseReplica> copies, List<Seeding> seeding) {
        return new ReplicaView(v.availabilityGroup(), v.partnerGroup(), v.partnerUrl(), v.url(), role, connected, health, connected.equals(Optional.of(false)) ? Optional.of("28047: refused") : Optional.empty(), copies, seeding, v.log(), v.certificateExpiry());
    }

    static ReplicaView log(ReplicaView v, long usedPercent) {
        return new ReplicaView(v.availabilityGroup(), v.partnerGroup(), v.partnerUrl(), v.url(), v.role(), v.connected(), v.health(), v.lastConnectError(), v.databases(), v.seeding(),
                Optional.of(new LogUse(OptionalLong.of(100), OptionalLong.of(usedPercent), Optional.of("LOG_BACKUP"), OptionalLong.empty())), v.certificateExpiry());
    }

    static ReplicaView url(ReplicaView v, String url) {
        return new ReplicaView(v.availabilityGroup(), v.partnerGroup(), v.partnerUrl(), url, v.role(), v.connected(), v.health(), v.lastConnectError(), v.databases(), v.seeding(), v.log(), v.certificateExpiry());
    }

    static ReplicaView role(ReplicaView v, LinkRole role) {
        return with(v, Optional.of(role), v.connected(), v.health(), v.databases(), v.seeding());
    }
}
