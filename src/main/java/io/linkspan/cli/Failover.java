package io.linkspan.cli;

import io.linkspan.link.LinkEnds;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.plan.task.FailoverDraft;
import io.linkspan.plan.task.FailoverTask;

/** A link that a command line names, about to fail over: both ends, as far as they answer, read once. */
record Failover(LinkEnds ends, FailoverDraft draft) implements AutoCloseable {

    static Failover open(Desk desk, FailoverOptions options) {
        LinkSnapshot link = desk.link(options.name).snapshot();
        LinkEnds ends = desk.lazyEnds(desk.profile(), link.server(), link.instance());
        FailoverTask task = new FailoverTask(link.name(), link.server(), link.instance(), options.side(), options.workload, options.dropLink, options.forced);
        return new Failover(ends, FailoverDraft.read(task, link.database(), ends, desk.reader(ends), desk.tools().clock()));
    }

    @Override
    public void close() {
        ends.close();
    }
}
