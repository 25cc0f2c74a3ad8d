package io.linkspan.cli.link;

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

    @Option(names = "--keep", description = "Keeps what was made when somebody refuses, to resume or undo. Without it, all is taken back.")
    private boolean keep;

    public LinkCreateCommand(Desk desk, Runner runner) {
        this.desk = desk;
        this.runner = runner;
    }

    @Override
    public Integer call() {
        try (LinkEnds ends = options.ends(desk)) {
            CreateDraft draft = options.read(desk, ends);
            return runner.whenReady(draft.task().spec().name(), draft.check(new CheckPrinter(desk.output())), () -> keep ? draft.plan().keeping() : draft.plan(),
                    plan -> dryRun ? runner.show(plan) : runner.run(plan, ends, options.password(desk).secrets())).code();
        }
    }
}
