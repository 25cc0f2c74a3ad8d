package io.linkspan.cli.link;

import io.linkspan.check.Leftover;
import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Opened;
import io.linkspan.link.LinkEnds;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.plan.task.RemoveDraft;
import io.linkspan.plan.task.RemoveTask;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code link remove}, {@code check remove} and {@code script remove} are told. */
public final class RemoveOptions {

    @Parameters(paramLabel = "NAME", description = "The link.")
    public String name = "";

    @Option(names = "--keep-availability-group", description = "Leaves the availability group on SQL Server.")
    public boolean keepGroup;

    @Option(names = "--also-drop", split = ",", paramLabel = "trust|certificate|endpoint",
            description = "What the two machines keep of each other and is to go, too: SQL Server's certificate on the instance, the instance's on SQL Server, SQL Server's endpoint with its certificate.")
    public List<Leftover> alsoDrop = new ArrayList<>();

    /** Just the link, its groups and nothing besides. */
    public static RemoveOptions of(String link) {
        RemoveOptions options = new RemoveOptions();
        options.name = link;
        return options;
    }

    /** Reads both ends, as far as they answer. */
    public Opened<RemoveDraft> open(Desk desk) {
        LinkSnapshot link = desk.link(name).snapshot();
        LinkEnds ends = desk.lazyEnds(desk.profile(), link.server(), link.instance());
        return new Opened<>(ends, RemoveDraft.read(task(link), link.database(), ends, desk.reader(ends), desk.runs(), desk.tools().clock()));
    }

    private RemoveTask task(LinkSnapshot link) {
        Set<Leftover> drop = EnumSet.noneOf(Leftover.class);
        drop.addAll(alsoDrop);
        return new RemoveTask(link.name(), link.server(), link.instance(), keepGroup, drop);
    }
}
