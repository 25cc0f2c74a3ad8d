package io.linkspan.cli.link;

import io.linkspan.check.CheckReport;
import io.linkspan.check.Verdict;
import io.linkspan.cli.desk.CheckPrinter;
import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Runner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code link remove}: ends replication; both databases stay, each on its own. */
@Command(name = "remove", description = "Removes a link; both databases stay, each writable on its own.", mixinStandardHelpOptions = true)
public final class LinkRemoveCommand implements Callable<Integer> {

    private final Desk desk;
    private final Runner runner;

    @Mixin
    private final RemoveOptions options = new RemoveOptions();

    @Option(names = "--dry-run", description = "Shows the very statements and requests, and changes nothing.")
    private boolean dryRun;

    public LinkRemoveCommand(Desk desk, Runner runner) {
        this.desk = desk;
        this.runner = runner;
    }

    @Override
    public Integer call() {
        try (Removal removal = Removal.open(desk, options)) {
            CheckReport report = removal.draft().check(new CheckPrinter(desk.output()));
            if (report.verdict() != Verdict.READY) {
                return runner.blocked(removal.draft().task().link(), report).code();
            }
            return (dryRun ? runner.show(removal.draft().plan()) : runner.run(removal.draft().plan(), removal.ends())).code();
        }
    }
}
