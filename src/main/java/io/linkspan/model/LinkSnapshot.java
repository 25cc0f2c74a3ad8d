package io.linkspan.model;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * One link at one moment, from both sides and from Azure, each known or unknown by itself. A side that was reached but does not have the link is known to have none.
 *
 * @param server          SQL Server's name in the profile
 * @param instance        the managed instance's name in the profile
 * @param sqlServer       as SQL Server's views show it
 * @param managedInstance as the managed instance's views show it
 * @param resource        as Azure's management plane shows it
 */
public record LinkSnapshot(LinkName name, String server, String instance, Observed<Optional<ReplicaView>> sqlServer, Observed<Optional<ReplicaView>> managedInstance, Observed<Optional<LinkResource>> resource) {

    public Observed<Optional<ReplicaView>> view(Side side) {
        return side == Side.SQL_SERVER ? sqlServer : managedInstance;
    }

    /** The side's view, if it is known and the side has the link. */
    public Optional<ReplicaView> seen(Side side) {
        return view(side).toOptional().flatMap(v -> v);
    }

    public Optional<LinkResource> seenResource() {
        return resource.toOptional().flatMap(r -> r);
    }

    /** The role of a side: what its own views say, else, for the instance's side of the story, nothing. */
    public Optional<LinkRole> role(Side side) {
        return seen(side).flatMap(ReplicaView::role);
    }

    /** The name of the database, from whoever knows it. */
    public Optional<String> database() {
        return Stream.of(seen(Side.SQL_SERVER).flatMap(ReplicaView::local).map(DatabaseReplica::database), seenResource().flatMap(LinkResource::database).map(LinkResource.Database::name),
                seen(Side.MANAGED_INSTANCE).flatMap(ReplicaView::local).map(DatabaseReplica::database)).flatMap(Optional::stream).findFirst();
    }

    /** Whether nobody knows the link, and everybody was asked. */
    public boolean isAbsent() {
        return sqlServer.is(Optional::isEmpty) && managedInstance.is(Optional::isEmpty) && resource.is(Optional::isEmpty);
    }

    /** This; what is unknown now as it was unknown before is unknown since then. */
    public LinkSnapshot after(LinkSnapshot earlier) {
        return new LinkSnapshot(name, server, instance, sqlServer.after(earlier.sqlServer), managedInstance.after(earlier.managedInstance), resource.after(earlier.resource));
    }

    /** This; what is unknown now as it was last known, with that time. */
    public LinkSnapshot orLast(LinkSnapshot earlier) {
        return new LinkSnapshot(name, server, instance, sqlServer.orLast(earlier.sqlServer), managedInstance.orLast(earlier.managedInstance), resource.orLast(earlier.resource));
    }

    public LinkState state() {
        return LinkState.of(this);
    }
}
