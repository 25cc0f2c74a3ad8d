package io.linkspan.check.list;

import static io.linkspan.check.fact.Facts.of;

import io.linkspan.check.Check;
import io.linkspan.check.Checks;
import io.linkspan.check.Limit;
import io.linkspan.check.Limits;
import io.linkspan.check.Outcome;
import io.linkspan.check.fact.Facts;
import io.linkspan.check.fact.GroupFact;
import io.linkspan.model.DatabaseReplica;
import io.linkspan.model.LinkResource;
import io.linkspan.model.LinkRole;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Observed;
import io.linkspan.model.Problem;
import io.linkspan.model.ReplicaView;
import io.linkspan.model.ServerVersion;
import io.linkspan.model.Side;
import io.linkspan.model.SynchronizationHealth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Checks before a planned failover (Managed Instance link, fail over). */
public final class FailoverChecks {

    /** From SQL Server 2022 on a link can outlive a failover. */
    private static final int KEEPS_LINK = 16;
    private static final long KB = 1024;

    private FailoverChecks() {
    }

    /**
     * @param dropLink whether the link ends with the failover, which every version can
     * @param writable whether SQL Server's database may be written to after that
     */
    public static List<Check> all(Side to, boolean dropLink, boolean writable, Limits limits) {
        List<Check> checks = new ArrayList<>(List.of(
                Check.blocking("FO-01", "Everybody agrees who is primary", to.other(), facts -> roles(facts.link(), to)),
                Check.blocking("FO-02", "The link is connected, healthy and not suspended", to.other(), facts -> health(view(facts.link(), to.other()))),
                Check.blocking("FO-03", "Little log is on its way", to.other(), facts -> lag(view(facts.link(), to.other()), limits)),
                Check.blocking("SRV-01", "SQL Server has the build that this failover needs", Side.SQL_SERVER, facts -> build(facts, to, dropLink)),
                Check.blocking("SRV-07", "The login may fail over", Side.SQL_SERVER, facts -> Outcome.require(of(facts.server()).sysadmin(),
                        of(facts.server()).sysadmin() ? "member of sysadmin" : "not a member of sysadmin", "member of sysadmin", "Use a login of that role.")),
                Check.advising("FO-08", "There is a way back", Side.SQL_SERVER, facts -> wayBack(facts, to, dropLink))));
        checks.addAll(ReadinessChecks.all(to, limits));
        if (dropLink) {
            checks.add(Check.advising("DB-16", "Nothing needs care after the cut-over", Side.SQL_SERVER, ReadinessChecks::aftercare));
            checks.add(Check.blocking("FO-15", "No other link goes out from SQL Server's database", Side.SQL_SERVER, facts -> alone(facts, writable)));
        }
        checks.sort(Comparator.comparing(Check::id));
        return List.copyOf(checks);
    }

    /**
     * Before a forced one: the side that takes over answers, holds a copy, and is not primary already.
     *
     * @param dropLink whether the link ends with it, which every version can
     */
    public static List<Check> forced(Side to, boolean dropLink) {
        return List.of(
                Check.blocking("FO-01", "The side that takes over is secondary", to, facts -> secondary(facts.link(), to)),
                Check.blocking("FO-02", "Its copy is not being taken back or initialised", to, facts -> whole(view(facts.link(), to))),
                Check.blocking("FO-14", "The link outlives a forced failover", Side.SQL_SERVER, facts -> outlives(facts, dropLink)),
                Check.advising("FO-13", "The present primary is gone", to.other(), facts -> gone(facts.link(), to.other())));
    }

    private static Outcome secondary(LinkSnapshot link, Side to) {
        Optional<LinkRole> role = view(link, to).role();
        return Outcome.require(role.isPresent() && role.get() != LinkRole.PRIMARY, word(role), "SECONDARY or RESOLVING", "A side that is primary already has nothing to take over.");
    }

    private static Outcome whole(ReplicaView view) {
        String state = view.local().map(DatabaseReplica::synchronizationState).orElse("no copy known");
        return Outcome.require(view.local().isPresent() && !state.equals("REVERTING") && !state.equals("INITIALIZING"), state, "neither REVERTING nor INITIALIZING", "A database that is being taken back could not start.");
    }

    private static Outcome outlives(Facts facts, boolean dropLink) {
        if (dropLink) {
            return new Outcome.Skipped("The link ends with it.");
        }
        if (facts.server() instanceof Observed.Unknown) {
            return facts.link().seenResource().flatMap(LinkResource::failoverMode).map(FailoverChecks::bySilentServer)
                    .orElseGet(() -> new Outcome.Skipped("SQL Server does not answer. If it is older than 2022, the link does not outlive it; then --drop-link is the way."));
        }
        ServerVersion version = of(facts.server()).identity().version();
        return Outcome.require(version.major() >= KEEPS_LINK, version.toString(), "SQL Server 2022 or later", "Earlier versions lose the link with it: --drop-link.");
    }

    /** A dead server does not tell its version, but a link that goes both ways cannot be made with one older than 2022 (REST, Distributed Availability Groups, failoverMode). */
    private static Outcome bySilentServer(String failoverMode) {
        return Outcome.advise(failoverMode.equalsIgnoreCase("Manual"), "failoverMode " + failoverMode, "failoverMode Manual",
                "SQL Server does not answer, and its link goes one way. If it is older than 2022, Azure refuses; in any case it cannot follow the instance afterwards: --drop-link.");
    }

    private static Outcome gone(LinkSnapshot link, Side primary) {
        return link.seen(primary).isEmpty() ? new Outcome.Passed("does not answer", "gone") : new Outcome.Warned("answers", "gone",
                "While the " + primary.words() + " answers, a planned failover loses nothing; a forced one makes two primaries.");
    }

    static ReplicaView view(LinkSnapshot link, Side side) {
        return of(link.view(side)).orElseThrow(() -> Problem.usage("unknown-link", "The " + side.words() + " has no link " + link.name() + ".", "Check the name. What is left of a link that has ended is not failed over but removed: linkspan link remove " + link.name() + ".").on(side).exception());
    }

    private static Outcome roles(LinkSnapshot link, Side to) {
        Optional<LinkRole> there = view(link, to).role();
        Optional<LinkRole> here = view(link, to.other()).role();
        Optional<LinkRole> azure = of(link.resource()).flatMap(resource -> resource.instanceLinkRole());
        Optional<LinkRole> instance = to == Side.MANAGED_INSTANCE ? there : here;
        boolean agreed = there.equals(Optional.of(LinkRole.SECONDARY)) && here.equals(Optional.of(LinkRole.PRIMARY)) && azure.equals(instance);
        return Outcome.require(agreed, to.other().words() + " " + word(here) + ", " + to.words() + " " + word(there) + ", by Azure the instance is " + word(azure),
                to.other().words() + " PRIMARY, " + to.words() + " SECONDARY", "Fail over from the side that is primary; repair the link first if both say so.");
    }

    private static Outcome health(ReplicaView primary) {
        Optional<DatabaseReplica> copy = primary.remote();
        boolean healthy = primary.connected().equals(Optional.of(true)) && !primary.health().equals(Optional.of(SynchronizationHealth.NOT_HEALTHY))
                && copy.filter(db -> !db.suspended() && db.synchronizationState().startsWith("SYNCHRONIZ")).isPresent();
        return Outcome.require(healthy, (primary.connected().orElse(false) ? "connected" : "not connected") + ", " + copy.map(DatabaseReplica::synchronizationState).orElse("no copy known"),
                "connected, SYNCHRONIZING or SYNCHRONIZED", "A planned failover needs a living link. Look at its last error.");
    }

    private static Outcome lag(ReplicaView primary, Limits limits) {
        DatabaseReplica copy = primary.remote().orElseThrow(() -> Problem.of(Problem.Kind.REFUSED, "no-copy", "The primary knows of no copy.", "Wait until seeding has ended.").exception());
        long seconds = copy.secondaryLagSeconds().orElse(0);
        long queue = copy.logSendQueueKb().orElse(0) + copy.redoQueueKb().orElse(0);
        return Outcome.require(seconds <= limits.get(Limit.LAG) && queue <= limits.get(Limit.QUEUE) * KB, seconds + " s, " + queue + " KB", "at most " + limits.get(Limit.LAG) + " s and " + limits.get(Limit.QUEUE) + " MB",
                "The failover would wait for it and may time out. Stop the writers, then try again.");
    }

    private static Outcome build(Facts facts, Side to, boolean dropLink) {
        ServerVersion version = of(facts.server()).identity().version();
        if (dropLink && to == Side.MANAGED_INSTANCE) {
            return new Outcome.Passed(version.toString(), "any, where the link is dropped");
        }
        if (version.major() < KEEPS_LINK) {
            return new Outcome.Failed(version.toString(), "SQL Server 2022 or later", "Earlier versions fail over only by dropping the link: --drop-link.", List.of());
        }
        return Outcome.advise(Checks.failsOverByStatement(version), version.toString(), Checks.FAILOVER_STATEMENT + " or later",
                "This build has no FAILOVER for a link: both roles are changed by hand, one after the other, and the documents do not show the second statement for an instance.");
    }

    private static Outcome alone(Facts facts, boolean writable) {
        if (writable) {
            return new Outcome.Skipped("SQL Server's database can still be written to.");
        }
        String group = of(facts.link().sqlServer()).map(ReplicaView::availabilityGroup).orElse("");
        List<String> others = of(facts.groups()).stream().filter(other -> other.stretchesFrom(group)).map(GroupFact::name)
                .filter(name -> !name.equalsIgnoreCase(facts.link().name().value())).toList();
        return Outcome.require(others.isEmpty(), others.isEmpty() ? "none" : String.join(", ", others), "none",
                "They would get nothing more once nobody can write to it. Remove them first, or leave the database writable: --leave-writable.");
    }

    private static Outcome wayBack(Facts facts, Side to, boolean dropLink) {
        boolean back = !dropLink && InstanceChecks.wayBack(of(facts.server()).major(), of(facts.instance()).databaseFormat());
        return to == Side.SQL_SERVER ? new Outcome.Skipped("This is the way back.") : Outcome.advise(back, back ? "by this link" : "none", "by this link",
                "Once the instance is primary, this SQL Server cannot take the database back.");
    }

    private static String word(Optional<LinkRole> role) {
        return role.map(LinkRole::name).orElse("unknown");
    }
}
