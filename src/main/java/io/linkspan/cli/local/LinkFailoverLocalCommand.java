package io.linkspan.cli.local;

import io.linkspan.check.CheckReport;
import io.linkspan.check.Verdict;
import io.linkspan.cli.desk.CheckPrinter;
import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Runner;
import io.linkspan.model.LinkName;
import io.linkspan.model.Problem;
import io.linkspan.plan.task.failover.Loss;
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
        try (LocalFailover local = LocalFailover.open(desk, options)) {
            CheckReport report = local.draft().check(new CheckPrinter(desk.output()));
            if (report.verdict() != Verdict.READY) {
                return runner.blocked(local.draft().task().link(), report).code();
            }
            if (dryRun) {
                return runner.show(local.draft().plan()).code();
            }
            if (options.forced) {
                agreeToLoss(local.draft().loss(), local.draft().task().link());
                return runner.runAgreed(local.draft().plan(), local.ends()).code();
            }
            return runner.run(local.draft().plan(), local.ends()).code();
        }
    }

    /** No flag agrees to a loss that nobody named. */
    private void agreeToLoss(Loss loss, LinkName link) {
        desk.output().say(loss.words());
        String typed = options.acceptDataLoss != null ? options.acceptDataLoss : desk.asked("To agree, type: " + loss.sentence(link)).orElse("");
        if (!loss.agreed(link, typed)) {
            throw Problem.of(Problem.Kind.CONSENT, "no-consent", loss.words() + (typed.isBlank() ? " Nobody agreed to that" : " What was agreed to is less, or another link") + ", so nothing was changed.",
                    "Give --accept-data-loss \"" + loss.sentence(link) + "\".").exception();
        }
    }
}
