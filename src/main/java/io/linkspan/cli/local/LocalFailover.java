package io.linkspan.cli.local;

import io.linkspan.cli.desk.Desk;
import io.linkspan.link.LinkEnds;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.profile.Profile;
import io.linkspan.plan.task.local.LocalFailoverDraft;
import io.linkspan.plan.task.local.LocalFailoverTask;

/** A link whose group a command line moves: the node that is to be primary, and the instance, read once. */
record LocalFailover(LinkEnds ends, LocalFailoverDraft draft) implements AutoCloseable {

    static LocalFailover open(Desk desk, LocalOptions options) {
        options.check();
        Profile profile = desk.profile();
        String node = profile.server(options.to).name();
        LinkSnapshot link = desk.link(options.name).snapshot();
        LinkEnds ends = desk.lazyEnds(profile, node, link.instance());
        return new LocalFailover(ends, LocalFailoverDraft.read(new LocalFailoverTask(link.name(), node, link.instance(), options.forced), link.database(), ends, desk.reader(ends), desk.tools().clock()));
    }

    @Override
    public void close() {
        ends.close();
    }
}
