package io.linkspan.cli.link;

import io.linkspan.check.CheckReport;
import io.linkspan.check.Verdict;
import io.linkspan.cli.desk.CheckPrinter;
import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Exit;
import io.linkspan.cli.desk.Runner;
import io.linkspan.model.Problem;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Step;
import io.linkspan.plan.task.failover.FailoverDraft;
import io.linkspan.plan.task.failover.FailoverTask;
import io.linkspan.plan.task.failover.Loss;
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
        try (Failover failover = Failover.open(desk, options)) {
            CheckReport report = failover.draft().check(new CheckPrinter(desk.output()));
            if (report.verdict() != Verdict.READY) {
                return runner.blocked(failover.draft().task().link(), report).code();
            }
            new UsePrinter(desk.output()).print(failover.draft());
            if (dryRun) {
                return runner.show(failover.draft().plan()).code();
            }
            if (failover.draft().task().forced()) {
                return forced(failover).code();
            }
            Plan plan = failover.draft().plan();
            if (failover.draft().task().workload() == Workload.END) {
                agreeToEnd(plan);
            }
            return runner.run(plan, failover.ends()).code();
        }
    }

    /** Each by itself, whatever else was agreed to. */
    private void agreeToEnd(Plan plan) {
        List<String> kept = plan.steps().stream().filter(FailoverDraft::endsSomebody).map(Step::title)
                .filter(title -> !options.endSessions && !desk.asked(title + "? [y/N]").filter(answer -> answer.strip().equalsIgnoreCase("y") || answer.strip().equalsIgnoreCase("yes")).isPresent()).toList();
        if (!kept.isEmpty()) {
            throw Problem.of(Problem.Kind.CONSENT, "no-consent", "Nobody agreed to: " + String.join("; ", kept) + ". Nothing was changed.", "Agree to each, give --end-sessions, or wait for them: --workload wait.").exception();
        }
    }

    private Exit forced(Failover failover) {
        FailoverTask task = failover.draft().task();
        Exit exit = runner.runAgreed(failover.draft().plan(agreedLoss(failover)), failover.ends());
        if (exit == Exit.DONE) {
            desk.output().say("Send the applications to the " + task.to().words() + ". " + (task.dropLink() ? "When SQL Server returns, remove what is left of the link there: linkspan link remove " + task.link() + "."
                    : "When the " + task.to().other().words() + " returns, both are primary; keep writers away from it, then: linkspan link repair " + task.link() + " --keep " + task.to().id() + " --save-to PLACE (manual: two-primaries)."));
        }
        return exit;
    }

    /** No flag agrees to a loss that nobody named. */
    private String agreedLoss(Failover failover) {
        Loss loss = failover.draft().loss();
        desk.output().say(loss.words());
        String typed = options.acceptDataLoss != null ? options.acceptDataLoss
                : desk.asked("To agree, type: " + loss.sentence(failover.draft().task().link())).orElse("");
        if (!loss.agreed(failover.draft().task().link(), typed)) {
            throw Problem.of(Problem.Kind.CONSENT, "no-consent", loss.words() + (typed.isBlank() ? " Nobody agreed to that" : " What was agreed to is less, or another link") + ", so nothing was changed.",
                    "Give --accept-data-loss \"" + loss.sentence(failover.draft().task().link()) + "\".").exception();
        }
        return typed;
    }
}
