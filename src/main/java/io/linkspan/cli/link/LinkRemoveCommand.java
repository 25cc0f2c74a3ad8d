package io.linkspan.cli.link;

import io.linkspan.cli.desk.CheckPrinter;
import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Opened;
import io.linkspan.cli.desk.Runner;
import io.linkspan.plan.task.RemoveDraft;
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
        try (Opened<RemoveDraft> removal = options.open(desk)) {
            RemoveDraft draft = removal.draft();
            return runner.whenReady(draft.task().link(), draft.check(new CheckPrinter(desk.output())), draft::plan, plan -> dryRun ? runner.show(plan) : runner.run(plan, removal.ends())).code();
        }
    }
}
