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
import java.util.ArrayList;
import java.util.Comparator;
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
     * @param words what is wrong; empty where nothing is
     */
    record Edge(State state, String words) {

        static final Edge WHOLE = new Edge(State.SUCCESS, "");
    }

    static Chain of(Watch.Link link) {
        LinkSnapshot last = link.last();
        LinkSnapshot now = link.snapshot();
        Optional<ReplicaView> here = last.seen(Side.SQL_SERVER);
        Optional<ReplicaView> there = last.seen(Side.MANAGED_INSTANCE);
        Optional<LinkResource> azure = last.seenResource();
        List<Node> nodes = List.of(
                new Node("SQL Server", "mdi2s-server", LinkFacts.machine(now, Side.SQL_SERVER), role(here), read(now.sqlServer())),
                new Node("Availability group", "mdi2s-server-network", here.map(ReplicaView::availabilityGroup).orElse("Unknown"), here.flatMap(ReplicaView::local).map(DatabaseReplica::database).orElse(""), own(now.sqlServer())),
                new Node("Distributed group", "mdi2t-transit-connection-horizontal", now.name().value(), azure.flatMap(LinkResource::replicationMode).map(m -> m.equalsIgnoreCase("Sync") ? "synchronous" : "asynchronous").orElse(""), distributed(now)),
                new Node("Azure link", "mdi2l-link-variant", now.name().value(), azure.flatMap(LinkResource::database).flatMap(LinkResource.Database::replicaState).orElse(""), azure(link)),
                new Node("Instance", "mdi2d-database-sync-outline", LinkFacts.machine(now, Side.MANAGED_INSTANCE), role(there), own(now.managedInstance())));
        return new Chain(nodes, edges(link));
    }

    private static List<Edge> edges(Watch.Link link) {
        LinkSnapshot now = link.snapshot();
        List<Edge> edges = new ArrayList<>(List.of(known(now.sqlServer(), "SQL Server"), known(now.sqlServer(), "SQL Server")));
        Optional<String> cut = List.of(Side.values()).stream().flatMap(s -> now.seen(s).stream()).filter(v -> v.connected().equals(Optional.of(false))).findFirst().map(v -> v.lastConnectError().orElse("disconnected"));
        Optional<String> twoPrimaries = finding(link, "two-primaries");
        Optional<String> differs = finding(link, "endpoint-differs");
        edges.add(cut.map(why -> new Edge(State.ERROR, "The two sides are not connected: " + why)).or(() -> twoPrimaries.map(why -> new Edge(State.ERROR, why))).or(() -> differs.map(why -> new Edge(State.WARNING, why)))
                .orElseGet(() -> now.sqlServer() instanceof Observed.Unknown && now.managedInstance() instanceof Observed.Unknown ? new Edge(State.UNKNOWN, "Neither side can be read.") : Edge.WHOLE));
        Optional<String> suspended = finding(link, "suspended");
        edges.add(suspended.map(why -> new Edge(State.ERROR, why)).orElseGet(() -> known(now.managedInstance(), "The managed instance")));
        return List.copyOf(edges);
    }

    private static Optional<String> finding(Watch.Link link, String code) {
        return link.diagnosis().findings().stream().filter(f -> f.code().equals(code)).findFirst().map(Finding::text);
    }

    private static Edge known(Observed<?> observed, String who) {
        return observed instanceof Observed.Unknown<?>(var _, Instant since) ? new Edge(State.UNKNOWN, who + " is not read since " + Times.second(since) + ".") : Edge.WHOLE;
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

    /** What is broken or in doubt, in words, the worst first. */
    List<Edge> troubles() {
        return edges.stream().filter(e -> e != Edge.WHOLE).distinct().sorted(Comparator.comparing(Edge::state)).toList();
    }
}
