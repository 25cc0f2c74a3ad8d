package io.linkspan.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The one word for how a link is. The first that fits, worst first; what is not known is never called well. */
public enum LinkState {
    TWO_PRIMARIES("Two primaries"), FAILED("Failed"), FAILING_OVER("Failing over"), SUSPENDED("Suspended"), SEEDING("Seeding"), UNKNOWN("Unknown"),
    /** Parts of it are missing: it is being made, or it has ended and this is left of it. */
    INCOMPLETE("Incomplete"), REMOVING("Removing"), DISCONNECTED("Disconnected"), SYNCHRONISED("Synchronised"), SYNCHRONISING("Synchronising");

    private final String words;

    LinkState(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    static LinkState of(LinkSnapshot link) {
        List<ReplicaView> views = Stream.of(Side.values()).map(link::seen).flatMap(Optional::stream).toList();
        Optional<LinkResource.Database> azure = link.seenResource().flatMap(LinkResource::database);
        String raw = azure.flatMap(LinkResource.Database::replicaState).orElse("");
        List<DatabaseReplica> copies = views.stream().flatMap(v -> v.databases().stream()).toList();
        if (Stream.of(Side.values()).allMatch(s -> believed(link, s).equals(Optional.of(LinkRole.PRIMARY)))) {
            return TWO_PRIMARIES;
        }
        if (raw.contains("Error") || views.stream().flatMap(v -> v.seeding().stream()).anyMatch(Seeding::hasFailed)) {
            return FAILED;
        }
        if (raw.equals("LinkFailoverInProgress") || views.stream().anyMatch(v -> v.role().equals(Optional.of(LinkRole.RESOLVING)))) {
            return FAILING_OVER;
        }
        if (copies.stream().anyMatch(DatabaseReplica::suspended)) {
            return SUSPENDED;
        }
        if (raw.equals("Seeding") || raw.equals("CreatingLink") || views.stream().flatMap(v -> v.seeding().stream()).anyMatch(Seeding::isRunning)) {
            return SEEDING;
        }
        if (Stream.of(Side.values()).map(link::view).anyMatch(v -> v instanceof Observed.Unknown) || link.resource() instanceof Observed.Unknown) {
            return UNKNOWN;
        }
        if (views.size() < 2 || link.seenResource().isEmpty()) {
            return link.seenResource().isEmpty() && link.seen(Side.MANAGED_INSTANCE).isPresent() ? REMOVING : INCOMPLETE;
        }
        if (views.stream().anyMatch(v -> v.connected().equals(Optional.of(false)))) {
            return DISCONNECTED;
        }
        Stream<DatabaseReplica> secondary = copies.stream().filter(d -> !d.local());
        List<String> states = secondary.map(DatabaseReplica::synchronizationState).toList();
        if (states.isEmpty()) {
            return UNKNOWN;
        }
        return states.stream().allMatch("SYNCHRONIZED"::equals) ? SYNCHRONISED : states.stream().allMatch(s -> s.startsWith("SYNCHRONIZ")) ? SYNCHRONISING : DISCONNECTED;
    }

    /** What Azure says of the instance counts where the instance itself cannot be asked. */
    private static Optional<LinkRole> believed(LinkSnapshot link, Side side) {
        return side == Side.MANAGED_INSTANCE && link.managedInstance() instanceof Observed.Unknown ? link.seenResource().flatMap(LinkResource::instanceLinkRole) : link.role(side);
    }
}
