package io.linkspan.check.list;

import static io.linkspan.check.fact.Facts.of;

import io.linkspan.check.Check;
import io.linkspan.check.Limit;
import io.linkspan.check.Limits;
import io.linkspan.check.Outcome;
import io.linkspan.check.fact.Facts;
import io.linkspan.check.fact.Half;
import io.linkspan.check.fact.Own;
import io.linkspan.check.fact.Split;
import io.linkspan.model.DatabaseReplica;
import io.linkspan.model.LinkRole;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.ReplicaView;
import io.linkspan.model.Side;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checks before a link with two primaries is repaired (Managed Instance link, troubleshoot; SQL Server backup to URL). */
public final class RepairChecks {

    /** From SQL Server 2022 on a link outlives a forced failover. */
    private static final int KEEPS_LINK = 16;

    private RepairChecks() {
    }

    /**
     * All of them.
     *
     * @param keep   whose rows stay
     * @param saveTo where the other side's database is saved to
     */
    public static List<Check> all(Split split, Side keep, String saveTo) {
        Side loser = keep.other();
        return List.of(
                Check.blocking("RE-01", "Both sides say that they are primary", loser, facts -> apart(facts.link())),
                Check.blocking("RE-02", "Both databases are online", loser, facts -> online(facts.link())),
                Check.blocking("RE-03", "The login may back up and set roles there", loser, _ -> rights(of(split.half(loser)))),
                Check.blocking("RE-04", "Its database can be saved", loser, _ -> place(of(split.half(loser)), loser, saveTo)),
                Check.blocking("RE-05", "The link outlives a forced failover", Side.SQL_SERVER, RepairChecks::version),
                Check.blocking("FO-09", "Nothing else is under way on the instance", Side.MANAGED_INSTANCE, facts -> InstanceChecks.ready(of(facts.instance()), of(facts.use()))),
                Check.blocking("FO-04", "The certificates of both endpoints are valid", loser, facts -> ReadinessChecks.certificates(facts, Limits.USUAL.get(Limit.CERTIFICATE))),
                Check.advising("RE-06", "What leaves the database", loser, _ -> lost(split.own(loser))),
                Check.advising("RE-07", "Nobody is at work there", loser, _ -> work(of(split.half(loser)))));
    }

    private static Outcome apart(LinkSnapshot link) {
        Optional<LinkRole> here = link.role(Side.SQL_SERVER);
        Optional<LinkRole> there = link.role(Side.MANAGED_INSTANCE);
        for (Side side : Side.values()) {
            if (of(link.view(side)).isEmpty()) { // who cannot be read may be anything
                return new Outcome.Failed("the " + side.words() + " has no link " + link.name(), "both PRIMARY",
                        "There is no link by which one could follow the other. Remove what is left of it: linkspan link remove " + link.name() + ". Rows that only one side has are brought over by hand.", List.of());
            }
        }
        return Outcome.require(here.equals(Optional.of(LinkRole.PRIMARY)) && there.equals(here), "SQL Server " + word(here) + ", managed instance " + word(there), "both PRIMARY",
                "There is nothing to repair while one of them follows the other.");
    }

    private static Outcome online(LinkSnapshot link) {
        String states = link.seen(Side.SQL_SERVER).map(RepairChecks::state).orElse("none") + " on SQL Server, " + link.seen(Side.MANAGED_INSTANCE).map(RepairChecks::state).orElse("none") + " on the managed instance";
        return Outcome.require(states.startsWith("ONLINE on") && states.contains(", ONLINE on"), states, "ONLINE on both", "Bring the database online first: what cannot be read cannot be saved.");
    }

    private static String state(ReplicaView view) {
        return view.local().flatMap(DatabaseReplica::databaseState).orElse("unknown");
    }

    private static Outcome rights(Half half) {
        return Outcome.require(half.sysadmin(), half.sysadmin() ? "member of sysadmin" : "not a member of sysadmin", "member of sysadmin", "Use a login of that role.");
    }

    private static Outcome place(Half half, Side loser, String saveTo) {
        boolean url = saveTo.toLowerCase(Locale.ROOT).startsWith("https://");
        if (saveTo.isBlank()) {
            return new Outcome.Failed("no place named", "a place to save it to", "Name a file, a folder or a URL: --save-to.", List.of());
        }
        if (!url) {
            return Outcome.require(loser == Side.SQL_SERVER, saveTo, "a URL", "A managed instance backs up to a URL only.");
        }
        Optional<String> credential = half.credentials().stream().filter(name -> saveTo.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + "/")).findFirst();
        return Outcome.require(credential.isPresent(), credential.map(name -> "credential " + name).orElse("no credential for it"), "a credential named like the container",
                "Make it there: CREATE CREDENTIAL [https://account.blob.core.windows.net/container] WITH IDENTITY = …");
    }

    private static Outcome version(Facts facts) {
        int major = of(facts.server()).major();
        return Outcome.require(major >= KEEPS_LINK, of(facts.server()).identity().version().toString(), "SQL Server 2022 or later", "Earlier versions cannot follow an instance: choose one side, and remove the link.");
    }

    private static Outcome lost(Own own) {
        return own.isNothing() ? new Outcome.Passed(own.words(), "nothing") : new Outcome.Warned(own.words(), "nothing", "It is saved first; then it leaves the database.");
    }

    private static Outcome work(Half half) {
        return Outcome.advise(half.open() == 0, half.open() + " sessions with an open transaction", "none",
                "Stop applications and jobs there: what commits after the backup stops the repair, and what is open when the role changes is rolled back.");
    }

    private static String word(Optional<LinkRole> role) {
        return role.map(LinkRole::name).orElse("unknown");
    }
}
