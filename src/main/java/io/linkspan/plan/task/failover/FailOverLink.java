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
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Makes the other side primary (Managed Instance link, fail over): keeping the link, or ending it, or by force. */
public final class FailOverLink {

    /** Id of the step after which nobody can write to SQL Server's database; a cut-over has none where its group stays. */
    public static final String LOCK = "lock-database";

    private FailOverLink() {
    }

    /** The steps, from what the checks read; a forced one needs only the side that takes over. */
    public static Plan plan(FailoverTask task, Facts facts, Survey survey) {
        if (task.forced()) {
            return forced(task, facts, survey, OptionalLong.empty());
        }
        WorkloadSteps workload = new WorkloadSteps(task, survey, facts.link().database().orElse(""));
        String database = facts.link().database().orElseThrow(() -> unknown(task));
        String instance = of(facts.instance()).id();
        String server = of(facts.server()).identity().serverName();
        FailoverSteps make = new FailoverSteps(task, instance, of(facts.link().sqlServer()).orElseThrow(() -> unknown(task)), database);
        List<Step> steps = new ArrayList<>(List.of(Identify.machines(server, instance), make.flowing()));
        steps.addAll(workload.before());
        if (task.makesSqlServerSecondary()) {
            task.readable().filter(wanted -> wanted == of(survey.readable()).equals("NO")).ifPresent(wanted -> steps.add(make.readable(server, wanted, of(survey.readable()))));
        }
        String pointOfNoReturn = task.dropLink() ? cutOver(task, facts, make, steps, instance) : task.to() == Side.SQL_SERVER ? byRequest(task, make, steps)
                : Checks.failsOverByStatement(of(facts.server()).identity().version()) ? byStatement(task, make, steps) : byHand(task, make, steps);
        steps.addAll(workload.after());
        Probe undoable = pointOfNoReturn.equals("failover") ? make.unchanged() : Probe.NOTHING;
        Plan plan = plan(task, steps, undoable, pointOfNoReturn).interrupting(pointOfNoReturn.equals("failover") ? "failover" : "demote");
        return task.dropLink() ? plan.leaving(AftercareList.of(facts, facts.link().database().orElse(""))) : plan;
    }

    /** @param agreed seconds of work that somebody agreed to lose; empty for any */
    static Plan forced(FailoverTask task, Facts facts, Survey survey, OptionalLong agreed) {
        WorkloadSteps workload = new WorkloadSteps(task, survey, facts.link().database().orElse(""));
        return plan(task, Stream.concat(ForcedSteps.of(task, facts, agreed).stream(), workload.after().stream()).toList(), Probe.NOTHING, "failover");
    }

    private static String byRequest(FailoverTask task, FailoverSteps make, List<Step> steps) {
        if (task.workload() != Workload.PROCEED) {
            steps.add(make.gate("gate", "Wait until both sides hold the same log"));
        }
        steps.addAll(List.of(make.requestToSqlServer(), make.settled()));
        return "failover";
    }

    private static String byStatement(FailoverTask task, FailoverSteps make, List<Step> steps) {
        if (task.workload() != Workload.PROCEED) {
            steps.add(make.gate("gate", "Wait until both sides hold the same log"));
        }
        steps.addAll(List.of(make.statementToInstance(), make.settled()));
        return "failover";
    }

    /** Builds without FAILOVER for links: roles change one after the other, and the gate is passed before and in between. */
    private static String byHand(FailoverTask task, FailoverSteps make, List<Step> steps) {
        steps.addAll(List.of(make.synchronous(), make.synchronousInAzure(), make.inStep()));
        giveUp(task, make, steps);
        steps.addAll(List.of(make.takeOver(), make.settled()));
        steps.addAll(make.asynchronous());
        return "take-over";
    }

    /**
     * SQL Server gives up its role, both sides hold the same log to its end, then the link ends and the copy on the instance becomes writable. SQL Server's database never does again, unless somebody wants it
     * to: secondary as long as the distributed group is there, it leaves its group before that goes. Where the group is to stay, so does the distributed one, and locks the database. That Azure deletes a link
     * neither of whose sides is primary is unconfirmed.
     */
    private static String cutOver(FailoverTask task, Facts facts, FailoverSteps make, List<Step> steps, String instance) {
        steps.addAll(List.of(make.synchronous(), make.inStep()));
        giveUp(task, make, steps);
        List<Step> ending = RemoveLink.steps(new RemoveTask(task.link(), task.server(), task.instance(), false), facts, instance);
        if (task.writable()) {
            steps.addAll(ending);
        } else if (ending.stream().anyMatch(step -> step.id().equals(RemoveLink.DROP_GROUP))) {
            steps.addAll(List.of(ending.getFirst(), make.lock()));
            ending.stream().skip(1).map(make::onceLocked).forEach(steps::add);
        } else {
            ending.stream().filter(step -> !step.id().equals(RemoveLink.DROP_DISTRIBUTED_GROUP)).forEach(steps::add);
        }
        return "delete-link";
    }

    private static void giveUp(FailoverTask task, FailoverSteps make, List<Step> steps) {
        if (task.workload() != Workload.PROCEED) {
            steps.add(make.gate("gate", "Wait until both sides hold the same log"));
        }
        steps.addAll(List.of(make.demote(), make.gate("gate-again", "Wait until both sides hold the same log, now that nobody can write")));
    }

    private static Plan plan(FailoverTask task, List<Step> steps, Probe undoable, String pointOfNoReturn) {
        return new Plan("failover", task.link(), task.server(), task.instance(), steps, undoable, pointOfNoReturn);
    }

    private static ProblemException unknown(FailoverTask task) {
        return Problem.usage("unknown-link", "SQL Server has no link " + task.link() + ".", "Check the name.").on(Side.SQL_SERVER).exception();
    }
}
