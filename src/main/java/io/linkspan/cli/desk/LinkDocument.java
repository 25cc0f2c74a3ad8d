package io.linkspan.cli.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.linkspan.model.DatabaseReplica;
import io.linkspan.model.Finding;
import io.linkspan.model.LinkResource;
import io.linkspan.model.LinkRole;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Lsn;
import io.linkspan.model.Observed;
import io.linkspan.model.ReplicaView;
import io.linkspan.model.Side;
import io.linkspan.plan.run.ProblemDocument;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A link as JSON: what {@code link list} prints of each, and, with facts and findings, what {@code link show} and {@code watch} print. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LinkDocument(String name, @Nullable String database, String server, String instance, String state, Map<String, String> roles,
                    @Nullable Map<String, Object> sqlServer, @Nullable Map<String, Object> managedInstance, @Nullable Map<String, Object> azure, @Nullable List<FindingDocument> findings) {

    /** A finding as JSON. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record FindingDocument(String code, String severity, @Nullable String link, @Nullable String side, String text, String next) {

        public static FindingDocument of(LinkSnapshot link, Finding finding) {
            return new FindingDocument(finding.code(), finding.severity().name().toLowerCase(java.util.Locale.ROOT), link.name().value(), finding.side().map(Side::id).orElse(null), finding.text(), finding.next());
        }
    }

    /** A fact, or why it is not known. */
    private record Known(@Nullable Object value, String readAt) {
        @Override
        public String toString() {
            return (value == null ? "–" : value) + "  (read at " + readAt + ")";
        }
    }

    private record Unknown(String unknownSince, ProblemDocument problem) {
        @Override
        public String toString() {
            return "Unknown since " + unknownSince + ": " + problem.text();
        }
    }

    /** Roles are those of the views; NONE of a side that has no such link, UNKNOWN of one that does not say. */
    public static LinkDocument brief(LinkSnapshot link) {
        Map<String, String> roles = new LinkedHashMap<>();
        for (Side side : Side.values()) {
            roles.put(side.id(), link.role(side).map(LinkRole::name).orElse(link.view(side).is(Optional::isEmpty) ? "NONE" : "UNKNOWN"));
        }
        return new LinkDocument(link.name().value(), link.database().orElse(null), link.server(), link.instance(), link.state().words(), roles, null, null, null, null);
    }

    public static LinkDocument full(LinkSnapshot link, List<Finding> findings) {
        LinkDocument brief = brief(link);
        return new LinkDocument(brief.name, brief.database, brief.server, brief.instance, brief.state, brief.roles, side(link.sqlServer()), side(link.managedInstance()), azure(link.resource()),
                findings.stream().map(f -> FindingDocument.of(link, f)).toList());
    }

    private static Map<String, Object> side(Observed<Optional<ReplicaView>> seen) {
        Map<String, Object> facts = new LinkedHashMap<>();
        fact(facts, "role", seen, v -> v.role().map(LinkRole::name));
        fact(facts, "availabilityGroup", seen, v -> Optional.of(v.availabilityGroup()));
        fact(facts, "primaryNode", seen, ReplicaView::primaryNode);
        fact(facts, "connected", seen, ReplicaView::connected);
        fact(facts, "synchronizationHealth", seen, v -> v.health().map(Enum::name));
        fact(facts, "lastConnectError", seen, ReplicaView::lastConnectError);
        fact(facts, "databaseState", seen, v -> v.local().flatMap(DatabaseReplica::databaseState));
        fact(facts, "synchronizationState", seen, v -> v.remote().or(v::local).map(DatabaseReplica::synchronizationState));
        fact(facts, "suspended", seen, v -> v.local().map(DatabaseReplica::suspended));
        fact(facts, "logSendQueueKb", seen, v -> number(v, DatabaseReplica::logSendQueueKb));
        fact(facts, "redoQueueKb", seen, v -> number(v, DatabaseReplica::redoQueueKb));
        fact(facts, "secondaryLagSeconds", seen, v -> number(v, DatabaseReplica::secondaryLagSeconds));
        fact(facts, "lastHardenedLsn", seen, v -> v.local().flatMap(DatabaseReplica::lastHardenedLsn).map(Lsn::toString));
        fact(facts, "lastCommitTime", seen, v -> v.local().flatMap(DatabaseReplica::lastCommitTime).map(Object::toString));
        return facts;
    }

    private static Optional<Long> number(ReplicaView view, Function<DatabaseReplica, OptionalLong> of) {
        return view.remote().map(of).filter(OptionalLong::isPresent).or(() -> view.local().map(of)).filter(OptionalLong::isPresent).map(OptionalLong::getAsLong);
    }

    private static Map<String, Object> azure(Observed<Optional<LinkResource>> seen) {
        Map<String, Object> facts = new LinkedHashMap<>();
        fact(facts, "instanceLinkRole", seen, r -> r.instanceLinkRole().map(LinkRole::name));
        fact(facts, "replicaState", seen, r -> r.database().flatMap(LinkResource.Database::replicaState));
        fact(facts, "replicationMode", seen, LinkResource::replicationMode);
        fact(facts, "failoverMode", seen, LinkResource::failoverMode);
        fact(facts, "mostRecentLinkError", seen, r -> r.database().flatMap(LinkResource.Database::mostRecentLinkError));
        fact(facts, "certificateExpiry", seen, r -> r.database().flatMap(LinkResource.Database::certificateExpiry).map(Instant::toString));
        return facts;
    }

    private static <T> void fact(Map<String, Object> facts, String name, Observed<Optional<T>> seen, Function<T, Optional<?>> of) {
        facts.put(name, switch (seen) {
            case Observed.Known<Optional<T>>(Optional<T> value, Instant at) -> new Known(value.flatMap(v -> of.apply(v).map(x -> (Object) x)).orElse(null), at.toString());
            case Observed.Unknown<Optional<T>>(var problem, Instant since) -> new Unknown(since.toString(), ProblemDocument.of(problem));
        });
    }
}
