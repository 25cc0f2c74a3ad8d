package io.linkspan.ui.link;

import io.linkspan.model.DatabaseReplica;
import io.linkspan.model.LinkResource;
import io.linkspan.model.LinkRole;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Lsn;
import io.linkspan.model.ReplicaView;
import io.linkspan.model.Side;
import io.linkspan.monitor.Watch;
import io.linkspan.ui.estate.Figure;
import io.linkspan.ui.estate.Times;
import io.linkspan.ui.link.TruthRow.Judged;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/** What each side says of a link, fact by fact; what they disagree about comes first. Azure speaks for the managed instance where only it knows. */
final class TruthTable {

    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    private final LinkSnapshot now;
    private final LinkSnapshot last;
    private final Instant moment;

    private TruthTable(Watch.Link link, Instant moment) {
        now = link.snapshot();
        last = link.last();
        this.moment = moment;
    }

    static List<TruthRow> of(Watch.Link link, Instant moment) {
        return new TruthTable(link, moment).rows().filter(TruthRow::says).sorted(Comparator.comparing(row -> row.agreement() != Agreement.DISAGREE)).toList();
    }

    private Stream<TruthRow> rows() {
        return Stream.of(
                TruthRow.of("Server's endpoint", server(v -> Optional.of(v.url()).filter(u -> !u.isEmpty())), azure(r -> Optional.of(r.partnerEndpoint())), TruthTable::same),
                TruthRow.of("Role", server(v -> v.role().map(Enum::name)), instanceRole(), this::roles),
                TruthRow.of("Connection, health", server(TruthTable::connection), instance(TruthTable::connection), TruthTable::connections),
                TruthRow.of("Synchronisation", server(v -> secondaryCopy(v).map(DatabaseReplica::synchronizationState)), instance(v -> secondaryCopy(v).map(DatabaseReplica::synchronizationState)), TruthTable::same),
                TruthRow.of("Suspended", server(v -> secondaryCopy(v).flatMap(DatabaseReplica::suspendReason)), instance(v -> secondaryCopy(v).flatMap(DatabaseReplica::suspendReason)), TruthTable::same),
                TruthRow.of("Last hardened LSN", server(v -> secondaryCopy(v).flatMap(DatabaseReplica::lastHardenedLsn).map(Lsn::toString)), instance(v -> secondaryCopy(v).flatMap(DatabaseReplica::lastHardenedLsn).map(Lsn::toString)), TruthTable::near),
                TruthRow.of("Last commit LSN", server(v -> v.local().flatMap(DatabaseReplica::lastCommitLsn).map(Lsn::toString)), instance(v -> v.local().flatMap(DatabaseReplica::lastCommitLsn).map(Lsn::toString)), TruthTable::near),
                TruthRow.of("Last commit", server(TruthTable::commit), instance(TruthTable::commit), this::commits),
                TruthRow.of("Send, redo queue", server(TruthTable::queues), instance(TruthTable::queues), (_, _) -> Judged.of(Agreement.ONE_SIDE)),
                TruthRow.of("Server's certificate", server(v -> v.certificateExpiry().map(this::until)), azure(r -> r.database().flatMap(LinkResource.Database::certificateExpiry).map(this::until)), TruthTable::same),
                TruthRow.of("Instance's certificate", server(_ -> Optional.empty()), instance(v -> v.certificateExpiry().map(this::until)), TruthTable::same),
                TruthRow.of("Server's group", server(v -> Optional.of(v.availabilityGroup())), instance(v -> Optional.of(v.partnerGroup())), TruthTable::same),
                TruthRow.of("Instance's group", server(v -> Optional.of(v.partnerGroup())), instance(v -> Optional.of(v.availabilityGroup())), TruthTable::same),
                TruthRow.of("Database", server(v -> v.local().map(DatabaseReplica::database)), instance(v -> v.local().map(DatabaseReplica::database)), TruthTable::same),
                TruthRow.of("Last error", server(ReplicaView::lastConnectError), azure(r -> r.database().flatMap(LinkResource.Database::mostRecentLinkError)), (_, _) -> Judged.of(Agreement.APART)));
    }

    private Told server(Function<ReplicaView, Optional<String>> fact) {
        return Told.of(now.sqlServer(), last.sqlServer(), fact);
    }

    private Told instance(Function<ReplicaView, Optional<String>> fact) {
        return Told.of(now.managedInstance(), last.managedInstance(), fact);
    }

    private Told azure(Function<LinkResource, Optional<String>> fact) {
        return Told.of(now.resource(), last.resource(), fact);
    }

    /** The instance's own word, and Azure's beside it where that is another. */
    private Told instanceRole() {
        Optional<String> azure = now.seenResource().flatMap(LinkResource::instanceLinkRole).map(Enum::name);
        return instance(v -> v.role().map(Enum::name).map(own -> own + azure.filter(a -> !a.equals(own)).map(a -> " (Azure: " + a + ")").orElse("")));
    }

    private Judged roles(String here, String there) {
        boolean changing = (here + there).contains(LinkRole.RESOLVING.name());
        return changing ? new Judged(Agreement.APART, "Changing") : Judged.of(here.equals(there) || there.contains("Azure") ? Agreement.DISAGREE : Agreement.AGREE);
    }

    private static Judged same(String here, String there) {
        return Judged.of(here.equalsIgnoreCase(there) ? Agreement.AGREE : Agreement.DISAGREE);
    }

    private static Judged near(String here, String there) {
        return Judged.of(here.equals(there) ? Agreement.AGREE : Agreement.APART);
    }

    private static Optional<String> connection(ReplicaView v) {
        return v.connected().map(c -> (c ? "CONNECTED" : "DISCONNECTED") + v.health().map(h -> ", " + h).orElse(""));
    }

    private static Judged connections(String here, String there) {
        return Judged.of(here.startsWith("CONNECTED") == there.startsWith("CONNECTED") ? Agreement.AGREE : Agreement.DISAGREE);
    }

    /** The copy on the secondary: the primary shows it as remote, the secondary as its own. */
    private static Optional<DatabaseReplica> secondaryCopy(ReplicaView v) {
        return v.role().equals(Optional.of(LinkRole.PRIMARY)) ? v.remote() : v.local();
    }

    private static Optional<String> commit(ReplicaView v) {
        return v.local().flatMap(DatabaseReplica::lastCommitTime).map(MILLIS::format);
    }

    private Judged commits(String here, String there) {
        Optional<Duration> apart = time(Side.SQL_SERVER).flatMap(a -> time(Side.MANAGED_INSTANCE).map(b -> Duration.between(a, b).abs()));
        return apart.filter(d -> !d.isZero()).map(d -> new Judged(Agreement.APART, String.format(Locale.ROOT, "%.1f s apart", d.toMillis() / 1000.0))).orElse(Judged.of(Agreement.AGREE));
    }

    private Optional<LocalDateTime> time(Side side) {
        return now.seen(side).flatMap(ReplicaView::local).flatMap(DatabaseReplica::lastCommitTime);
    }

    /** Only the primary knows both; a secondary knows how much it has still to replay. */
    private static Optional<String> queues(ReplicaView v) {
        return secondaryCopy(v).flatMap(d -> kb(d.logSendQueueKb()).map(send -> send + ", " + kb(d.redoQueueKb()).orElse("–")).or(() -> kb(d.redoQueueKb()).map(redo -> "redo " + redo)));
    }

    private static Optional<String> kb(OptionalLong value) {
        return value.isPresent() ? Optional.of(Figure.grouped(value.getAsLong()) + " KB") : Optional.empty();
    }

    private String until(Instant end) {
        return Times.day(end) + ", " + Duration.between(moment, end).toDays() + " d";
    }
}
