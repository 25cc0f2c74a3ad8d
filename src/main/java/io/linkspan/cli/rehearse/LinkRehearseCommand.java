package io.linkspan.cli.rehearse;

import io.linkspan.check.CheckReport;
import io.linkspan.check.Verdict;
import io.linkspan.cli.desk.CheckPrinter;
import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Runner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code link rehearse}: tries a copy of the linked database on the instance; production is not touched. */
@Command(name = "rehearse", description = "Restores a copy of the linked database beside it, asks it, deletes it, and keeps a report; production is not touched.", mixinStandardHelpOptions = true)
public final class LinkRehearseCommand implements Callable<Integer> {

    private final Desk desk;
    private final Runner runner;

    @Mixin
    private final RehearseOptions options = new RehearseOptions();

    @Option(names = "--dry-run", description = "Shows the very statements and requests, and changes nothing.")
    private boolean dryRun;

    public LinkRehearseCommand(Desk desk, Runner runner) {
        this.desk = desk;
        this.runner = runner;
    }

    @Override
    public Integer call() {
        try (Rehearsing rehearsing = Rehearsing.open(desk, options)) {
            CheckReport report = rehearsing.draft().check(new CheckPrinter(desk.output()));
            if (report.verdict() != Verdict.READY) {
                return runner.blocked(rehearsing.draft().task().link(), report).code();
            }
            return (dryRun ? runner.show(rehearsing.draft().plan()) : runner.run(rehearsing.draft().plan(), rehearsing.ends())).code();
        }
    }
}
