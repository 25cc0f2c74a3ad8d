package io.linkspan.ui.link;

import io.linkspan.model.DatabaseReplica;
import io.linkspan.model.Finding;
import io.linkspan.model.LinkResource;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Observed;
import io.linkspan.model.ReplicaView;
import io.linkspan.model.Side;
import io.linkspan.monitor.Watch;
import io.linkspan.ui.control.State;
import io.linkspan.ui.estate.LinkFacts;
import io.linkspan.ui.estate.Standing;
import io.linkspan.ui.estate.Times;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a link consists of, from SQL Server to the copy on the instance, and what holds between two of them.
 *
 * @param edges one fewer than nodes
 */
record Chain(List<Node> nodes, List<Edge> edges) {

    /**
     * A part of the link.
     *
     * @param kind what it is, as a caption
     * @param icon Ikonli literal
     */
    record Node(String kind, String icon, String name, String detail, Standing standing) {
    }

    /**
     * Between two parts.
     *
     * @param state ERROR where it is broken, WARNING where it may break, UNKNOWN where nobody can say
     * @param why   what is wrong there
     */
    record Edge(State state, Optional<Finding> why) {

        static final Edge WHOLE = new Edge(State.SUCCESS, Optional.empty());
        static final Edge UNKNOWN = new Edge(State.UNKNOWN, Optional.empty());
    }

    static Chain of(Watch.Link link) {
        LinkSnapshot last = link.last();
        LinkSnapshot now = link.snapshot();
        Optional<ReplicaView> here = last.seen(Side.SQL_SERVER);
        Optional<ReplicaView> there = last.seen(Side.MANAGED_INSTANCE);
        Optional<LinkResource> azure = last.seenResource();
        List<Node> nodes = List.of(
                new Node("SQL Server", "mdi2s-server", LinkFacts.machine(now, Side.SQL_SERVER), role(here), read(now.sqlServer())),
                new Node("Group", "mdi2s-server-network", here.map(ReplicaView::availabilityGroup).orElse("Unknown"), here.flatMap(ReplicaView::local).map(DatabaseReplica::database).orElse(""), own(now.sqlServer())),
                new Node("Distributed", "mdi2t-transit-connection-horizontal", now.name().value(), azure.flatMap(LinkResource::replicationMode).map(m -> m.equalsIgnoreCase("Sync") ? "synchronous" : "asynchronous").orElse(""), distributed(now)),
                new Node("Azure link", "mdi2l-link-variant", now.name().value(), azure.flatMap(LinkResource::database).flatMap(LinkResource.Database::replicaState).orElse(""), azure(link)),
                new Node("Instance", "mdi2d-database-sync-outline", LinkFacts.machine(now, Side.MANAGED_INSTANCE), role(there), own(now.managedInstance())));
        return new Chain(nodes, edges(link));
    }

    /** Both edges at SQL Server's end are as sure as SQL Server; the one between the machines is what both say of it; at the instance's end log may stand still. */
    private static List<Edge> edges(Watch.Link link) {
        LinkSnapshot now = link.snapshot();
        Edge here = known(now.sqlServer());
        Edge there = known(now.managedInstance());
        Edge between = broken(link, "disconnected", State.ERROR).or(() -> broken(link, "two-primaries", State.ERROR)).or(() -> broken(link, "endpoint-differs", State.WARNING))
                .orElse(here == Edge.UNKNOWN && there == Edge.UNKNOWN ? Edge.UNKNOWN : Edge.WHOLE);
        return List.of(here, here, between, broken(link, "suspended", State.ERROR).orElse(there));
    }

    private static Optional<Edge> broken(Watch.Link link, String code, State state) {
        return finding(link, code).map(why -> new Edge(state, Optional.of(why)));
    }

    private static Optional<Finding> finding(Watch.Link link, String code) {
        return link.diagnosis().findings().stream().filter(f -> f.code().equals(code)).findFirst();
    }

    private static Edge known(Observed<?> observed) {
        return observed instanceof Observed.Unknown ? Edge.UNKNOWN : Edge.WHOLE;
    }

    private static String role(Optional<ReplicaView> view) {
        return view.flatMap(ReplicaView::role).map(Enum::name).orElse("");
    }

    private static Standing read(Observed<?> observed) {
        return switch (observed) {
            case Observed.Known<?> _ -> new Standing(State.SUCCESS, "Answers");
            case Observed.Unknown<?>(var _, Instant since) -> unknown(since);
        };
    }

    private static Standing unknown(Instant since) {
        return new Standing(State.UNKNOWN, "Since " + Times.minute(since));
    }

    /** The side's own copy. */
    private static Standing own(Observed<Optional<ReplicaView>> observed) {
        return switch (observed) {
            case Observed.Unknown<Optional<ReplicaView>>(var _, Instant since) -> unknown(since);
            case Observed.Known<Optional<ReplicaView>>(Optional<ReplicaView> view, Instant _) -> view.isEmpty() ? new Standing(State.ERROR, "Missing") : view.get().local().map(Chain::copy)
                    .orElse(new Standing(State.PENDING, "No copy yet"));
        };
    }

    private static Standing copy(DatabaseReplica copy) {
        String word = copy.synchronizationState();
        return copy.suspended() ? new Standing(State.ERROR, "Suspended")
                : word.equals("SYNCHRONIZED") ? new Standing(State.SUCCESS, "Synchronised") : word.equals("SYNCHRONIZING") ? new Standing(State.SUCCESS, "Synchronising")
                : new Standing(State.ERROR, word.isEmpty() ? "Unknown" : word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT));
    }

    private static Standing distributed(LinkSnapshot now) {
        return List.of(Side.values()).stream().flatMap(s -> now.seen(s).stream()).flatMap(v -> v.connected().stream()).reduce(Boolean::logicalAnd)
                .map(c -> c ? new Standing(State.SUCCESS, "Connected") : new Standing(State.ERROR, "Disconnected")).orElse(new Standing(State.UNKNOWN, "Unknown"));
    }

    private static Standing azure(Watch.Link link) {
        return switch (link.snapshot().resource()) {
            case Observed.Unknown<Optional<LinkResource>>(var _, Instant since) -> unknown(since);
            case Observed.Known<Optional<LinkResource>>(Optional<LinkResource> there, Instant _) when there.isEmpty() -> new Standing(State.ERROR, "Missing");
            case Observed.Known<Optional<LinkResource>>(Optional<LinkResource> there, Instant _) -> finding(link, "endpoint-differs").map(_ -> new Standing(State.WARNING, "Endpoint"))
                    .or(() -> finding(link, "azure-error").map(_ -> new Standing(State.ERROR, "Error"))).or(() -> finding(link, "roles-disagree").map(_ -> new Standing(State.ERROR, "Other role")))
                    .orElseGet(() -> there.flatMap(LinkResource::database).flatMap(LinkResource.Database::connected).map(c -> c ? new Standing(State.SUCCESS, "Connected") : new Standing(State.ERROR, "Disconnected"))
                            .orElse(new Standing(State.UNKNOWN, "Not told")));
        };
    }
}
