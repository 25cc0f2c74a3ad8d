package io.linkspan.cli.rehearse;

import io.linkspan.check.CheckDocument;
import io.linkspan.check.CheckReport;
import io.linkspan.check.Verdict;
import io.linkspan.cli.desk.CheckPrinter;
import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Exit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code check rehearse}: whether a link can be rehearsed. */
@Command(name = "rehearse", description = "Checks whether a link can be rehearsed on a copy.", mixinStandardHelpOptions = true)
public final class CheckRehearseCommand implements Callable<Integer> {

    private final Desk desk;

    @Mixin
    private final RehearseOptions options = new RehearseOptions();

    public CheckRehearseCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        try (Rehearsing rehearsing = Rehearsing.open(desk, options)) {
            CheckReport report = rehearsing.draft().check(new CheckPrinter(desk.output()));
            desk.output().document(CheckDocument.of(report));
            desk.output().say(CheckPrinter.verdict(report));
            return (report.verdict() == Verdict.READY ? Exit.DONE : Exit.BLOCKED).code();
        }
    }
}
