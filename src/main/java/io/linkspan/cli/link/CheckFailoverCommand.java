package io.linkspan.cli.link;

import io.linkspan.check.CheckDocument;
import io.linkspan.check.CheckReport;
import io.linkspan.cli.desk.CheckPrinter;
import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Exit;
import io.linkspan.cli.desk.Opened;
import io.linkspan.plan.task.failover.FailoverDraft;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code check failover}: whether a link is ready to fail over to a side, from either side and with one side gone. */
@Command(name = "failover", description = "Checks whether a link is ready to fail over.", mixinStandardHelpOptions = true)
public final class CheckFailoverCommand implements Callable<Integer> {

    private final Desk desk;

    @Mixin
    private FailoverOptions options = new FailoverOptions();

    public CheckFailoverCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        try (Opened<FailoverDraft> failover = options.open(desk)) {
            CheckReport report = failover.draft().check(_ -> { });
            desk.output().document(CheckDocument.of(report));
            desk.output().say("Ready: " + switch (report.verdict()) {
                case READY -> "yes";
                case BLOCKED -> "no";
                case UNKNOWN -> "unknown";
            });
            report.results().forEach(new CheckPrinter(desk.output()));
            new UsePrinter(desk.output()).print(failover.draft());
            return Exit.of(report).code();
        }
    }
}
