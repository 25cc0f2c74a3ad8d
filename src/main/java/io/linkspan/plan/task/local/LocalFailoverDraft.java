package io.linkspan.plan.task.local;

import io.linkspan.check.CheckReport;
import io.linkspan.check.CheckResult;
import io.linkspan.check.CheckRunner;
import io.linkspan.check.Checks;
import io.linkspan.check.fact.FactReader;
import io.linkspan.check.fact.Facts;
import io.linkspan.check.fact.NodeFacts;
import io.linkspan.link.LinkEnds;
import io.linkspan.link.LinkReader;
import io.linkspan.model.LinkResource;
import io.linkspan.model.Loss;
import io.linkspan.model.Observed;
import io.linkspan.model.Problem;
import io.linkspan.model.ProblemException;
import io.linkspan.model.ReplicaView;
import io.linkspan.model.Side;
import io.linkspan.plan.Plan;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * A group about to move to another of its nodes: that node and the instance, as far as they answered, as they were read once. The calls that every surface makes: read, check, plan, run.
 *
 * @param facts with the node that is to be primary as SQL Server
 * @param node  the group as that node sees it
 */
public record LocalFailoverDraft(Facts facts, Observed<NodeFacts> node, LocalFailoverTask task) {

    /**
     * Reads and changes nothing.
     *
     * @param ends   the node that is to be primary, and the instance
     * @param reader reads links between these two ends
     */
    public static LocalFailoverDraft read(LocalFailoverTask task, Optional<String> database, LinkEnds ends, LinkReader reader, Clock clock) {
        Facts facts = new FactReader(ends, reader, task.link(), database, clock).read();
        return new LocalFailoverDraft(facts, node(task, facts, ends, clock), task);
    }

    /** @param observer told of each result as it comes */
    public CheckReport check(Consumer<CheckResult> observer) {
        return CheckRunner.run("failover-local", Checks.forLocalFailover(node, task.forced()), facts, observer);
    }

    /** What a forced one would lose: nothing known while every database of the node is SYNCHRONIZED, else nobody can say. */
    public Loss loss() {
        boolean complete = node.is(NodeFacts::isSynchronized);
        return new Loss(complete ? OptionalLong.of(0) : OptionalLong.empty(), OptionalLong.empty(), node.toOptional().flatMap(NodeFacts::lastCommit));
    }

    /** Throws the problem of a part that could not be read; never once the checks say that it may begin. */
    public Plan plan() {
        return FailOverGroup.plan(task, facts, Facts.of(node));
    }

    private static Observed<NodeFacts> node(LocalFailoverTask task, Facts facts, LinkEnds ends, Clock clock) {
        try {
            String group = facts.link().seenResource().map(LinkResource::partnerAvailabilityGroupName).or(() -> facts.link().seen(Side.MANAGED_INSTANCE).map(ReplicaView::partnerGroup))
                    .orElseThrow(() -> Problem.of(Problem.Kind.UNREACHABLE, "group-unknown", "Which availability group is under the link " + task.link() + " only the instance or Azure can say, and neither answers.",
                            "Try again when one of them does, or fail the group over by hand.").exception());
            return Observed.known(NodeFacts.read(ends.sqlServer(), group), clock.instant());
        } catch (ProblemException e) {
            return Observed.unknown(e.problem(), clock.instant());
        }
    }
}
