package io.linkspan.plan.task.repair;

import static io.linkspan.plan.Template.name;
import static io.linkspan.plan.Template.text;

import io.linkspan.check.fact.Half;
import io.linkspan.check.fact.Own;
import io.linkspan.model.Side;
import io.linkspan.plan.Call;
import io.linkspan.plan.LinkCondition;
import io.linkspan.plan.Probe;
import io.linkspan.plan.Risk;
import io.linkspan.plan.Step;
import io.linkspan.plan.Template;
import io.linkspan.plan.Template.Part;
import io.linkspan.plan.Template.Text;
import io.linkspan.plan.Undo;
import io.linkspan.plan.Want;
import io.linkspan.plan.Want.Comparison;
import io.linkspan.plan.Want.Otherwise;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The steps of a repair. All statements are the loser's. Once it is secondary its database cannot be read, and every step before is behind.
 */
final class RepairSteps {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Duration SOON = Duration.ofMinutes(5);
    private static final Duration LONG = Duration.ofHours(24);
    private static final String RIGHTS = String.join(", ", Half.RIGHTS);
    /** The sets of the backup that this plan takes. */
    private static final String SETS = """

            FROM msdb.dbo.backupset AS b JOIN msdb.dbo.backupmediafamily AS m ON m.media_set_id = b.media_set_id
            WHERE b.database_name = <database> AND b.name = <set> AND b.is_copy_only = 1 AND b.type = N'D'""";
    /** last_lsn is the first one behind the set, so it holds the newest commit if that is smaller (msdb, backupset; sys.dm_hadr_database_replica_states). */
    private static final String COMPLETE = """

            AND NOT EXISTS (SELECT 1 FROM sys.dm_hadr_database_replica_states AS s WHERE s.database_id = DB_ID(<database>) AND s.is_local = 1 AND s.last_commit_lsn >= b.last_lsn)""";

    private static final String NEWEST = "\nORDER BY b.backup_set_id DESC";
    private static final String ROLE = """
            SELECT s.role_desc FROM sys.availability_groups AS g JOIN sys.dm_hadr_availability_replica_states AS s ON s.group_id = g.group_id AND s.is_local = 1
            WHERE g.name = <link>""";

    private final RepairTask task;
    private final Side loser;
    private final String target;
    private final Map<String, Part> places;

    RepairSteps(RepairTask task, String database, Instant at) {
        this.task = task;
        this.loser = task.loser();
        String stamp = STAMP.format(at);
        boolean folder = task.saveTo().endsWith("/") || task.saveTo().endsWith("\\");
        target = folder ? task.saveTo() + database.replaceAll("[^\\p{L}\\p{N}_-]", "_") + "-" + loser.id() + "-" + stamp + ".bak" : task.saveTo();
        places = Map.of("group", name(task.link().value()), "link", text(task.link().value()), "name", name(database), "database", text(database), "target", text(target),
                "device", new Text(target.toLowerCase(Locale.ROOT).startsWith("https://") ? "URL" : "DISK"), "set", text("linkspan " + task.link() + " " + loser.id() + " " + stamp));
    }

    Step apart() {
        return Step.wait("apart", "See that both sides are primary", loser, unlessBehind(new Probe.LinkState(task.link(), LinkCondition.TWO_PRIMARIES)), "both sides say PRIMARY", SOON);
    }

    /**
     * A database of an availability group takes neither RESTRICTED_USER nor READ_ONLY (error 1468), so the rights go. They are rows of the loser's database and leave it with the others.
     *
     * @param grants what everybody may do there now, given back when the run is taken back
     */
    Step fence(List<String> grants) {
        String back = "USE <name>; REVOKE " + RIGHTS + " FROM public" + (grants.isEmpty() ? "" : "; GRANT " + String.join(", ", grants) + " TO public");
        return Step.change("fence", "Deny every user to write on the " + loser.words() + "; the database's owner and administrators still can, so stop what they run, jobs too", loser, Risk.DISTURBING,
                statement("USE <name>; DENY " + RIGHTS + " TO public"), Undo.by(statement(back)),
                unlessBehind(new Probe.Query(loser, Template.sql("SELECT COUNT(*) AS denied FROM <name>.sys.database_permissions WHERE class = 0 AND grantee_principal_id = 0 AND state = 'D' AND permission_name IN (N'"
                        + String.join("', N'", Half.RIGHTS) + "')", places),
                        List.of(Want.of("denied", "number of rights denied to everybody", Comparison.IS, Integer.toString(Half.RIGHTS.size()), Otherwise.ABSENT)), Map.of())),
                "public is denied " + RIGHTS);
    }

    Step save(Own own) {
        return Step.change("save", "Back up the database of the " + loser.words() + " to " + target + ". " + own.words(), loser, Risk.SAFE,
                statement("BACKUP DATABASE <name> TO <device> = <target> WITH COPY_ONLY, CHECKSUM, NAME = <set>"), new Undo.Not("A backup is never deleted."),
                unlessBehind(new Probe.Query(loser, Template.sql("SELECT TOP (1) m.physical_device_name, b.position, b.first_lsn, b.last_lsn, b.backup_start_date, b.backup_finish_date" + SETS + COMPLETE + NEWEST, places), List.of(), Map.of("physical_device_name", "saved.device", "position", "saved.position",
                        "first_lsn", "saved.firstLsn", "last_lsn", "saved.lastLsn", "backup_start_date", "saved.started", "backup_finish_date", "saved.finished"))),
                "msdb shows the backup, and nothing was committed since").within(LONG);
    }

    Step verify() {
        return Step.change("verify", "Have the server read the backup through", loser, Risk.NONE, statement("DECLARE @device nvarchar(260), @file int; SELECT TOP (1) @device = m.physical_device_name, @file = b.position"
                + SETS + NEWEST + ";\nRESTORE VERIFYONLY FROM <device> = @device WITH FILE = @file, CHECKSUM"), new Undo.Not("Nothing to take back."),
                unlessBehind(new Probe.Unprovable("no view shows that a backup was verified, so this is repeated")), "the backup is complete and readable").within(LONG);
    }

    /** In one batch with the last look, so that nothing slips in between the backup and the change of role. */
    Step role() {
        return Step.change("role", "Make the " + loser.words() + " secondary: what only it has leaves the database, and is in the backup", loser, Risk.DATA_LOSS, statement("IF EXISTS (SELECT 1" + SETS + COMPLETE + """
                )
                ALTER AVAILABILITY GROUP <group> SET (ROLE = SECONDARY)
                ELSE THROW 50000, N'Something was committed since the backup. Stop what writes, then repair again.', 1"""),
                new Undo.Not("What only the " + loser.words() + " had is in the backup; restore it under another name to look at it."), behind(), "the " + loser.words() + " says SECONDARY");
    }

    /** After a forced failover data movement may stand suspended (SUSPEND_FROM_PARTNER) until it is told to go on. */
    Step flowing() {
        return Step.change("flowing", "Let the " + loser.words() + " take over the other side's history, and wait until data flows", loser, Risk.SAFE, statement("ALTER DATABASE <name> SET HADR RESUME"),
                new Undo.Not("The two sides hold the same again."), new Probe.All(List.of(
                        new Probe.Query(loser, Template.sql("SELECT COUNT(*) AS suspended FROM sys.dm_hadr_database_replica_states WHERE database_id = DB_ID(<database>) AND is_local = 1 AND is_suspended = 1", places),
                                List.of(Want.of("suspended", "number of suspended copies", Comparison.IS, "0", Otherwise.ABSENT)), Map.of()),
                        new Probe.LinkState(task.link(), LinkCondition.RECOVERED))), "both sides are connected and in step").within(LONG);
    }

    /** As long as it is, a run can be taken back. */
    Probe stillPrimary() {
        return new Probe.Query(loser, Template.sql(ROLE, places), List.of(Want.is("role_desc", "role of the " + loser.words(), "PRIMARY")), Map.of());
    }

    private Call statement(String shape) {
        return new Call.Statement(loser, Template.sql(shape, places));
    }

    private Probe unlessBehind(Probe probe) {
        return new Probe.Either(behind(), probe);
    }

    private Probe behind() {
        return new Probe.Query(loser, Template.sql(ROLE + " AND s.role_desc = N'SECONDARY'", places), List.of(), Map.of());
    }
}
