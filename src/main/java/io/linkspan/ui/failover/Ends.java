package io.linkspan.ui.failover;

import io.linkspan.model.LinkResource;
import io.linkspan.model.LinkRole;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Observed;
import io.linkspan.model.Problem;
import io.linkspan.model.ReplicaView;
import io.linkspan.model.Side;
import io.linkspan.ui.control.State;
import io.linkspan.ui.wizard.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Both sides and Azure as they answered for one link: what each says of the roles, and what a failover cannot do without it. Pure. */
public record Ends(LinkSnapshot link, Kind kind, Side to) {

    /** Who is primary, taken together. */
    enum Standing {
        ONE_PRIMARY, TWO_PRIMARIES, NO_PRIMARY,
        /** One side at least does not say. */
        UNKNOWN
    }

    /**
     * One of them.
     *
     * @param what    what kind of thing it is
     * @param says    of the roles
     * @param when    it was read, or since when it is not known
     * @param needed  whether nothing may begin without it
     * @param without what cannot be done without it
     */
    record End(String name, String what, State state, String says, Instant when, Optional<Problem> problem, boolean needed, String without) {

        /** As "read 12:04:31 UTC". */
        String read() {
            return (problem.isPresent() ? "not known since " : "read ") + Times.clock(when) + " UTC";
        }
    }

    List<End> all() {
        return List.of(side(Side.SQL_SERVER, link.sqlServer()), side(Side.MANAGED_INSTANCE, link.managedInstance()),
                end("Azure", "management of " + link.instance(), link.resource(), Ends::azure, kind != Kind.FORCED, withoutAzure()));
    }

    private String withoutAzure() {
        return switch (kind) {
            case PLANNED, CUT_OVER -> "A planned failover needs it: it says who it takes for primary, and whether anything else is under way.";
            case FORCED -> "Not needed: where it does not answer, a statement goes to the side that takes over. Azure shows the new roles once it answers again.";
            case FORCED_CUT_OVER -> "It removes the link, so nothing can be done without it.";
        };
    }

    /** The first that is needed and does not answer. */
    Optional<End> missing() {
        return all().stream().filter(end -> end.needed() && end.problem().isPresent()).findFirst();
    }

    Standing standing() {
        Optional<LinkRole> here = link.role(Side.SQL_SERVER);
        Optional<LinkRole> there = link.role(Side.MANAGED_INSTANCE);
        if (here.isEmpty() || there.isEmpty()) {
            return Standing.UNKNOWN;
        }
        boolean first = here.get() == LinkRole.PRIMARY;
        boolean second = there.get() == LinkRole.PRIMARY;
        return first && second ? Standing.TWO_PRIMARIES : first || second ? Standing.ONE_PRIMARY : Standing.NO_PRIMARY;
    }

    private End side(Side side, Observed<Optional<ReplicaView>> seen) {
        boolean takesOver = side == to;
        String name = side == Side.SQL_SERVER ? link.server() : link.instance();
        String without = !kind.forced() ? "A planned failover needs it. If it is gone for good, choose \"" + Kind.FORCED.words() + "\"."
                : takesOver ? "It takes over, so nothing can be done without it." : "Not needed: a forced failover is for the case that it is gone. What it has not sent is lost.";
        return end(name, side == Side.SQL_SERVER ? "SQL Server" : "managed instance", seen, Ends::role, !kind.forced() || takesOver, without);
    }

    private static <T> End end(String name, String what, Observed<Optional<T>> seen, java.util.function.Function<T, String> says, boolean needed, String without) {
        return switch (seen) {
            case Observed.Known<Optional<T>>(Optional<T> value, Instant at) -> new End(name, what, value.isPresent() ? State.SUCCESS : State.WARNING, value.map(says).orElse("no such link"), at, Optional.empty(), needed, without);
            case Observed.Unknown<Optional<T>>(Problem problem, Instant since) -> new End(name, what, State.UNKNOWN, "Unknown", since, Optional.of(problem), needed, without);
        };
    }

    private static String role(ReplicaView view) {
        return view.role().map(LinkRole::name).orElse("no role yet");
    }

    private static String azure(LinkResource resource) {
        return resource.instanceLinkRole().map(role -> "the instance is " + role.name()).orElse("no role yet");
    }
}
