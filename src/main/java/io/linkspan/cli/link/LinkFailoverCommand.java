package io.linkspan.cli.link;

import io.linkspan.check.CheckReport;
import io.linkspan.check.Verdict;
import io.linkspan.cli.desk.CheckPrinter;
import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Runner;
import io.linkspan.model.Problem;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Step;
import io.linkspan.plan.task.failover.FailoverDraft;
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
                agreeToLoss(failover);
                return runner.runAgreed(failover.draft().plan(), failover.ends()).code();
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

    /** No flag agrees to a loss that nobody named. */
    private void agreeToLoss(Failover failover) {
        Loss loss = failover.draft().loss();
        desk.output().say(loss.words());
        String typed = options.acceptDataLoss != null ? options.acceptDataLoss
                : desk.asked("To agree, type: " + loss.sentence(failover.draft().task().link())).orElse("");
        if (!loss.agreed(failover.draft().task().link(), typed)) {
            throw Problem.of(Problem.Kind.CONSENT, "no-consent", loss.words() + (typed.isBlank() ? " Nobody agreed to that" : " What was agreed to is less, or another link") + ", so nothing was changed.",
                    "Give --accept-data-loss \"" + loss.sentence(failover.draft().task().link()) + "\".").exception();
        }
    }
}
