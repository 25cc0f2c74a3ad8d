package io.linkspan.cli.link;

import io.linkspan.check.CheckReport;
import io.linkspan.check.Verdict;
import io.linkspan.cli.desk.CheckPrinter;
import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Runner;
import io.linkspan.link.LinkEnds;
import io.linkspan.plan.task.CreateDraft;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code link create}: checks, shows what would be done, asks, and does it. */
@Command(name = "create", description = "Links a database of SQL Server to a managed instance.", mixinStandardHelpOptions = true)
public final class LinkCreateCommand implements Callable<Integer> {

    private final Desk desk;
    private final Runner runner;

    @Mixin
    private final CreateOptions options = new CreateOptions();

    @Option(names = "--dry-run", description = "Shows the very statements and requests, and changes nothing.")
    private boolean dryRun;

    public LinkCreateCommand(Desk desk, Runner runner) {
        this.desk = desk;
        this.runner = runner;
    }

    @Override
    public Integer call() {
        try (LinkEnds ends = options.ends(desk)) {
            CreateDraft draft = options.read(desk, ends);
            CheckReport report = draft.check(new CheckPrinter(desk.output()));
            if (report.verdict() != Verdict.READY) {
                return runner.blocked(draft.task().spec().name(), report).code();
            }
            return (dryRun ? runner.show(draft.plan()) : runner.run(draft.plan(), ends, options.password(desk).secrets())).code();
        }
    }
}
