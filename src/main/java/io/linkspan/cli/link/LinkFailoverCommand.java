package io.linkspan.cli.link;

import io.linkspan.check.CheckReport;
import io.linkspan.check.Verdict;
import io.linkspan.cli.desk.CheckPrinter;
import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Exit;
import io.linkspan.cli.desk.Opened;
import io.linkspan.cli.desk.Runner;
import io.linkspan.model.Problem;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Step;
import io.linkspan.plan.task.failover.FailoverDraft;
import io.linkspan.plan.task.failover.FailoverTask;
import io.linkspan.plan.task.failover.Workload;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code link failover}: makes the other side primary. */
@Command(name = "failover", description = "Makes the other side primary: planned without loss, or by force.", mixinStandardHelpOptions = true)
public final class LinkFailoverCommand implements Callable<Integer> {

    private final Desk desk;
    private final Runner runner;

    @Mixin
    private FailoverOptions options = new FailoverOptions();

    @Option(names = "--dry-run", description = "Shows the very statements and requests, and changes nothing.")
    private boolean dryRun;

    public LinkFailoverCommand(Desk desk, Runner runner) {
        this.desk = desk;
        this.runner = runner;
    }

    @Override
    public Integer call() {
        try (Opened<FailoverDraft> failover = options.open(desk)) {
            FailoverDraft draft = failover.draft();
            CheckReport report = draft.check(new CheckPrinter(desk.output()));
            if (report.verdict() != Verdict.READY) {
                return runner.blocked(draft.task().link(), report).code();
            }
            new UsePrinter(desk.output()).print(draft);
            if (dryRun) {
                return runner.show(draft.plan()).code();
            }
            if (draft.task().forced()) {
                return forced(failover).code();
            }
            Plan plan = draft.plan();
            if (draft.task().workload() == Workload.END) {
                agreeToEnd(plan);
            }
            return runner.run(plan, failover.ends()).code();
        }
    }

    /** Each by itself, whatever else was agreed to. */
    private void agreeToEnd(Plan plan) {
        List<String> kept = plan.steps().stream().filter(FailoverDraft::endsSomebody).map(Step::title).filter(title -> !options.endSessions && !desk.answersYes(title + "?")).toList();
        if (!kept.isEmpty()) {
            throw Problem.of(Problem.Kind.CONSENT, "no-consent", "Nobody agreed to: " + String.join("; ", kept) + ". Nothing was changed.", "Agree to each, give --end-sessions, or wait for them: --workload wait.").exception();
        }
    }

    private Exit forced(Opened<FailoverDraft> failover) {
        FailoverDraft draft = failover.draft();
        FailoverTask task = draft.task();
        Exit exit = runner.runAgreed(draft.plan(options.force.agreed(desk, draft.loss(), task.link())), failover.ends());
        if (exit == Exit.DONE) {
            desk.output().say("Send the applications to the " + task.to().words() + ". " + (task.dropLink() ? "When SQL Server returns, its database takes writes again: keep the applications away from it, and remove what is left of the link there: linkspan link remove " + task.link() + "."
                    : "When the " + task.to().other().words() + " returns, both are primary; keep writers away from it, then: linkspan link repair " + task.link() + " --keep " + task.to().id() + " --save-to PLACE (manual: two-primaries)."));
        }
        return exit;
    }
}
