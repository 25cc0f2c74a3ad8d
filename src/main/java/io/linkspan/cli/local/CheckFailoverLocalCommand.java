package io.linkspan.cli.local;

import io.linkspan.check.CheckDocument;
import io.linkspan.check.CheckReport;
import io.linkspan.check.Verdict;
import io.linkspan.cli.desk.CheckPrinter;
import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Exit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code check failover-local}: whether the group under a link can move to a node. */
@Command(name = "failover-local", description = "Checks whether the availability group under a link can move to a node.", mixinStandardHelpOptions = true)
public final class CheckFailoverLocalCommand implements Callable<Integer> {

    private final Desk desk;

    @Mixin
    private final LocalOptions options = new LocalOptions();

    public CheckFailoverLocalCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        try (LocalFailover local = LocalFailover.open(desk, options)) {
            CheckReport report = local.draft().check(new CheckPrinter(desk.output()));
            desk.output().document(CheckDocument.of(report));
            desk.output().say(CheckPrinter.verdict(report));
            return (report.verdict() == Verdict.READY ? Exit.DONE : Exit.BLOCKED).code();
        }
    }
}
