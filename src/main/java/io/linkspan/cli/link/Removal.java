package io.linkspan.cli.link;

import io.linkspan.cli.desk.Desk;
import io.linkspan.link.LinkEnds;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.plan.task.RemoveDraft;

/** A link that a command line names, about to be removed: both ends open, read once. */
public record Removal(LinkEnds ends, RemoveDraft draft) implements AutoCloseable {

    public static Removal open(Desk desk, RemoveOptions options) {
        LinkSnapshot link = desk.link(options.name).snapshot();
        LinkEnds ends = desk.lazyEnds(desk.profile(), link.server(), link.instance());
        return new Removal(ends, RemoveDraft.read(options.task(link), link.database(), ends, desk.reader(ends), desk.runs(), desk.tools().clock()));
    }

    @Override
    public void close() {
        ends.close();
    }
}
