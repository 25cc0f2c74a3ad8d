package io.linkspan.plan.task.local;

import static io.linkspan.check.fact.Facts.of;
import static io.linkspan.plan.Template.name;
import static io.linkspan.plan.Template.text;

import io.linkspan.check.fact.Facts;
import io.linkspan.check.fact.NodeFacts;
import io.linkspan.model.Side;
import io.linkspan.plan.Call;
import io.linkspan.plan.LinkCondition;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Probe;
import io.linkspan.plan.Risk;
import io.linkspan.plan.Step;
import io.linkspan.plan.Template;
import io.linkspan.plan.Template.Part;
import io.linkspan.plan.Undo;
import io.linkspan.plan.Want;
import io.linkspan.plan.Want.Comparison;
import io.linkspan.plan.Want.Otherwise;
import io.linkspan.plan.task.Identify;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes another node primary of the group under a link. Everything is asked of that node and sent to it; the link goes on by the listener. */
public final class FailOverGroup {

    private static final Duration SOON = Duration.ofMinutes(5);

    private FailOverGroup() {
    }

    static Plan plan(LocalFailoverTask task, Facts facts, NodeFacts node) {
        Map<String, Part> places = Map.of("group", name(node.group()), "name", text(node.group()));
        List<Step> steps = new ArrayList<>();
        steps.add(Identify.machines(of(facts.server()).identity().serverName(), of(facts.instance()).id()));
        if (!task.forced()) {
            steps.add(Step.wait("synchronized", "Wait until " + task.node() + " has all that the primary committed", Side.SQL_SERVER, late(places), "every database of the group is SYNCHRONIZED there", SOON));
        }
        steps.add(task.forced() ? failover("Make " + task.node() + " primary of " + node.group() + " by force: what the present primary has not sent is lost, and the other nodes wait suspended until each is resumed",
                Risk.DATA_LOSS, "ALTER AVAILABILITY GROUP <group> FORCE_FAILOVER_ALLOW_DATA_LOSS", places, "What is lost stays lost.")
                : failover("Make " + task.node() + " primary of " + node.group() + ": connections to the database end, and the listener leads there", Risk.DISTURBING, "ALTER AVAILABILITY GROUP <group> FAILOVER", places,
                "Fail over to the other node as a task of its own."));
        steps.add(Step.wait("settled", "Wait until the link goes on from there", Side.MANAGED_INSTANCE, new Probe.LinkState(task.link(), LinkCondition.SYNCHRONIZING), "both sides are connected and in step", SOON));
        Plan plan = new Plan("failover-local", task.link(), task.node(), task.instance(), steps, Probe.NOTHING, "failover");
        return task.forced() ? plan : plan.interrupting("failover");
    }

    private static Step failover(String title, Risk risk, String statement, Map<String, Part> places, String noWayBack) {
        return Step.change("failover", title, Side.SQL_SERVER, risk, new Call.Statement(Side.SQL_SERVER, Template.sql(statement, places)), new Undo.Not(noWayBack), new Probe.Query(Side.SQL_SERVER, Template.sql("""
                SELECT s.role_desc, CASE WHEN s.role_desc = N'PRIMARY' THEN (SELECT COUNT(*) FROM sys.availability_databases_cluster AS d
                WHERE d.group_id = g.group_id AND ISNULL(CAST(DATABASEPROPERTYEX(d.database_name, 'Updateability') AS nvarchar(60)), N'') <> N'READ_WRITE') ELSE 0 END AS closed
                FROM sys.availability_groups AS g JOIN sys.dm_hadr_availability_replica_states AS s ON s.group_id = g.group_id AND s.is_local = 1 WHERE g.name = <name>""", places),
                List.of(Want.of("role_desc", "role of this node", Comparison.IS, "PRIMARY", Otherwise.ABSENT), Want.of("closed", "number of databases that take no writes yet", Comparison.IS, "0", Otherwise.RUNNING)), Map.of()),
                "this node says PRIMARY, and its databases take writes").within(SOON);
    }

    private static Probe late(Map<String, Part> places) {
        return new Probe.Query(Side.SQL_SERVER, Template.sql("""
                SELECT COUNT(*) AS late FROM sys.availability_groups AS g JOIN sys.dm_hadr_database_replica_states AS s ON s.group_id = g.group_id AND s.is_local = 1
                WHERE g.name = <name> AND (s.synchronization_state_desc <> N'SYNCHRONIZED' OR s.is_suspended = 1)""", places),
                List.of(Want.of("late", "number of databases that are not SYNCHRONIZED", Comparison.IS, "0", Otherwise.RUNNING)), Map.of());
    }
}
