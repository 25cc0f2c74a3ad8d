package io.linkspan.check;

import io.linkspan.check.fact.Facts;
import io.linkspan.check.fact.NodeFacts;
import io.linkspan.check.fact.Split;
import io.linkspan.check.list.DatabaseChecks;
import io.linkspan.check.list.FailoverChecks;
import io.linkspan.check.list.InstanceChecks;
import io.linkspan.check.list.LocalFailoverChecks;
import io.linkspan.check.list.NameChecks;
import io.linkspan.check.list.RehearseChecks;
import io.linkspan.check.list.RemoveChecks;
import io.linkspan.check.list.RepairChecks;
import io.linkspan.check.list.ServerChecks;
import io.linkspan.check.list.TrustChecks;
import io.linkspan.model.LinkName;
import io.linkspan.model.LinkSpec;
import io.linkspan.model.Observed;
import io.linkspan.model.ServerVersion;
import io.linkspan.model.Side;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which checks a task needs, in the order in which people read them. */
public final class Checks {

    /** SQL Server 2022 CU13, the first that takes FAILOVER for a link (Managed Instance link, fail over). */
    public static final ServerVersion FAILOVER_STATEMENT = ServerVersion.of("16.0.4125.3");

    private Checks() {
    }

    public static boolean failsOverByStatement(ServerVersion version) {
        return version.atLeast(FAILOVER_STATEMENT);
    }

    public static List<Check> forCreate(CreateTask task) {
        return Stream.of(ServerChecks.all(), TrustChecks.all(task), NameChecks.all(task.spec()), DatabaseChecks.all(task.spec()), InstanceChecks.all()).flatMap(List::stream).toList();
    }

    /**
     * @param dropLink whether the link ends with the failover
     * @param writable whether SQL Server's database may be written to after that
     */
    public static List<Check> forFailover(Side to, boolean dropLink, boolean writable, Limits limits) {
        return FailoverChecks.all(to, dropLink, writable, limits);
    }

    /** Only the side that takes over needs to answer. */
    public static List<Check> forForcedFailover(Side to, boolean dropLink) {
        return FailoverChecks.forced(to, dropLink);
    }

    /** @param keep whose rows stay of a link with two primaries; the other side's database is saved to the place before */
    public static List<Check> forRepair(Split split, Side keep, String saveTo) {
        return RepairChecks.all(split, keep, saveTo);
    }

    /** Before the group under a link moves to a node. */
    public static List<Check> forLocalFailover(Observed<NodeFacts> node, boolean forced) {
        return LocalFailoverChecks.all(node, forced);
    }

    /** SQL Server need not answer. */
    public static List<Check> forRehearsal(RehearsalWish wish) {
        return RehearseChecks.all(wish);
    }

    /** Whether something else has a name that the link would take; a name that cannot be judged counts as free here and breaks its check later. */
    public static boolean namesTaken(LinkSpec spec, Facts facts) {
        return NameChecks.all(spec).stream().anyMatch(check -> check.on(facts).outcome() instanceof Outcome.Failed);
    }

    /**
     * @param keepGroup whether the availability group on SQL Server stays
     * @param drop      what is to go besides the link
     */
    public static List<Check> forRemove(LinkName link, boolean keepGroup, Set<Leftover> drop) {
        return RemoveChecks.all(link, keepGroup, drop);
    }
}
