package io.linkspan.plan.task.failover;

import static io.linkspan.check.fact.Facts.of;

import io.linkspan.check.Checks;
import io.linkspan.check.fact.Facts;
import io.linkspan.model.Problem;
import io.linkspan.model.ProblemException;
import io.linkspan.model.ReplicaView;
import io.linkspan.model.Side;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Probe;
import io.linkspan.plan.Step;
import io.linkspan.plan.task.Identify;
import io.linkspan.plan.task.RemoveLink;
import io.linkspan.plan.task.RemoveTask;
import java.util.ArrayList;
import java.util.List;

/** Makes the other side primary (Managed Instance link, fail over): keeping the link, or ending it, or by force. */
public final class FailOverLink {

    private FailOverLink() {
    }

    /** The steps, from what the checks read; a forced one needs only the side that takes over. */
    public static Plan plan(FailoverTask task, Facts facts) {
        if (task.forced()) {
            return plan(task, List.of(FailoverSteps.forced(task)), "");
        }
        String instance = of(facts.instance()).id();
        ReplicaView sqlServer = of(facts.link().sqlServer()).orElseThrow(() -> unknown(task));
        FailoverSteps make = new FailoverSteps(task.link(), instance, sqlServer);
        List<Step> steps = new ArrayList<>();
        steps.add(Identify.machines(of(facts.server()).identity().serverName(), instance));
        if (task.workload() != Workload.PROCEED) {
            steps.add(make.writers(task.to().other(), facts.link().database().orElseThrow(() -> unknown(task))));
        }
        if (task.dropLink()) {
            return cutOver(task, facts, make, steps, instance);
        }
        steps.add(make.flowing(task.to().other()));
        if (task.to() == Side.SQL_SERVER) {
            steps.add(make.requestToSqlServer());
            steps.add(make.settled(task.to()));
            return plan(task, steps, "failover");
        }
        return Checks.failsOverByStatement(of(facts.server()).identity().version()) ? byStatement(task, make, steps) : byHand(task, make, steps);
    }

    private static Plan byStatement(FailoverTask task, FailoverSteps make, List<Step> steps) {
        if (task.workload() != Workload.PROCEED) {
            steps.add(make.gate("gate", "Wait until both sides hold the same log", false));
        }
        steps.add(make.statementToInstance());
        steps.add(make.settled(task.to()));
        return plan(task, steps, "failover");
    }

    /** Builds without FAILOVER for links: roles change one after the other, and the gate is passed before and in between. */
    private static Plan byHand(FailoverTask task, FailoverSteps make, List<Step> steps) {
        steps.addAll(List.of(make.synchronous(), make.synchronousInAzure(), make.inStep()));
        if (task.workload() != Workload.PROCEED) {
            steps.add(make.gate("gate", "Wait until both sides hold the same log", true));
        }
        steps.add(make.demote());
        steps.add(make.gate("gate-again", "Wait until both sides hold the same log, now that nobody can write", true));
        steps.add(make.takeOver());
        steps.add(make.settled(task.to()));
        steps.addAll(make.asynchronous());
        return plan(task, steps, "take-over");
    }

    /** Both sides in step to the last block, then the link ends and the copy on the instance becomes writable. */
    private static Plan cutOver(FailoverTask task, Facts facts, FailoverSteps make, List<Step> steps, String instance) {
        steps.addAll(List.of(make.synchronous(), make.inStep()));
        steps.add(make.gate("gate", "Wait until both sides hold the same log", true));
        steps.addAll(RemoveLink.steps(new RemoveTask(task.link(), task.server(), task.instance(), false), facts, instance));
        return plan(task, steps, "delete-link");
    }

    private static Plan plan(FailoverTask task, List<Step> steps, String pointOfNoReturn) {
        return new Plan("failover", task.link(), task.server(), task.instance(), steps, Probe.NOTHING, pointOfNoReturn);
    }

    private static ProblemException unknown(FailoverTask task) {
        return Problem.usage("unknown-link", "SQL Server has no link " + task.link() + ".", "Check the name.").on(Side.SQL_SERVER).exception();
    }
}
