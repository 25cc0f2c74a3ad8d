package io.linkspan.cli.link;

import io.linkspan.cli.desk.Desk;
import io.linkspan.link.LinkEnds;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.plan.task.failover.FailoverDraft;
import io.linkspan.plan.task.failover.FailoverTask;

/** A link that a command line names, about to fail over: both ends, as far as they answer, read once. */
public record Failover(LinkEnds ends, FailoverDraft draft) implements AutoCloseable {

    public static Failover open(Desk desk, FailoverOptions options) {
        LinkSnapshot link = desk.link(options.name).snapshot();
        FailoverTask task = options.task(link);
        LinkEnds ends = desk.lazyEnds(desk.profile(), link.server(), link.instance());
        return new Failover(ends, FailoverDraft.read(task, link.database(), ends, desk.reader(ends), desk.runs(), desk.tools().clock()));
    }

    @Override
    public void close() {
        ends.close();
    }
}
