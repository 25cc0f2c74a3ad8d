package io.linkspan.plan;

import io.linkspan.model.DatabaseReplica;
import io.linkspan.model.LinkResource;
import io.linkspan.model.LinkRole;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.LinkState;
import io.linkspan.model.Loss;
import io.linkspan.model.ReplicaView;
import io.linkspan.model.Seeding;
import io.linkspan.model.Side;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** From a snapshot of a link to a reading. Pure. */
final class LinkJudgement {

    private LinkJudgement() {
    }

    static Reading of(LinkCondition condition, LinkSnapshot link) {
        if (link.state() == LinkState.FAILED && condition != LinkCondition.RECOVERED) {
            return new Reading.Broken(failure(link));
        }
        if (link.isAbsent()) {
            return new Reading.Absent();
        }
        boolean holds = switch (condition) {
            case CONNECTED -> link.seen(Side.SQL_SERVER).flatMap(ReplicaView::connected).equals(Optional.of(true));
            case SEEDED -> link.seen(Side.MANAGED_INSTANCE).flatMap(ReplicaView::local).filter(LinkJudgement::takesIn).isPresent();
            case SYNCHRONIZING, RECOVERED -> link.state() == LinkState.SYNCHRONISING || link.state() == LinkState.SYNCHRONISED || link.state() == LinkState.UNKNOWN && flows(link);
            case SYNCHRONIZED -> link.state() == LinkState.SYNCHRONISED;
            case INSTANCE_PRIMARY -> primary(link, Side.MANAGED_INSTANCE);
            case SQL_SERVER_PRIMARY -> primary(link, Side.SQL_SERVER);
            case TWO_PRIMARIES -> link.state() == LinkState.TWO_PRIMARIES;
            case INSTANCE_TOOK_OVER -> is(link, Side.MANAGED_INSTANCE, LinkRole.PRIMARY);
            case SQL_SERVER_TOOK_OVER -> is(link, Side.SQL_SERVER, LinkRole.PRIMARY);
        };
        return holds ? new Reading.Matching(Map.of()) : new Reading.Running(detail(link), seeding(link).filter(Seeding::isRunning), Optional.empty());
    }

    /** As the present primary measures it; a side that does not answer leaves it unknown, and unknown is more than any number. */
    static Reading of(Probe.Loss loss, LinkSnapshot link) {
        if (is(link, loss.to(), LinkRole.PRIMARY) || loss.drop() && link.resource().is(Optional::isEmpty)) {
            return new Reading.Matching(Map.of());
        }
        Loss now = Loss.of(link, loss.to());
        OptionalLong seconds = now.seconds();
        if (loss.agreed() != Probe.Loss.ANY && seconds.orElse(Probe.Loss.ANY) > loss.agreed()) {
            return new Reading.Conflicting(List.of(new Reading.Difference("what would be lost", seconds.isPresent() ? seconds.getAsLong() + " s by now" : "not known any more", "at most " + loss.agreed() + " s")));
        }
        Map<String, String> facts = new HashMap<>();
        seconds.ifPresent(s -> facts.put("loss.seconds", Long.toString(s)));
        now.kb().ifPresent(kb -> facts.put("loss.kb", Long.toString(kb)));
        now.lastCommit().ifPresent(at -> facts.put("loss.newestArrived", at.toString()));
        link.seen(loss.to()).flatMap(ReplicaView::local).flatMap(DatabaseReplica::lastHardenedLsn).ifPresent(lsn -> facts.put("loss.hardenedLsn", lsn.toString()));
        return new Reading.Matching(facts);
    }

    /** By what the two machines say; that Azure does not answer stops no data. */
    private static boolean flows(LinkSnapshot link) {
        List<DatabaseReplica> copies = Stream.of(Side.values()).flatMap(side -> link.seen(side).stream()).flatMap(view -> view.databases().stream()).filter(copy -> !copy.local()).toList();
        return Stream.of(Side.values()).allMatch(side -> link.seen(side).filter(view -> !view.connected().equals(Optional.of(false))).isPresent())
                && !copies.isEmpty() && copies.stream().allMatch(copy -> !copy.suspended() && copy.synchronizationState().startsWith("SYNCHRONIZ"));
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
        String reverting = Stream.of(Side.values()).flatMap(side -> link.seen(side).stream()).flatMap(view -> view.databases().stream()).map(DatabaseReplica::synchronizationState)
                .filter("REVERTING"::equals).findFirst().map(state -> ", " + state).orElse("");
        return link.state().words() + percent + reverting + error;
    }

    private static Optional<LinkResource.Database> azure(LinkSnapshot link) {
        return link.seenResource().flatMap(LinkResource::database);
    }

    private static Optional<Seeding> seeding(LinkSnapshot link) {
        return link.seen(Side.SQL_SERVER).flatMap(view -> view.seeding().stream().findFirst()).or(() -> link.seen(Side.MANAGED_INSTANCE).flatMap(view -> view.seeding().stream().findFirst()));
    }
}
