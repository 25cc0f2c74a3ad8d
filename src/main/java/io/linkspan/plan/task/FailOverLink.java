package io.linkspan.plan.task;

import static io.linkspan.check.fact.Facts.of;
import static io.linkspan.plan.Template.name;
import static io.linkspan.plan.Template.text;

import io.linkspan.azure.Arm;
import io.linkspan.check.fact.Facts;
import io.linkspan.model.LinkName;
import io.linkspan.model.Problem;
import io.linkspan.model.ReplicaView;
import io.linkspan.model.Side;
import io.linkspan.plan.Call;
import io.linkspan.plan.LinkCondition;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Probe;
import io.linkspan.plan.Risk;
import io.linkspan.plan.Step;
import io.linkspan.plan.Template;
import io.linkspan.plan.Undo;
import io.linkspan.plan.Want;
import io.linkspan.plan.Want.Comparison;
import io.linkspan.plan.Want.Otherwise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the other side primary (Managed Instance link, fail over): keeping the link, or ending it, or by force. */
public final class FailOverLink {

    private static final Duration SOON = Duration.ofMinutes(10);
    private static final Undo OTHER_WAY = new Undo.Not("Fail over the other way as a task of its own.");

    private FailOverLink() {
    }

    /** The steps, from what the checks read; a forced one needs only the side that takes over. */
    public static Plan plan(FailoverTask task, Facts facts) {
        if (task.forced()) {
            return plan(task, List.of(forced(task)));
        }
        List<Step> steps = new ArrayList<>();
        String instance = of(facts.instance()).id();
        steps.add(Identify.machines(of(facts.server()).identity().serverName(), instance));
        String database = facts.link().database().orElseThrow(() -> Problem.usage("unknown-link", "Nobody knows the database of the link " + task.link() + ".", "Check the name.").exception());
        if (task.waitForWriters()) {
            steps.add(writers(task.to().other(), database));
        }
        if (task.dropLink()) {
            steps.addAll(cutover(task, facts, instance));
            return plan(task, steps);
        }
        steps.add(Step.wait("synchronizing", "See that data flows", task.to().other(), new Probe.LinkState(task.link(), LinkCondition.SYNCHRONIZING), "both sides are connected and in step", SOON));
        steps.add(task.to() == Side.MANAGED_INSTANCE ? toInstance(task.link()) : toSqlServer(task.link(), instance));
        steps.add(Step.wait("settled", "Wait until data flows the other way", task.to(), new Probe.LinkState(task.link(), LinkCondition.SYNCHRONIZING), "both sides are connected and in step", SOON));
        return plan(task, steps);
    }

    private static Plan plan(FailoverTask task, List<Step> steps) {
        return new Plan("failover", task.link(), task.server(), task.instance(), steps, Probe.NOTHING);
    }

    private static Step writers(Side side, String database) {
        return Step.wait("writers", "Wait until nobody holds a transaction open in " + database, side, new Probe.Query(side, Template.sql("""
                SELECT COUNT(*) AS writers FROM sys.dm_exec_sessions
                WHERE database_id = DB_ID(<name>) AND is_user_process = 1 AND open_transaction_count > 0 AND session_id <> @@SPID""", Map.of("name", text(database))),
                List.of(Want.of("writers", "number of open transactions", Comparison.IS, "0", Otherwise.RUNNING)), Map.of()), "no session has one", SOON);
    }

    /** Goes to synchronous commit and back by itself; sent to the primary. */
    private static Step toInstance(LinkName link) {
        return Step.change("failover", "Fail over to the instance: connections to the database end, and SQL Server becomes read-only", Side.SQL_SERVER, Risk.DISTURBING,
                new Call.Statement(Side.SQL_SERVER, Template.sql("ALTER AVAILABILITY GROUP <group> FAILOVER", Map.of("group", name(link.value())))), OTHER_WAY,
                primary(link, LinkCondition.INSTANCE_PRIMARY), "the instance is PRIMARY and SQL Server SECONDARY").within(SOON);
    }

    /** Azure takes a planned failover only while the instance is primary. */
    private static Step toSqlServer(LinkName link, String instance) {
        return Step.change("failover", "Fail over to SQL Server: connections to the database end, and the instance becomes read-only", Side.MANAGED_INSTANCE, Risk.DISTURBING,
                new Call.Request("POST", LinkSteps.path(instance, link) + "/failover", Arm.LINKS, Template.json("{\"failoverType\":\"Planned\"}", Map.of())), OTHER_WAY,
                primary(link, LinkCondition.SQL_SERVER_PRIMARY), "SQL Server is PRIMARY and the instance SECONDARY").within(SOON);
    }

    private static Step forced(FailoverTask task) {
        return Step.change("failover", "Take over by force: what the other side has not sent is lost, and when it returns there are two primaries", task.to(), Risk.DATA_LOSS,
                new Call.Statement(task.to(), Template.sql("ALTER AVAILABILITY GROUP <group> FORCE_FAILOVER_ALLOW_DATA_LOSS", Map.of("group", name(task.link().value())))),
                new Undo.Not("What is lost stays lost."),
                primary(task.link(), task.to() == Side.MANAGED_INSTANCE ? LinkCondition.INSTANCE_TOOK_OVER : LinkCondition.SQL_SERVER_TOOK_OVER), "the " + task.to().words() + " is PRIMARY").within(SOON);
    }

    /** Until the roles have changed there is nothing wrong with the link, only something still to do. */
    private static Probe primary(LinkName link, LinkCondition condition) {
        return new Probe.Until(new Probe.LinkState(link, condition));
    }

    /** Both sides in step to the last block, then the link ends and the copy on the instance becomes writable. */
    private static List<Step> cutover(FailoverTask task, Facts facts, String instance) {
        ReplicaView view = of(facts.link().sqlServer()).orElseThrow(() -> Problem.usage("unknown-link", "SQL Server has no link " + task.link() + ".", "Check the name.").on(Side.SQL_SERVER).exception());
        Map<String, Template.Part> places = Map.of("group", name(task.link().value()), "name", text(task.link().value()), "here", text(view.availabilityGroup()), "there", text(view.partnerGroup()));
        List<Step> steps = new ArrayList<>();
        steps.add(Step.change("synchronous", "Let SQL Server wait for the instance at every commit", Side.SQL_SERVER, Risk.DISTURBING, new Call.Statement(Side.SQL_SERVER, Template.sql("""
                ALTER AVAILABILITY GROUP <group> MODIFY AVAILABILITY GROUP ON
                <here> WITH (AVAILABILITY_MODE = SYNCHRONOUS_COMMIT), <there> WITH (AVAILABILITY_MODE = SYNCHRONOUS_COMMIT)""", places)), new Undo.Not("It ends with the link."),
                new Probe.Query(Side.SQL_SERVER, Template.sql("""
                        SELECT COUNT(*) AS asynchronous FROM sys.availability_groups AS g JOIN sys.availability_replicas AS r ON r.group_id = g.group_id
                        WHERE g.name = <name> AND r.availability_mode_desc <> N'SYNCHRONOUS_COMMIT'""", places),
                        List.of(Want.of("asynchronous", "number of asynchronous members", Comparison.IS, "0", Otherwise.ABSENT)), Map.of()), "both members commit synchronously"));
        steps.add(Step.wait("gate", "Wait until both sides have hardened the same log", Side.SQL_SERVER, new Probe.Query(Side.SQL_SERVER, Template.sql("""
                SELECT CASE WHEN l.last_hardened_lsn = r.last_hardened_lsn THEN 1 ELSE 0 END AS is_equal
                FROM sys.availability_groups AS g JOIN sys.dm_hadr_database_replica_states AS l ON l.group_id = g.group_id AND l.is_local = 1
                JOIN sys.dm_hadr_database_replica_states AS r ON r.group_id = g.group_id AND r.is_local = 0 WHERE g.name = <name>""", places),
                List.of(Want.of("is_equal", "hardened log of both sides", Comparison.IS, "1", Otherwise.RUNNING)), Map.of()), "last_hardened_lsn is equal", SOON));
        steps.addAll(RemoveLink.steps(new RemoveTask(task.link(), task.server(), task.instance(), false), facts, instance));
        return steps;
    }
}
