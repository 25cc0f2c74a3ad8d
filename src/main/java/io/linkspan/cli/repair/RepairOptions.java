package io.linkspan.cli.repair;

import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Opened;
import io.linkspan.link.LinkEnds;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Side;
import io.linkspan.plan.task.repair.RepairDraft;
import io.linkspan.plan.task.repair.RepairTask;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code link repair}, {@code check repair} and {@code script repair} are told. */
public final class RepairOptions {

    @Parameters(paramLabel = "NAME", description = "The link.")
    public String name = "";

    @Option(names = "--keep", required = true, paramLabel = "SIDE", description = "Whose rows stay: sql-server or managed-instance. The other side's own rows leave its database.")
    public String keep = "";

    @Option(names = "--save-to", required = true, paramLabel = "PATH|URL", description = "Where the other side backs its database up to before: a file or, ending with a slash, a folder of that SQL Server, or a URL.")
    public String saveTo = "";

    @Option(names = "--accept-data-loss", paramLabel = "\"NAME drops SIDE\"", description = "Agrees that what only that side has leaves its database.")
    public @Nullable String acceptDataLoss;

    Opened<RepairDraft> open(Desk desk) {
        Side stays = Desk.side("--keep", keep); // refused before anything is read
        LinkSnapshot link = desk.link(name).snapshot();
        LinkEnds ends = desk.lazyEnds(desk.profile(), link.server(), link.instance());
        return new Opened<>(ends, RepairDraft.read(new RepairTask(link.name(), link.server(), link.instance(), stays, saveTo), link.database(), ends, desk.reader(ends), desk.tools().clock()));
    }
}
