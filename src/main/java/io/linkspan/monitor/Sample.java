package io.linkspan.monitor;

import io.linkspan.model.DatabaseReplica;
import io.linkspan.model.LinkRole;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.ReplicaView;
import io.linkspan.model.Side;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What one reading measured of a link. What was not read is empty: a gap, never 0.
 *
 * @param lagSeconds of the secondary behind the primary
 * @param sendQueueKb log not yet sent
 * @param redoQueueKb log received but not replayed
 */
public record Sample(Instant at, OptionalLong lagSeconds, OptionalLong sendQueueKb, OptionalLong sendRateKb, OptionalLong redoQueueKb, OptionalLong redoRateKb) {

    /** As the primary sees its partner; the secondary knows but its own replay. */
    static Sample of(LinkSnapshot link, Instant at) {
        Optional<DatabaseReplica> far = copy(link, LinkRole.PRIMARY, ReplicaView::remote);
        Optional<DatabaseReplica> redo = far.or(() -> copy(link, LinkRole.SECONDARY, ReplicaView::local));
        return new Sample(at, far.map(DatabaseReplica::secondaryLagSeconds).orElse(OptionalLong.empty()), far.map(DatabaseReplica::logSendQueueKb).orElse(OptionalLong.empty()),
                far.map(DatabaseReplica::logSendRateKb).orElse(OptionalLong.empty()), redo.map(DatabaseReplica::redoQueueKb).orElse(OptionalLong.empty()), redo.map(DatabaseReplica::redoRateKb).orElse(OptionalLong.empty()));
    }

    private static Optional<DatabaseReplica> copy(LinkSnapshot link, LinkRole role, Function<ReplicaView, Optional<DatabaseReplica>> which) {
        return Arrays.stream(Side.values()).filter(side -> link.role(side).equals(Optional.of(role))).findFirst().flatMap(link::seen).flatMap(which);
    }
}
