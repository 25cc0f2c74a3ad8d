package io.linkspan.plan.task.failover;

import static io.linkspan.plan.Template.name;

import io.linkspan.azure.Arm;
import io.linkspan.check.Checks;
import io.linkspan.check.fact.Facts;
import io.linkspan.check.fact.ServerFacts;
import io.linkspan.model.LinkName;
import io.linkspan.model.Observed;
import io.linkspan.model.Side;
import io.linkspan.plan.Call;
import io.linkspan.plan.LinkCondition;
import io.linkspan.plan.Probe;
import io.linkspan.plan.Risk;
import io.linkspan.plan.Step;
import io.linkspan.plan.Template;
import io.linkspan.plan.Undo;
import io.linkspan.plan.task.Identify;
import io.linkspan.plan.task.LinkSteps;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A forced failover: the side that takes over is told by whoever answers for it, and nobody else is asked (Managed Instance link, fail over). */
final class ForcedSteps {

    private static final Undo LOST = new Undo.Not("What is lost stays lost. When the other side returns, both are primary: linkspan link repair.");

    private ForcedSteps() {
    }

    /** @param agreed seconds of work that somebody agreed to lose; empty for any */
    static List<Step> of(FailoverTask task, Facts facts, OptionalLong agreed) {
        Step takes = task.dropLink() ? dropped(task.link(), Facts.of(facts.instance()).id()) : byAzure(task, facts) ? request(task, Facts.of(facts.instance()).id()) : statement(task);
        return List.of(identify(task, facts), loss(task, agreed), takes);
    }

    /** Asks only whom the failover itself asks. */
    private static Step identify(FailoverTask task, Facts facts) {
        if (task.to() == Side.SQL_SERVER) {
            return Identify.server(Facts.of(facts.server()).identity().serverName());
        }
        return task.dropLink() || byAzure(task, facts) ? Identify.instanceOnly(Facts.of(facts.instance()).id()) : Identify.instance();
    }

    /**
     * The statement is documented from SQL Server 2022 CU13 on, and a dead side does not tell its build: only where that is known the statement is sent. Azure takes every build whose link outlives it;
     * where Azure does not answer either, the statement is the one way left, which asks nobody but the side that takes over.
     */
    private static boolean byAzure(FailoverTask task, Facts facts) {
        boolean statement = facts.server() instanceof Observed.Known<ServerFacts> server && Checks.failsOverByStatement(server.value().identity().version());
        return task.to() == Side.MANAGED_INSTANCE && !statement && facts.instance() instanceof Observed.Known;
    }

    /** Measured once more, immediately before. */
    private static Step loss(FailoverTask task, OptionalLong agreed) {
        return Step.wait("loss", "See that no more would be lost than was agreed to", task.to(), new Probe.Loss(task.link(), task.to(), agreed.orElse(Probe.Loss.ANY), task.dropLink()),
                agreed.isPresent() ? "at most " + agreed.getAsLong() + " s of work would be lost" : "any loss was agreed to", Step.PROMPT);
    }

    /** For builds without the statement, and those that are not known. */
    private static Step request(FailoverTask task, String instance) {
        return taken(task, new Call.Request("POST", LinkSteps.path(instance, task.link()) + "/failover", Arm.LINKS, Template.json("{\"failoverType\":\"ForcedAllowDataLoss\"}", Map.of())));
    }

    private static Step statement(FailoverTask task) {
        return taken(task, new Call.Statement(task.to(), Template.sql("ALTER AVAILABILITY GROUP <group> FORCE_FAILOVER_ALLOW_DATA_LOSS", Map.of("group", name(task.link().value())))));
    }

    private static Step taken(FailoverTask task, Call call) {
        return Step.change("failover", "Take over by force: what the other side has not sent is lost, and when it returns there are two primaries", task.to(), Risk.DATA_LOSS, call, LOST,
                new Probe.Until(new Probe.LinkState(task.link(), task.to() == Side.MANAGED_INSTANCE ? LinkCondition.INSTANCE_TOOK_OVER : LinkCondition.SQL_SERVER_TOOK_OVER)),
                "the " + task.to().words() + " is PRIMARY").within(FailoverSteps.SOON);
    }

    /** The only way for SQL Server 2016 to 2019. */
    private static Step dropped(LinkName link, String instance) {
        String path = LinkSteps.path(instance, link);
        return Step.change("failover", "Delete the link by force: its copy on the instance becomes a database of its own, without what SQL Server has not sent", Side.MANAGED_INSTANCE, Risk.DATA_LOSS,
                new Call.Request("DELETE", path, Arm.LINKS, Template.NOTHING), new Undo.Not("What is lost stays lost. When SQL Server returns, remove what is left of the link there."),
                new Probe.Gone(new Probe.Resource(path, Arm.LINKS, List.of(), Map.of())), "Azure shows no such link").within(FailoverSteps.SOON);
    }
}
