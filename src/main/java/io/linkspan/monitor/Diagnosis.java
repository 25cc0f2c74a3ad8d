package io.linkspan.monitor;

import io.linkspan.model.DatabaseReplica;
import io.linkspan.model.Finding;
import io.linkspan.model.LinkResource;
import io.linkspan.model.LinkRole;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Observed;
import io.linkspan.model.Problem;
import io.linkspan.model.ReplicaView;
import io.linkspan.model.Seeding;
import io.linkspan.model.Severity;
import io.linkspan.model.Side;
import io.linkspan.model.SynchronizationHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a link is, and why. Healthy needs evidence: both sides and Azure known, opposite roles, connected and healthy, data moving. What is known to be bad outranks what is not known.
 *
 * @param findings worst first
 */
public record Diagnosis(Verdict verdict, List<Finding> findings) {

    /** The other side's group does not take this one as its primary. */
    private static final String NOT_RESPONDING = "41976";
    private static final Duration SOON = Duration.ofDays(30);
    /** Percent of a log above which little time is left. */
    private static final long FULL = 90;
    /** Findings that are no error but keep a link from being healthy yet. */
    private static final Set<String> NOT_YET = Set.of("seeding", "failing-over");
    /** Findings that say that something cannot be said. */
    private static final Set<String> NOT_KNOWN = Set.of("unknown", "unproven");

    /** Pure: the same snapshots and moment give the same answer. */
    public static Diagnosis of(LinkSnapshot link, Optional<LinkSnapshot> previous, Instant now) {
        List<Finding> all = new ArrayList<>();
        unknowns(link, all);
        missing(link, all);
        roles(link, all);
        for (Side side : Side.values()) {
            link.seen(side).filter(_ -> !isAlone(link)).ifPresent(view -> connection(side, view, all));
            link.seen(side).ifPresent(view -> view(side, view, previous.flatMap(p -> p.seen(side)), all));
        }
        link.seenResource().ifPresent(r -> endpoint(link, r, all));
        link.seenResource().flatMap(LinkResource::database).ifPresent(d -> azure(d, now, all));
        if (all.stream().noneMatch(f -> f.severity() == Severity.ERROR || NOT_YET.contains(f.code()) || NOT_KNOWN.contains(f.code())) && !isProven(link)) {
            all.add(new Finding("unproven", Severity.WARNING, Optional.empty(), "Nothing is known to be wrong, but the views do not show that data moves.", "Look again in a minute."));
        }
        all.sort((a, b) -> b.severity().compareTo(a.severity()));
        return new Diagnosis(verdict(all), List.copyOf(all));
    }

    private static Verdict verdict(List<Finding> findings) {
        if (findings.stream().anyMatch(f -> f.severity() == Severity.ERROR || NOT_YET.contains(f.code()))) {
            return Verdict.UNHEALTHY;
        }
        return findings.stream().anyMatch(f -> NOT_KNOWN.contains(f.code())) ? Verdict.UNKNOWN : Verdict.HEALTHY;
    }

    private static void unknowns(LinkSnapshot link, List<Finding> all) {
        for (Side side : Side.values()) {
            link.view(side).reason().ifPresent(p -> all.add(unknown(side, "The " + side.words() + " is not known: ", p)));
        }
        link.resource().reason().ifPresent(p -> all.add(unknown(Side.MANAGED_INSTANCE, "What Azure says of the link is not known: ", p)));
    }

    private static Finding unknown(Side side, String text, Problem problem) {
        return new Finding("unknown", Severity.WARNING, Optional.of(side), text + problem.text(), problem.next());
    }

    /** SQL Server's groups alone: nobody is there to be connected to. */
    private static boolean isAlone(LinkSnapshot link) {
        return link.seen(Side.SQL_SERVER).isPresent() && link.managedInstance().is(Optional::isEmpty) && link.resource().is(Optional::isEmpty);
    }

    private static void missing(LinkSnapshot link, List<Finding> all) {
        if (isAlone(link)) {
            all.add(error("incomplete", Side.SQL_SERVER, "Only the SQL Server has the link " + link.name() + ": neither the instance nor Azure has one.", "Resume the run that creates it, if there is one: linkspan run list. "
                    + "Else the link has ended, and what is left keeps SQL Server's log from being truncated: linkspan link remove " + link.name() + " drops it, and the database stays. Both sides may hold rows that the other lacks."));
            return;
        }
        for (Side side : Side.values()) {
            if (link.view(side).is(Optional::isEmpty)) {
                all.add(error("incomplete", side, "The " + side.words() + " has no distributed availability group " + link.name() + ".", "Resume the run that creates or removes the link, or remove what is left of it."));
            }
        }
        if (link.resource().is(Optional::isEmpty)) {
            all.add(error("incomplete", Side.MANAGED_INSTANCE, "Azure has no link " + link.name() + ".", "Resume the run that creates or removes the link, or remove what is left of it."));
        }
    }

    private static void roles(LinkSnapshot link, List<Finding> all) {
        Optional<LinkRole> here = link.role(Side.SQL_SERVER);
        Optional<LinkRole> there = link.role(Side.MANAGED_INSTANCE);
        if (here.isPresent() && there.isPresent()) {
            if (here.get() == LinkRole.RESOLVING || there.get() == LinkRole.RESOLVING) {
                all.add(new Finding("failing-over", Severity.WARNING, Optional.of(here.get() == LinkRole.RESOLVING ? Side.SQL_SERVER : Side.MANAGED_INSTANCE), "A role change is under way.", "Wait until it ends."));
            } else if (here.equals(there)) {
                all.add(here.get() == LinkRole.PRIMARY ? twoPrimaries(link, "Both sides are primary: their data may drift apart.")
                        : new Finding("no-primary", Severity.ERROR, Optional.empty(), "Neither side is primary.", "Fail over to the side that shall go on."));
            }
        }
        onePrimaryTooMany(link, all);
        Optional<LinkRole> azure = link.seenResource().flatMap(LinkResource::instanceLinkRole);
        if (there.isPresent() && azure.isPresent() && there.get() != LinkRole.RESOLVING && !there.equals(azure)) {
            all.add(error("roles-disagree", Side.MANAGED_INSTANCE, "The instance says it is " + there.get() + ", Azure says it is " + azure.get() + ".", "Look again in a minute; if it stays, ask Azure support."));
        }
    }

    /** What one side alone can tell: it is primary and is refused as one, or Azure knows the other side as primary, too. */
    private static void onePrimaryTooMany(LinkSnapshot link, List<Finding> all) {
        boolean azure = link.role(Side.SQL_SERVER).equals(Optional.of(LinkRole.PRIMARY)) && link.seenResource().flatMap(LinkResource::instanceLinkRole).equals(Optional.of(LinkRole.PRIMARY));
        if (azure && link.managedInstance() instanceof Observed.Unknown) {
            all.add(twoPrimaries(link, "SQL Server is primary, and Azure says that the instance is, too: their data may drift apart."));
            return;
        }
        for (Side side : Side.values()) {
            boolean refused = link.role(side).equals(Optional.of(LinkRole.PRIMARY)) && link.seen(side).flatMap(ReplicaView::lastConnectError).filter(error -> error.startsWith(NOT_RESPONDING)).isPresent()
                    && link.seen(side).flatMap(ReplicaView::connected).equals(Optional.of(false));
            if (refused && link.view(side.other()) instanceof Observed.Unknown) {
                all.add(new Finding("perhaps-two-primaries", Severity.ERROR, Optional.of(side), "The " + side.words() + " is primary, and the other side's group answers it but does not follow (41976): it may be primary, too.",
                        "Reach the " + side.other().words() + " and read its role, before anybody writes there."));
            }
        }
    }

    private static Finding twoPrimaries(LinkSnapshot link, String text) {
        return new Finding("two-primaries", Severity.ERROR, Optional.empty(), text, "Stop writing on one side, decide which one goes on, then: linkspan link repair " + link.name() + " --keep SIDE --save-to PLACE.");
    }

    private static void connection(Side side, ReplicaView view, List<Finding> all) {
        if (view.connected().equals(Optional.of(false))) {
            all.add(error("disconnected", side, "The " + side.words() + " has no connection to the other side" + view.lastConnectError().map(e -> " (" + e + ")").orElse("") + ".", "Check endpoints, certificates and the network in both directions."));
        }
        if (view.role().equals(Optional.of(LinkRole.PRIMARY))) {
            view.health().filter(h -> h != SynchronizationHealth.HEALTHY).ifPresent(h -> all.add(new Finding(h == SynchronizationHealth.NOT_HEALTHY ? "not-healthy" : "partially-healthy",
                    h == SynchronizationHealth.NOT_HEALTHY ? Severity.ERROR : Severity.WARNING, Optional.of(side), "The " + side.words() + " sees the other side as " + h + ".", "Look at connection, suspension and queues.")));
        }
    }

    private static void view(Side side, ReplicaView view, Optional<ReplicaView> before, List<Finding> all) {
        view.log().filter(l -> l.usedPercent().orElse(0) > FULL).ifPresent(l -> all.add(error("log-nearly-full", side, "The log of " + view.local().map(DatabaseReplica::database).orElse("the database") + " on the " + side.words()
                + " is " + l.usedPercent().orElse(0) + " % full" + l.holdup().map(h -> " (" + h + ")").orElse("") + ".", "Take log backups, or let the log grow, before writes stop.")));
        for (DatabaseReplica d : view.databases()) {
            if (d.suspended()) {
                all.add(error("suspended", side, "Data movement of " + d.database() + " is suspended" + d.suspendReason().map(r -> " (" + r + ")").orElse("") + ".", "Find the reason, then resume it with ALTER DATABASE … SET HADR RESUME."));
            } else if (d.synchronizationState().equals("REVERTING") || d.synchronizationState().equals("INITIALIZING")) {
                all.add(error("reverting", side, d.database() + " is " + d.synchronizationState() + ".", "Wait; do not force a failover now, the database could not start."));
            }
        }
        view.seeding().forEach(s -> seeding(side, s, before.flatMap(b -> b.seeding().stream().filter(e -> e.database().equals(s.database())).findFirst()), all));
    }

    private static void seeding(Side side, Seeding now, Optional<Seeding> before, List<Finding> all) {
        if (now.hasFailed()) {
            all.add(error("seeding-failed", side, "Seeding of " + now.database() + " failed" + now.failure().map(f -> " (" + f + ")").orElse("") + ".", "Correct the reason; the link is created again after removing it."));
        } else if (now.isRunning()) {
            all.add(new Finding("seeding", Severity.INFO, Optional.of(side), now.database() + " is being seeded" + (now.percent().isPresent() ? ", " + now.percent().getAsInt() + " %" : "") + ".", "Take no log backup until it ends."));
            if (before.filter(b -> b.isRunning() && b.attempts() < now.attempts()).isPresent()) {
                all.add(new Finding("seeding-restarted", Severity.WARNING, Optional.of(side), "Seeding of " + now.database() + " started again (attempt " + now.attempts() + ").", "Check the stability of the network."));
            }
        }
    }

    private static void endpoint(LinkSnapshot link, LinkResource resource, List<Finding> all) {
        link.seen(Side.SQL_SERVER).map(ReplicaView::url).filter(url -> !url.isEmpty() && !url.equalsIgnoreCase(resource.partnerEndpoint())).ifPresent(url -> all.add(new Finding("endpoint-differs", Severity.WARNING,
                Optional.of(Side.MANAGED_INSTANCE), "Azure reaches SQL Server at " + resource.partnerEndpoint() + ", SQL Server names " + url + ".", "Check which address the instance can reach; after a failover to it the other one is used.")));
    }

    private static void azure(LinkResource.Database d, Instant now, List<Finding> all) {
        d.replicaState().filter(s -> s.contains("Error")).ifPresent(s -> all.add(error("azure-error", Side.MANAGED_INSTANCE, "Azure reports " + s + d.mostRecentLinkError().map(e -> ": " + e).orElse("") + ".", "Correct the reason; the link is created again after removing it.")));
        if (d.connected().equals(Optional.of(false))) {
            all.add(error("disconnected", Side.MANAGED_INSTANCE, "Azure reports the link as disconnected" + d.mostRecentLinkError().map(e -> " (" + e + ")").orElse("") + ".", "Check endpoints, certificates and the network in both directions."));
        }
        d.certificateExpiry().ifPresent(end -> {
            String name = d.certificateName().orElse("SQL Server's endpoint certificate");
            if (!now.isBefore(end)) {
                all.add(error("certificate-expired", Side.SQL_SERVER, name + " expired at " + end + ".", "Rotate it."));
            } else if (now.plus(SOON).isAfter(end)) {
                all.add(new Finding("certificate-ends-soon", Severity.WARNING, Optional.of(Side.SQL_SERVER), name + " expires at " + end + ", in " + Duration.between(now, end).toDays() + " days.", "Rotate it."));
            }
        });
    }

    private static boolean isProven(LinkSnapshot link) {
        Optional<ReplicaView> primary = List.of(Side.values()).stream().filter(s -> link.role(s).equals(Optional.of(LinkRole.PRIMARY))).findFirst().flatMap(link::seen);
        boolean moving = primary.filter(v -> v.connected().equals(Optional.of(true)) && v.health().isPresent() && v.remote().filter(d -> d.synchronizationState().startsWith("SYNCHRONIZ")).isPresent()).isPresent();
        return moving && List.of(Side.values()).stream().allMatch(s -> link.role(s).isPresent()) && link.resource() instanceof Observed.Known;
    }

    private static Finding error(String code, Side side, String text, String next) {
        return new Finding(code, Severity.ERROR, Optional.of(side), text, next);
    }
}
