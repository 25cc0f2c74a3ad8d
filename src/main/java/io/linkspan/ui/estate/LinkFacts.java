package io.linkspan.ui.estate;

import io.linkspan.model.DatabaseReplica;
import io.linkspan.model.LinkRole;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.LinkState;
import io.linkspan.model.LogUse;
import io.linkspan.model.Observed;
import io.linkspan.model.ReplicaView;
import io.linkspan.model.Seeding;
import io.linkspan.model.Side;
import io.linkspan.monitor.Watch;
import io.linkspan.ui.control.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a row of the estate shows of a link. Figures are the primary's, who sees both copies.
 *
 * @param primaryNow both sides, neither, or a machine's name
 * @param readAt     when the oldest of what is shown was read; empty if nothing ever was
 */
public record LinkFacts(Watch.Link link, LinkState state, Standing standing, String database, String primaryNow, String otherSide, Figure lag, Figure sendKb, Figure sendRate, Figure redoKb, Figure redoRate, Figure logPercent,
                        Figure backupMinutes, Figure certificateDays, String connection, String synchronisation, Optional<Instant> readAt) {

    public static LinkFacts of(Watch.Link link, Instant now) {
        LinkSnapshot last = link.last();
        List<Side> primaries = Arrays.stream(Side.values()).filter(s -> last.role(s).equals(Optional.of(LinkRole.PRIMARY))).toList();
        Optional<Side> primary = primaries.size() == 1 ? Optional.of(primaries.getFirst()) : Optional.empty();
        Optional<ReplicaView> telling = primary.flatMap(last::seen);
        Optional<DatabaseReplica> far = telling.flatMap(ReplicaView::remote);
        return new LinkFacts(link, link.snapshot().state(), Standing.of(link, now), last.database().orElse("Unknown"),
                primaries.size() == 2 ? "both sides" : primary.map(s -> machine(last, s)).orElseGet(() -> known(last) ? "neither" : "Unknown"), primary.map(s -> machine(last, s.other())).orElse("–"),
                far(link, primary, DatabaseReplica::secondaryLagSeconds), far(link, primary, DatabaseReplica::logSendQueueKb), far(link, primary, DatabaseReplica::logSendRateKb),
                far(link, primary, DatabaseReplica::redoQueueKb), far(link, primary, DatabaseReplica::redoRateKb), log(link, primary, LogUse::usedPercent), log(link, primary, LogUse::minutesSinceBackup),
                certificate(link, now), telling.flatMap(ReplicaView::connected).map(c -> c ? "CONNECTED" : "DISCONNECTED").orElse("Unknown"),
                far.map(DatabaseReplica::synchronizationState).filter(s -> !s.isEmpty()).orElse("Unknown"), readAt(last));
    }

    /** Whether the primary's own account cannot be read now, so that its last one is shown. */
    public boolean old() {
        return lag.old() || sendKb.old() || redoKb.old() || logPercent.old();
    }

    /** Whether what is wrong with the link shows in its lag: it is cut, or stands still. */
    public boolean isAboutLag() {
        return standing.state() == State.ERROR && (state == LinkState.DISCONNECTED || state == LinkState.SUSPENDED);
    }

    /** How much of a seeding has arrived, if that is known. */
    public OptionalInt seededPercent() {
        return Arrays.stream(Side.values()).flatMap(s -> link.snapshot().seen(s).stream()).flatMap(v -> v.seeding().stream()).filter(Seeding::isRunning).map(Seeding::percent).filter(OptionalInt::isPresent).findFirst()
                .orElse(OptionalInt.empty());
    }

    /** The machine of a side, as the profile names it. */
    public static String machine(LinkSnapshot link, Side side) {
        String name = side == Side.SQL_SERVER ? link.server() : link.instance();
        return name.isEmpty() ? "Unknown" : name;
    }

    /** The first end of any certificate that is known to be in use. */
    static Optional<Instant> certificateEnd(LinkSnapshot link) {
        return Stream.concat(Arrays.stream(Side.values()).flatMap(s -> link.seen(s).stream()).flatMap(v -> v.certificateExpiry().stream()),
                link.seenResource().stream().flatMap(r -> r.databases().stream()).flatMap(d -> d.certificateExpiry().stream())).min(Instant::compareTo);
    }

    private static Figure far(Watch.Link link, Optional<Side> primary, Function<DatabaseReplica, OptionalLong> number) {
        return figure(link, primary, v -> v.remote().map(number).orElse(OptionalLong.empty()));
    }

    private static Figure log(Watch.Link link, Optional<Side> primary, Function<LogUse, OptionalLong> number) {
        // a view that does not show the log says nothing about it
        return primary.flatMap(link.last()::seen).filter(v -> v.log().isEmpty()).isPresent() ? new Figure(Figure.State.NEVER_READ, OptionalLong.empty())
                : figure(link, primary, v -> v.log().map(number).orElse(OptionalLong.empty()));
    }

    private static Figure figure(Watch.Link link, Optional<Side> primary, Function<ReplicaView, OptionalLong> number) {
        return primary.map(side -> Figure.of(link.snapshot().view(side), link.last().view(side), number))
                .orElseGet(() -> new Figure(known(link.last()) ? Figure.State.NOT_APPLICABLE : Figure.State.NEVER_READ, OptionalLong.empty()));
    }

    private static Figure certificate(Watch.Link link, Instant now) {
        Optional<Instant> known = certificateEnd(link.snapshot());
        return known.or(() -> certificateEnd(link.last())).map(end -> Figure.of(OptionalLong.of(Duration.between(now, end).toDays()), known.isEmpty())).orElse(new Figure(Figure.State.NEVER_READ, OptionalLong.empty()));
    }

    private static boolean known(LinkSnapshot link) {
        return Arrays.stream(Side.values()).allMatch(s -> link.view(s) instanceof Observed.Known);
    }

    private static Optional<Instant> readAt(LinkSnapshot last) {
        return Stream.of(last.sqlServer(), last.managedInstance(), last.resource()).flatMap(o -> o instanceof Observed.Known<?>(Object _, Instant at) ? Stream.of(at) : Stream.empty()).min(Instant::compareTo);
    }
}
