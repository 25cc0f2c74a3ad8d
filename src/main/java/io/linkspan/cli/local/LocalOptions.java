package io.linkspan.cli.local;

import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Force;
import io.linkspan.cli.desk.Opened;
import io.linkspan.link.LinkEnds;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.profile.Profile;
import io.linkspan.plan.task.local.LocalFailoverDraft;
import io.linkspan.plan.task.local.LocalFailoverTask;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code link failover-local}, {@code check failover-local} and {@code script failover-local} are told. */
public final class LocalOptions {

    @Parameters(paramLabel = "NAME", description = "The link.")
    public String name = "";

    @Option(names = "--to", required = true, paramLabel = "NODE", description = "The node that is to be primary, by its name in the profile.")
    public String to = "";

    @Mixin
    Force force = new Force();

    Opened<LocalFailoverDraft> open(Desk desk) {
        boolean forced = force.used(); // refused before anything is read
        Profile profile = desk.profile();
        String node = profile.server(to).name();
        LinkSnapshot link = desk.link(name).snapshot();
        LinkEnds ends = desk.lazyEnds(profile, node, link.instance());
        return new Opened<>(ends, LocalFailoverDraft.read(new LocalFailoverTask(link.name(), node, link.instance(), forced), link.database(), ends, desk.reader(ends), desk.tools().clock()));
    }
}
