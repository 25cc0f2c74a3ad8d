package io.linkspan.cli.rehearse;

import io.linkspan.cli.desk.CheckPrinter;
import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Opened;
import io.linkspan.cli.desk.Runner;
import io.linkspan.plan.task.rehearse.RehearseDraft;
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
        try (Opened<RehearseDraft> rehearsal = options.open(desk)) {
            RehearseDraft draft = rehearsal.draft();
            return runner.whenReady(draft.task().link(), draft.check(new CheckPrinter(desk.output())), draft::plan, plan -> dryRun ? runner.show(plan) : runner.run(plan, rehearsal.ends())).code();
        }
    }
}
