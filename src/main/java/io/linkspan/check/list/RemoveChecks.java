package io.linkspan.check.list;

import static io.linkspan.check.fact.Facts.of;

import io.linkspan.check.Check;
import io.linkspan.check.Leftover;
import io.linkspan.check.Outcome;
import io.linkspan.check.fact.BackupFact;
import io.linkspan.check.fact.Facts;
import io.linkspan.check.fact.GroupFact;
import io.linkspan.model.LinkName;
import io.linkspan.model.LinkResource;
import io.linkspan.model.LinkRole;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.ReplicaView;
import io.linkspan.model.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks before a link is removed. */
public final class RemoveChecks {

    /** msdb keeps the beginning of a backup to the second, and two clocks are compared. */
    private static final Duration GRAIN = Duration.ofSeconds(2);

    private RemoveChecks() {
    }

    /**
     * @param keepGroup whether the availability group on SQL Server stays
     * @param drop      what is to go besides the link
     */
    public static List<Check> all(LinkName link, boolean keepGroup, Set<Leftover> drop) {
        return List.of(
                Check.blocking("SRV-07", "The login may drop availability groups", Side.SQL_SERVER, facts -> Outcome.require(of(facts.server()).sysadmin(),
                        of(facts.server()).sysadmin() ? "member of sysadmin" : "not a member of sysadmin", "member of sysadmin", "Use a login of that role.")),
                Check.blocking("MI-01", "The instance is ready", Side.MANAGED_INSTANCE, facts -> Outcome.require(of(facts.instance()).isReady(),
                        of(facts.instance()).state() + ", " + of(facts.instance()).provisioningState(), "Ready, Succeeded", "Start the instance, or wait for its operation to end.")),
                Check.blocking("MI-10", "The instance has taken its first full backup since it became primary", Side.MANAGED_INSTANCE, facts -> firstBackup(facts, link)),
                Check.blocking("RM-01", "The two sides agree who is primary", Side.SQL_SERVER, facts -> roles(facts.link())),
                Check.blocking("RM-02", "No run on this link is unfinished", Side.SQL_SERVER, RemoveChecks::runs),
                Check.blocking("RM-03", "What is to go besides the link is used by nothing else", Side.SQL_SERVER, facts -> leftovers(facts, link, keepGroup, drop)));
    }

    /** Removed before that backup, the database may be lost with the instance's next restart (Managed Instance link, migrate). The instance backs up while it is secondary, too; those do not count. */
    private static Outcome firstBackup(Facts facts, LinkName name) {
        Optional<LinkResource> link = of(facts.use()).link(name.value());
        if (link.isEmpty()) {
            return new Outcome.Skipped("Azure has no such link.");
        }
        if (!link.get().instanceLinkRole().equals(Optional.of(LinkRole.PRIMARY))) {
            return new Outcome.Skipped("SQL Server is primary.");
        }
        String database = link.get().database().map(LinkResource.Database::name).orElse("");
        String required = "a full backup since the failover";
        Optional<BackupFact> backup = of(facts.backups()).stream().filter(one -> one.database().equalsIgnoreCase(database)).findFirst();
        Optional<Instant> failover = facts.around().runs().roleChanged();
        if (backup.isEmpty() || failover.filter(at -> backup.get().began().plus(GRAIN).isBefore(at)).isPresent()) {
            return new Outcome.Failed(backup.map(one -> "the last of " + one.finished() + ", before the failover").orElse("none"), required,
                    "Wait for it: removed earlier, the database may be lost with the instance's next restart.", List.of());
        }
        String measured = "full backup of " + backup.get().finished();
        return failover.isPresent() ? new Outcome.Passed(measured, required)
                : new Outcome.Warned(measured, required, "When the instance became primary is not in the journals of this computer: see that it was before this backup.");
    }

    /** Two primaries hold rows that only one of them has; between a demotion and a take-over nobody is primary. */
    private static Outcome roles(LinkSnapshot link) {
        Optional<ReplicaView> here = of(link.sqlServer());
        Optional<ReplicaView> there = of(link.managedInstance());
        if (here.isEmpty() || there.isEmpty()) {
            return new Outcome.Skipped("Only one side has the link, so there is nothing to agree on. Each database may hold rows that the other lacks.");
        }
        String measured = "SQL Server " + word(here.get()) + ", managed instance " + word(there.get());
        long primaries = Stream.of(here.get(), there.get()).filter(view -> view.role().equals(Optional.of(LinkRole.PRIMARY))).count();
        return Outcome.require(primaries == 1, measured, "one PRIMARY", primaries > 1 ? "Each may hold rows that the other lacks. Repair the link first; removed now, both stay writable and go apart."
                : "Nobody is primary: a failover is not at its end. Resume it first.");
    }

    private static String word(ReplicaView view) {
        return view.role().map(LinkRole::name).orElse("unknown");
    }

    private static Outcome runs(Facts facts) {
        String name = facts.link().name().value();
        Stream<String> held = Stream.of(Side.values()).flatMap(side -> facts.around().activity().on(side).toOptional().stream()).flatMap(activity -> activity.locks().stream())
                .filter(lock -> lock.link().equalsIgnoreCase(name)).map(lock -> "a run of " + lock.by()).distinct();
        List<String> found = Stream.concat(facts.around().runs().unfinished().stream(), held).toList();
        return Outcome.require(found.isEmpty(), found.isEmpty() ? "none" : String.join("; ", found), "none", "End it first: linkspan run resume ID, or linkspan run undo ID.");
    }

    private static Outcome leftovers(Facts facts, LinkName link, boolean keepGroup, Set<Leftover> drop) {
        if (drop.isEmpty()) {
            return new Outcome.Skipped("Endpoint, certificates and trust stay.");
        }
        List<String> used = drop.stream().sorted().map(one -> one.words() + users(facts, link, keepGroup, one)).filter(words -> words.contains(", used by ")).toList();
        return Outcome.require(used.isEmpty(), used.isEmpty() ? "used by nothing else" : String.join("; ", used), "used by nothing else", "Leave out --also-drop for it.");
    }

    private static String users(Facts facts, LinkName link, boolean keepGroup, Leftover one) {
        Stream<String> links = of(facts.use()).links().stream().filter(other -> !other.name().equalsIgnoreCase(link.value()) && partner(facts, link).filter(other.partnerEndpoint()::equalsIgnoreCase).isPresent())
                .map(other -> "link " + other.name());
        Stream<GroupFact> groups = one == Leftover.TRUST ? Stream.empty() : of(facts.groups()).stream().filter(group -> !group.name().equalsIgnoreCase(link.value()))
                .filter(group -> one == Leftover.ENDPOINT ? keepGroup || !group.name().equalsIgnoreCase(link.partnerAvailabilityGroupName()) : group.distributed());
        String found = Stream.concat(links, groups.map(group -> "group " + group.name())).distinct().collect(Collectors.joining(", "));
        return found.isEmpty() ? "" : ", used by " + found;
    }

    private static Optional<String> partner(Facts facts, LinkName link) {
        return of(facts.use()).link(link.value()).map(LinkResource::partnerEndpoint);
    }
}
