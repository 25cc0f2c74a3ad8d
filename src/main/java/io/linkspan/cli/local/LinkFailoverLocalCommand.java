package io.linkspan.cli.local;

import io.linkspan.cli.desk.CheckPrinter;
import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Exit;
import io.linkspan.cli.desk.Opened;
import io.linkspan.cli.desk.Runner;
import io.linkspan.plan.Plan;
import io.linkspan.plan.task.local.LocalFailoverDraft;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code link failover-local}: makes another node of SQL Server's group primary, while the link goes on. */
@Command(name = "failover-local", description = "Moves the availability group under a link to another of its nodes; the link goes on.", mixinStandardHelpOptions = true)
public final class LinkFailoverLocalCommand implements Callable<Integer> {

    private final Desk desk;
    private final Runner runner;

    @Mixin
    private final LocalOptions options = new LocalOptions();

    @Option(names = "--dry-run", description = "Shows the very statements and requests, and changes nothing.")
    private boolean dryRun;

    public LinkFailoverLocalCommand(Desk desk, Runner runner) {
        this.desk = desk;
        this.runner = runner;
    }

    @Override
    public Integer call() {
        try (Opened<LocalFailoverDraft> local = options.open(desk)) {
            LocalFailoverDraft draft = local.draft();
            return runner.whenReady(draft.task().link(), draft.check(new CheckPrinter(desk.output())), draft::plan, plan -> dryRun ? runner.show(plan) : run(plan, local)).code();
        }
    }

    private Exit run(Plan plan, Opened<LocalFailoverDraft> local) {
        if (!local.draft().task().forced()) {
            return runner.run(plan, local.ends());
        }
        options.force.agreed(desk, local.draft().loss(), local.draft().task().link());
        return runner.runAgreed(plan, local.ends());
    }
}
