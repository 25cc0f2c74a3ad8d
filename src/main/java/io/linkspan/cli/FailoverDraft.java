package io.linkspan.cli;

import io.linkspan.check.CheckReport;
import io.linkspan.check.CheckResult;
import io.linkspan.check.CheckRunner;
import io.linkspan.check.Checks;
import io.linkspan.check.fact.FactReader;
import io.linkspan.check.fact.Facts;
import io.linkspan.link.LinkEnds;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.plan.Plan;
import io.linkspan.plan.task.FailOverLink;
import io.linkspan.plan.task.FailoverTask;
import io.linkspan.plan.task.Loss;
import java.util.function.Consumer;

/** A link about to fail over: both ends as far as they answer, read once. */
record FailoverDraft(LinkEnds ends, Facts facts, FailoverTask task) implements AutoCloseable {

    static FailoverDraft open(Desk desk, FailoverOptions options) {
        LinkSnapshot link = desk.link(options.name).snapshot();
        LinkEnds ends = desk.lazyEnds(desk.profile(), link.server(), link.instance());
        Facts facts = new FactReader(ends, desk.reader(ends), link.name(), link.database(), desk.tools().clock()).read();
        return new FailoverDraft(ends, facts, new FailoverTask(link.name(), link.server(), link.instance(), options.side(), options.workload, options.dropLink, options.forced));
    }

    CheckReport check(Consumer<CheckResult> observer) {
        return CheckRunner.run("failover", task.forced() ? Checks.forForcedFailover(task.to()) : Checks.forFailover(task.to(), task.dropLink()), facts, observer);
    }

    Loss loss() {
        return Loss.of(facts.link(), task.to());
    }

    Plan plan() {
        return FailOverLink.plan(task, facts);
    }

    @Override
    public void close() {
        ends.close();
    }
}
