package io.linkspan.cli.rehearse;

import io.linkspan.cli.desk.Desk;
import io.linkspan.link.LinkEnds;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.plan.task.rehearse.RehearseDraft;

/** A link that a command line names, about to be rehearsed: both ends, as far as they answer, read once. */
record Rehearsing(LinkEnds ends, RehearseDraft draft) implements AutoCloseable {

    static Rehearsing open(Desk desk, RehearseOptions options) {
        LinkSnapshot link = desk.link(options.name).snapshot();
        LinkEnds ends = desk.lazyEnds(desk.profile(), link.server(), link.instance());
        return new Rehearsing(ends, RehearseDraft.read(options.task(link), link.database(), ends, desk.reader(ends), desk.tools().clock()));
    }

    @Override
    public void close() {
        ends.close();
    }
}
