package io.linkspan.cli.link;

import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Exit;
import io.linkspan.cli.desk.Marks;
import io.linkspan.link.LinkEnds;
import io.linkspan.model.LinkName;
import io.linkspan.plan.EndsWorld;
import io.linkspan.plan.Secrets;
import io.linkspan.plan.report.AftercareReport;
import io.linkspan.plan.run.History;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code check aftercare}: what a cut-over left to be done by hand, and how far it is done; the link may be gone. */
@Command(name = "aftercare", description = "Shows what a cut-over left to do by hand, and proves what is done.", mixinStandardHelpOptions = true)
public final class CheckAftercareCommand implements Callable<Integer> {

    private final Desk desk;

    @Parameters(paramLabel = "NAME", description = "The link, which may be gone.")
    private String name = "";

    public CheckAftercareCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        History run = AftercareReport.latest(desk.runs(), new LinkName(name));
        try (LinkEnds ends = desk.lazyEnds(desk.profile(), run.plan().server(), run.plan().instance())) {
            AftercareReport report = AftercareReport.of(run, new EndsWorld(ends, desk.reader(ends), Secrets.NONE, desk.tools().clock()));
            desk.output().document(report);
            desk.output().say("After run " + run.run() + ":");
            report.items().forEach(item -> desk.output().say("%s %s (found: %s). Done when %s.%s".formatted(Marks.of(item.outcome()), item.title(), item.found(), item.doneWhen(),
                    item.why().isEmpty() ? "" : " Now: " + item.why() + ".")));
            return (report.verdict().equals("ready") ? Exit.DONE : Exit.BLOCKED).code();
        }
    }
}
