package io.linkspan.cli.repair;

import io.linkspan.cli.desk.CheckPrinter;
import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Exit;
import io.linkspan.cli.desk.Opened;
import io.linkspan.cli.desk.Runner;
import io.linkspan.model.Problem;
import io.linkspan.plan.Plan;
import io.linkspan.plan.task.failover.FailoverDraft;
import io.linkspan.plan.task.repair.RepairDraft;
import io.linkspan.plan.task.repair.RepairTask;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code link repair}: leads a link out of two primaries. */
@Command(name = "repair", description = "Leads a link out of two primaries: saves what one side alone has, then lets it follow the other.", mixinStandardHelpOptions = true)
public final class LinkRepairCommand implements Callable<Integer> {

    private final Desk desk;
    private final Runner runner;

    @Mixin
    private final RepairOptions options = new RepairOptions();

    @Option(names = "--dry-run", description = "Shows the very statements, and changes nothing.")
    private boolean dryRun;

    @Option(names = "--lead-back", description = "Then fails over as planned to the side that was repaired, as a run of its own.")
    private boolean leadBack;

    public LinkRepairCommand(Desk desk, Runner runner) {
        this.desk = desk;
        this.runner = runner;
    }

    @Override
    public Integer call() {
        try (Opened<RepairDraft> repair = options.open(desk)) {
            RepairDraft draft = repair.draft();
            return runner.whenReady(draft.task().link(), draft.check(new CheckPrinter(desk.output())), draft::plan, plan -> dryRun ? runner.show(plan) : run(plan, repair)).code();
        }
    }

    private Exit run(Plan plan, Opened<RepairDraft> repair) {
        agreeToLoss(repair.draft());
        Exit exit = runner.runAgreed(plan, repair.ends());
        return exit == Exit.DONE ? next(repair) : exit;
    }

    private Exit next(Opened<RepairDraft> repair) {
        RepairTask task = repair.draft().task();
        if (!leadBack) {
            desk.output().say("The " + task.keep().words() + " is primary, the " + task.loser().words() + " follows. To lead back: linkspan link failover " + task.link() + " --to " + task.loser().id());
            return Exit.DONE;
        }
        FailoverDraft back = FailoverDraft.read(repair.draft().leadBack(), repair.draft().facts().link().database(), repair.ends(), desk.reader(repair.ends()), desk.runs(), desk.tools().clock());
        return runner.whenReady(task.link(), back.check(new CheckPrinter(desk.output())), back::plan, plan -> runner.run(plan, repair.ends()));
    }

    /** No flag agrees to a loss that nobody named. */
    private void agreeToLoss(RepairDraft draft) {
        RepairTask task = draft.task();
        desk.output().say(draft.lost().words() + (draft.lost().isNothing() ? "" : " It is saved to " + task.saveTo() + ", then leaves the database."));
        String typed = Optional.ofNullable(options.acceptDataLoss).or(() -> desk.asked("To agree, type: " + task.sentence())).orElse("");
        if (!task.agreed(typed)) {
            throw Problem.of(Problem.Kind.CONSENT, "no-consent", draft.lost().words() + (typed.isBlank() ? " Nobody agreed that it leaves the database" : " What was agreed to is something else") + ", so nothing was changed.",
                    "Give --accept-data-loss \"" + task.sentence() + "\".").exception();
        }
    }
}
