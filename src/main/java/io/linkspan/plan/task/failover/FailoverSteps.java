package io.linkspan.plan.task.failover;

import static io.linkspan.plan.Template.name;
import static io.linkspan.plan.Template.text;

import io.linkspan.azure.Arm;
import io.linkspan.model.LinkName;
import io.linkspan.model.ReplicaView;
import io.linkspan.model.Side;
import io.linkspan.plan.Call;
import io.linkspan.plan.LinkCondition;
import io.linkspan.plan.Probe;
import io.linkspan.plan.Risk;
import io.linkspan.plan.Step;
import io.linkspan.plan.Template;
import io.linkspan.plan.Template.Part;
import io.linkspan.plan.Undo;
import io.linkspan.plan.Want;
import io.linkspan.plan.Want.Comparison;
import io.linkspan.plan.Want.Otherwise;
import io.linkspan.plan.task.LinkSteps;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The steps of which failovers are made (Managed Instance link, fail over; Distributed availability groups, fail over). */
final class FailoverSteps {

    /** Long enough for what a healthy link does in seconds. */
    static final Duration SOON = Duration.ofMinutes(5);
    /** So often in a row both sides have to show the same log, and so far apart: the sampling window. */
    static final int SAMPLES = 3;
    static final Duration INTERVAL = Duration.ofMillis(200);
    private static final String READABLE = "ALTER AVAILABILITY GROUP <own> MODIFY REPLICA ON <server> WITH (SECONDARY_ROLE (ALLOW_CONNECTIONS = ";
    private static final Undo OTHER_WAY = new Undo.Not("Fail over the other way as a task of its own.");

    private final FailoverTask task;
    private final LinkName link;
    private final String instance;
    private final String group;
    private final String database;
    private final Map<String, Part> places;

    /** @param instance resource id */
    FailoverSteps(FailoverTask task, String instance, ReplicaView sqlServer, String database) {
        this.task = task;
        this.link = task.link();
        this.instance = instance;
        this.group = sqlServer.availabilityGroup();
        this.database = database;
        places = Map.of("group", name(link.value()), "name", text(link.value()), "here", text(sqlServer.availabilityGroup()), "there", text(sqlServer.partnerGroup()),
                "database", text(database));
    }

    Step flowing() {
        return Step.wait("flowing", "See that data flows", task.to().other(), new Probe.LinkState(link, LinkCondition.SYNCHRONIZING), "both sides are connected and in step", task.timeLimit());
    }

    Step settled() {
        return Step.wait("settled", "Wait until data flows the other way", task.to(), new Probe.LinkState(link, LinkCondition.SYNCHRONIZING), "both sides are connected and in step", SOON);
    }

    /**
     * What SQL Server allows once it is secondary; said while it is primary, the only time at which its group can be altered.
     *
     * @param before as sys.availability_replicas shows it
     */
    Step readable(String server, boolean wanted, String before) {
        Map<String, Part> all = new HashMap<>(places);
        all.putAll(Map.of("own", name(group), "server", text(server)));
        return Step.change("readable", wanted ? "Let SQL Server's copy be read while it is secondary" : "Let nobody read SQL Server's copy while it is secondary", Side.SQL_SERVER, Risk.SAFE,
                statement(READABLE + (wanted ? "ALL" : "NO") + "))", all), Undo.by(statement(READABLE + before + "))", all)),
                new Probe.Query(Side.SQL_SERVER, Template.sql("SELECT r.secondary_role_allow_connections_desc AS allowed FROM sys.availability_groups AS g JOIN sys.availability_replicas AS r ON r.group_id = g.group_id\n"
                        + "WHERE g.name = <here> AND r.replica_server_name = <server>", all), List.of(Want.of("allowed", "allowed connections", Comparison.IS, wanted ? "ALL" : "NO", Otherwise.ABSENT)), Map.of()),
                "sys.availability_replicas shows secondary_role_allow_connections_desc " + (wanted ? "ALL" : "NO"));
    }

    /** Goes to synchronous commit and back by itself; sent to the primary. */
    Step statementToInstance() {
        return Step.change("failover", "Fail over to the instance: connections to the database end, and SQL Server becomes read-only", Side.SQL_SERVER, Risk.DISTURBING,
                statement("ALTER AVAILABILITY GROUP <group> FAILOVER"), OTHER_WAY, swapped(), "the instance is PRIMARY and takes writes, and SQL Server is SECONDARY").within(SOON);
    }

    /** Azure takes a planned failover only while the instance is primary. */
    Step requestToSqlServer() {
        return Step.change("failover", "Fail over to SQL Server: connections to the database end, and the instance becomes read-only", Side.MANAGED_INSTANCE, Risk.DISTURBING,
                new Call.Request("POST", LinkSteps.path(instance, link) + "/failover", Arm.LINKS, Template.json("{\"failoverType\":\"Planned\"}", Map.of())), OTHER_WAY,
                swapped(), "SQL Server is PRIMARY and takes writes, and the instance is SECONDARY").within(SOON);
    }

    Step synchronous() {
        return Step.change("synchronous", "Let every commit on SQL Server wait for the instance", Side.SQL_SERVER, Risk.DISTURBING, statement(mode("SYNCHRONOUS_COMMIT")),
                Undo.by(statement(mode("ASYNCHRONOUS_COMMIT"))), mode(false), "both members commit synchronously");
    }

    /** What Azure holds for its side. */
    Step synchronousInAzure() {
        return azure("synchronous-azure", "Sync", Undo.by(new Call.Request("PATCH", LinkSteps.path(instance, link), Arm.LINKS, replication("Async"))));
    }

    Step inStep() {
        return Step.wait("synchronized", "Wait until both sides are in step", Side.SQL_SERVER, new Probe.LinkState(link, LinkCondition.SYNCHRONIZED), "SQL Server says SYNCHRONIZED", task.timeLimit());
    }

    /** After the roles have changed by hand nothing else makes it asynchronous again. */
    List<Step> asynchronous() {
        return List.of(Step.change("asynchronous", "Let commits no longer wait for the other side", Side.SQL_SERVER, Risk.SAFE, statement(mode("ASYNCHRONOUS_COMMIT")), OTHER_WAY, mode(true),
                "both members commit asynchronously"), azure("asynchronous-azure", "Async", OTHER_WAY));
    }

    private Step azure(String id, String mode, Undo undo) {
        String path = LinkSteps.path(instance, link);
        return Step.change(id, "Let Azure show it as " + mode, Side.MANAGED_INSTANCE, Risk.SAFE, new Call.Request("PATCH", path, Arm.LINKS, replication(mode)), undo,
                new Probe.Resource(path, Arm.LINKS, List.of(Want.of("/properties/replicationMode", "replication mode", Comparison.IS_IGNORING_CASE, mode, Otherwise.ABSENT)), Map.of()),
                "Azure shows replicationMode " + mode).within(SOON);
    }

    /**
     * The commit gate: the log of one side ends where that of the other ends, and it stays so. An asynchronous primary shows no last_hardened_lsn of its own, and is asked for what it
     * heard of the other side instead (sys.dm_hadr_database_replica_states).
     */
    Step gate(String id, String title) {
        Template log = Template.sql("""
                SELECT ISNULL(s.last_hardened_lsn, r.last_hardened_lsn) AS last_hardened_lsn, s.end_of_log_lsn FROM sys.availability_groups AS g
                JOIN sys.dm_hadr_database_replica_states AS s ON s.group_id = g.group_id AND s.is_local = 1
                LEFT JOIN sys.dm_hadr_database_replica_states AS r ON r.group_id = g.group_id AND r.group_database_id = s.group_database_id AND r.is_local = 0 WHERE g.name = <name>""", places);
        return Step.wait(id, title + ": " + SAMPLES + " readings in a row, " + INTERVAL.toMillis() + " ms apart", Side.SQL_SERVER,
                new Probe.Steady(new Probe.Same(log, log, "last_hardened_lsn, end_of_log_lsn", id + ".lsn"), SAMPLES, INTERVAL), "last_hardened_lsn and end_of_log_lsn of the distributed group are equal on both sides, "
                + SAMPLES + " readings in a row that are at least " + INTERVAL.toMillis() + " ms apart; within " + task.timeLimit().toSeconds() + " s, or the service is given back as it was", task.timeLimit());
    }

    /** From here until the take-over nobody is primary. It is taken back only while the instance itself says that it is secondary: what Azure shows may be older than the take-over. */
    Step demote() {
        Probe taken = new Probe.Gone(new Probe.Query(Side.MANAGED_INSTANCE, secondary(), List.of(), Map.of()));
        return Step.change("demote", "Make SQL Server secondary: connections to the database end, and nobody can write until the next step", Side.SQL_SERVER, Risk.DISTURBING,
                statement("ALTER AVAILABILITY GROUP <group> SET (ROLE = SECONDARY)"), new Undo.By(statement("ALTER AVAILABILITY GROUP <group> FORCE_FAILOVER_ALLOW_DATA_LOSS"), taken),
                new Probe.Query(Side.SQL_SERVER, secondary(), List.of(), Map.of()), "SQL Server says SECONDARY");
    }

    /**
     * What is written there from now on would be missing on the instance. ALTER DATABASE, SET HADR, speaks of secondary databases; that it takes the forwarder's for one is unconfirmed. Where it does not,
     * the distributed group stays, and SQL Server secondary with it.
     */
    Step lock() {
        Map<String, Part> all = Map.of("database", name(database));
        return Step.change(FailOverLink.LOCK, "Take SQL Server's database out of its group: it stays there, RESTORING, and nobody can write to it", Side.SQL_SERVER, Risk.DISTURBING,
                statement("ALTER DATABASE <database> SET HADR OFF", all), new Undo.Not("By hand, if it is to be used again: " + Template.sql("RESTORE DATABASE <database> WITH RECOVERY", all).shown()),
                locked(Otherwise.ABSENT), "sys.databases shows it RESTORING and in no group");
    }

    /** With its groups gone, a database that is still in one could be written to. */
    Step onceLocked(Step step) {
        return step.provided(locked(Otherwise.CONFLICTING));
    }

    private Probe locked(Otherwise otherwise) {
        return new Probe.Query(Side.SQL_SERVER, Template.sql("SELECT state_desc, CASE WHEN group_database_id IS NULL THEN N'no' ELSE N'yes' END AS in_group FROM sys.databases WHERE name = <database>", places),
                List.of(Want.of("in_group", "SQL Server's database in a group", Comparison.IS, "no", otherwise), Want.of("state_desc", "state of SQL Server's database", Comparison.IS, "RESTORING", otherwise)), Map.of());
    }

    /** Asked before a run that was refused at the change of roles calls itself taken back: the side that was primary still is. */
    Probe unchanged() {
        Side old = task.to().other();
        Probe says = new Probe.Query(old, Template.sql("SELECT s.role_desc FROM sys.availability_groups AS g JOIN sys.dm_hadr_availability_replica_states AS s ON s.group_id = g.group_id AND s.is_local = 1\n"
                + "WHERE g.name = <name>", places), List.of(Want.of("role_desc", "role of the " + old.words(), Comparison.IS, "PRIMARY", Otherwise.CONFLICTING)), Map.of());
        return old == Side.SQL_SERVER ? says : new Probe.Fallback(says, new Probe.Resource(LinkSteps.path(instance, link), Arm.LINKS,
                List.of(Want.of("/properties/instanceLinkRole", "role of the instance", Comparison.IS_IGNORING_CASE, "Primary", Otherwise.CONFLICTING)), Map.of()));
    }

    /** The documents show this statement for the forwarder of a distributed group, not for an instance: unconfirmed. */
    Step takeOver() {
        return Step.change("take-over", "Make the instance primary", Side.MANAGED_INSTANCE, Risk.DISTURBING,
                new Call.Statement(Side.MANAGED_INSTANCE, Template.sql("ALTER AVAILABILITY GROUP <group> FORCE_FAILOVER_ALLOW_DATA_LOSS", places)), OTHER_WAY,
                writable(Side.MANAGED_INSTANCE), "the instance is PRIMARY and takes writes").within(SOON);
    }

    private Call statement(String shape) {
        return statement(shape, places);
    }

    private static Call statement(String shape, Map<String, Part> places) {
        return new Call.Statement(Side.SQL_SERVER, Template.sql(shape, places));
    }

    private static String mode(String mode) {
        return "ALTER AVAILABILITY GROUP <group> MODIFY AVAILABILITY GROUP ON\n<here> WITH (AVAILABILITY_MODE = " + mode + "), <there> WITH (AVAILABILITY_MODE = " + mode + ")";
    }

    private Probe mode(boolean asynchronous) {
        return new Probe.Query(Side.SQL_SERVER, Template.sql("SELECT COUNT(*) AS others FROM sys.availability_groups AS g JOIN sys.availability_replicas AS r ON r.group_id = g.group_id\n"
                + "WHERE g.name = <name> AND r.availability_mode_desc <> N'" + (asynchronous ? "ASYNCHRONOUS_COMMIT" : "SYNCHRONOUS_COMMIT") + "'", places),
                List.of(Want.of("others", "number of members of the other mode", Comparison.IS, "0", Otherwise.ABSENT)), Map.of());
    }

    private static Template replication(String mode) {
        return Template.json("{\"properties\":{\"replicationMode\":\"" + mode + "\"}}", Map.of());
    }

    /** One row if this side says that it is secondary. */
    private Template secondary() {
        return Template.sql("""
                SELECT s.role_desc FROM sys.availability_groups AS g JOIN sys.dm_hadr_availability_replica_states AS s ON s.group_id = g.group_id AND s.is_local = 1
                WHERE g.name = <name> AND s.role_desc = N'SECONDARY'""", places);
    }

    /** Until the roles have changed there is nothing wrong with the link, only something still to do. Asked of the two sides alone, so that the moment is seen soon. */
    private Probe swapped() {
        return new Probe.Until(new Probe.All(List.of(writable(task.to()), new Probe.Query(task.to().other(), secondary(), List.of(), Map.of()))));
    }

    private Probe writable(Side side) {
        return new Probe.Until(new Probe.Query(side, Template.sql("""
                SELECT s.role_desc, CAST(DATABASEPROPERTYEX(<database>, 'Updateability') AS nvarchar(60)) AS updateability
                FROM sys.availability_groups AS g JOIN sys.dm_hadr_availability_replica_states AS s ON s.group_id = g.group_id AND s.is_local = 1 WHERE g.name = <name>""", places),
                List.of(Want.of("role_desc", "role", Comparison.IS, "PRIMARY", Otherwise.ABSENT), Want.of("updateability", "updateability", Comparison.IS, "READ_WRITE", Otherwise.ABSENT)), Map.of()));
    }
}
