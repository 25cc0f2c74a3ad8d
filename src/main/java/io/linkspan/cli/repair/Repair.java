package io.linkspan.cli.repair;

import io.linkspan.cli.desk.Desk;
import io.linkspan.link.LinkEnds;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Side;
import io.linkspan.plan.task.repair.RepairDraft;
import io.linkspan.plan.task.repair.RepairTask;

/** A link that a command line names, about to be repaired: both ends, read once. */
record Repair(LinkEnds ends, RepairDraft draft) implements AutoCloseable {

    static Repair open(Desk desk, RepairOptions options) {
        Side keep = options.side(); // refused before anything is read
        LinkSnapshot link = desk.link(options.name).snapshot();
        LinkEnds ends = desk.lazyEnds(desk.profile(), link.server(), link.instance());
        RepairTask task = new RepairTask(link.name(), link.server(), link.instance(), keep, options.saveTo);
        return new Repair(ends, RepairDraft.read(task, link.database(), ends, desk.reader(ends), desk.tools().clock()));
    }

    @Override
    public void close() {
        ends.close();
    }
}
