package io.linkspan.check.list;

import static io.linkspan.check.fact.Facts.of;

import io.linkspan.check.Check;
import io.linkspan.check.Outcome;
import io.linkspan.check.fact.Facts;
import io.linkspan.model.LinkName;
import io.linkspan.model.LinkRole;
import io.linkspan.model.Side;
import java.util.List;

/** Checks before a link is removed. */
public final class RemoveChecks {

    private RemoveChecks() {
    }

    public static List<Check> all(LinkName link) {
        return List.of(
                Check.blocking("SRV-07", "The login may drop availability groups", Side.SQL_SERVER, facts -> Outcome.require(of(facts.server()).sysadmin(),
                        of(facts.server()).sysadmin() ? "member of sysadmin" : "not a member of sysadmin", "member of sysadmin", "Use a login of that role.")),
                Check.blocking("MI-01", "The instance is ready", Side.MANAGED_INSTANCE, facts -> Outcome.require(of(facts.instance()).isReady(),
                        of(facts.instance()).state() + ", " + of(facts.instance()).provisioningState(), "Ready, Succeeded", "Start the instance, or wait for its operation to end.")),
                Check.blocking("MI-10", "The instance has taken its first full backup since it became primary", Side.MANAGED_INSTANCE, facts -> firstBackup(facts, link)));
    }

    /** Removed before that backup, the database may be lost with the instance's next restart (Managed Instance link, migrate). */
    private static Outcome firstBackup(Facts facts, LinkName name) {
        return of(facts.use()).link(name.value()).<Outcome>map(link -> {
            if (!link.instanceLinkRole().equals(java.util.Optional.of(LinkRole.PRIMARY))) {
                return new Outcome.Skipped("SQL Server is primary.");
            }
            String database = link.database().map(db -> db.name()).orElse("");
            return of(facts.backups()).stream().filter(backup -> backup.database().equalsIgnoreCase(database)).findFirst()
                    .<Outcome>map(backup -> new Outcome.Passed("full backup of " + backup.finished(), "a full backup since the failover"))
                    .orElseGet(() -> new Outcome.Failed("none", "a full backup since the failover", "Wait for it: removed earlier, the database may be lost with the instance's next restart.", List.of()));
        }).orElseGet(() -> new Outcome.Skipped("Azure has no such link."));
    }
}
