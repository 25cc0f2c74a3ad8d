package io.linkspan.plan;

import io.linkspan.model.DatabaseReplica;
import io.linkspan.model.LinkResource;
import io.linkspan.model.LinkRole;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.LinkState;
import io.linkspan.model.ReplicaView;
import io.linkspan.model.Seeding;
import io.linkspan.model.Side;
import java.util.Map;
import java.util.Optional;

/** From a snapshot of a link to a reading. Pure. */
final class LinkJudgement {

    private LinkJudgement() {
    }

    static Reading of(LinkCondition condition, LinkSnapshot link) {
        if (link.state() == LinkState.FAILED) {
            return new Reading.Broken(failure(link));
        }
        if (link.isAbsent()) {
            return new Reading.Absent();
        }
        boolean holds = switch (condition) {
            case CONNECTED -> link.seen(Side.SQL_SERVER).flatMap(ReplicaView::connected).equals(Optional.of(true));
            case SEEDED -> link.seen(Side.MANAGED_INSTANCE).flatMap(ReplicaView::local).filter(LinkJudgement::takesIn).isPresent();
            case SYNCHRONIZING -> link.state() == LinkState.SYNCHRONISING || link.state() == LinkState.SYNCHRONISED;
            case SYNCHRONIZED -> link.state() == LinkState.SYNCHRONISED;
            case INSTANCE_PRIMARY -> primary(link, Side.MANAGED_INSTANCE);
            case SQL_SERVER_PRIMARY -> primary(link, Side.SQL_SERVER);
            case INSTANCE_TOOK_OVER -> is(link, Side.MANAGED_INSTANCE, LinkRole.PRIMARY);
            case SQL_SERVER_TOOK_OVER -> is(link, Side.SQL_SERVER, LinkRole.PRIMARY);
        };
        return holds ? new Reading.Matching(Map.of()) : new Reading.Running(detail(link), seeding(link).filter(Seeding::isRunning));
    }

    private static boolean primary(LinkSnapshot link, Side side) {
        return is(link, side, LinkRole.PRIMARY) && is(link, side.other(), LinkRole.SECONDARY);
    }

    private static boolean is(LinkSnapshot link, Side side, LinkRole role) {
        return link.role(side).equals(Optional.of(role));
    }

    private static boolean takesIn(DatabaseReplica copy) {
        return copy.databaseState().equals(Optional.of("ONLINE")) && copy.synchronizationState().startsWith("SYNCHRONIZ");
    }

    private static String failure(LinkSnapshot link) {
        return azure(link).flatMap(LinkResource.Database::mostRecentLinkError).filter(error -> !error.isBlank())
                .or(() -> seeding(link).flatMap(Seeding::failure)).or(() -> azure(link).flatMap(LinkResource.Database::replicaState)).orElse("the link has failed");
    }

    private static String detail(LinkSnapshot link) {
        String percent = seeding(link).filter(Seeding::isRunning).map(seeding -> seeding.percent().isPresent() ? ", " + seeding.percent().getAsInt() + " %" : "").orElse("");
        String error = link.seen(Side.SQL_SERVER).flatMap(ReplicaView::lastConnectError).filter(_ -> link.state() != LinkState.SEEDING).map(text -> ", last error: " + text).orElse("");
        return link.state().words() + percent + error;
    }

    private static Optional<LinkResource.Database> azure(LinkSnapshot link) {
        return link.seenResource().flatMap(LinkResource::database);
    }

    private static Optional<Seeding> seeding(LinkSnapshot link) {
        return link.seen(Side.SQL_SERVER).flatMap(view -> view.seeding().stream().findFirst()).or(() -> link.seen(Side.MANAGED_INSTANCE).flatMap(view -> view.seeding().stream().findFirst()));
    }
}
