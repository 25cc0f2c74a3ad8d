package io.linkspan.cli.link;

import io.linkspan.check.CheckDocument;
import io.linkspan.check.CheckReport;
import io.linkspan.check.Verdict;
import io.linkspan.cli.desk.CheckPrinter;
import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Exit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code check remove}: whether a link can be removed without harm. */
@Command(name = "remove", description = "Checks whether a link can be removed without harm.", mixinStandardHelpOptions = true)
public final class CheckRemoveCommand implements Callable<Integer> {

    private final Desk desk;

    @Mixin
    private final RemoveOptions options = new RemoveOptions();

    public CheckRemoveCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        try (Removal removal = Removal.open(desk, options)) {
            CheckReport report = removal.draft().check(new CheckPrinter(desk.output()));
            desk.output().document(CheckDocument.of(report));
            desk.output().say(CheckPrinter.verdict(report));
            return (report.verdict() == Verdict.READY ? Exit.DONE : Exit.BLOCKED).code();
        }
    }
}
