package io.linkspan.check.fact;

import io.linkspan.link.LinkEnds;
import io.linkspan.model.DatabaseReplica;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Lsn;
import io.linkspan.model.Observed;
import io.linkspan.model.ProblemException;
import io.linkspan.model.ReplicaView;
import io.linkspan.model.Side;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Both sides of a link that have gone their own ways: what each believes and has. One that could not be read blanks not the other. */
public record Split(LinkSnapshot link, Observed<Half> sqlServer, Observed<Half> managedInstance) {

    /** Reads what the snapshot does not hold, and changes nothing. */
    public static Split read(LinkSnapshot link, String database, LinkEnds ends, Clock clock) {
        return new Split(link, half(Side.SQL_SERVER, database, ends, clock), half(Side.MANAGED_INSTANCE, database, ends, clock));
    }

    private static Observed<Half> half(Side side, String database, LinkEnds ends, Clock clock) {
        try {
            return Observed.known(Half.read(ends.on(side), database), clock.instant());
        } catch (ProblemException e) {
            return Observed.unknown(e.problem(), clock.instant());
        }
    }

    public Observed<Half> half(Side side) {
        return side == Side.SQL_SERVER ? sqlServer : managedInstance;
    }

    /** Up to where both tell the same story: where the younger branch leaves the older one. Empty where no view shows it. */
    public Optional<Lsn> common() {
        return Stream.of(Side.values()).map(this::half).flatMap(half -> half.toOptional().stream()).flatMap(half -> half.forkPoint().stream()).max(Comparator.naturalOrder());
    }

    /** What only that side has. */
    public Own own(Side side) {
        Optional<ReplicaView> view = link.seen(side);
        Optional<DatabaseReplica> here = view.flatMap(ReplicaView::local);
        Optional<DatabaseReplica> heard = view.flatMap(ReplicaView::remote);
        return new Own(side, common(), heard.flatMap(DatabaseReplica::lastCommitTime), here.flatMap(DatabaseReplica::lastCommitLsn), here.flatMap(DatabaseReplica::lastCommitTime));
    }
}
