package io.linkspan.cli.repair;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.linkspan.cli.desk.CheckPrinter;
import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Exit;
import io.linkspan.cli.desk.Opened;
import io.linkspan.cli.desk.Output.Part;
import io.linkspan.cli.desk.Runner;
import io.linkspan.model.Problem;
import io.linkspan.plan.Plan;
import io.linkspan.plan.task.failover.FailoverDraft;
import io.linkspan.plan.task.repair.RepairDraft;
import io.linkspan.plan.task.repair.RepairTask;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

    /**
     * Two runs in one document.
     *
     * @param leadBack the planned failover as it ended, or why it did not begin; null where the repair was not done
     */
    private record LedBack(@JsonUnwrapped Object repaired, @Nullable Object leadBack) {
    }

    private Exit run(Plan plan, Opened<RepairDraft> repair) {
        agreeToLoss(repair.draft());
        RepairTask task = repair.draft().task();
        String later = "The " + task.keep().words() + " is primary, the " + task.loser().words() + " follows. To lead back: linkspan link failover " + task.link() + " --to " + task.loser().id();
        if (leadBack) {
            return runBoth(plan, repair, later);
        }
        Exit exit = runner.runAgreed(plan, repair.ends());
        if (exit == Exit.DONE) {
            desk.output().say(later);
        }
        return exit;
    }

    private Exit runBoth(Plan plan, Opened<RepairDraft> repair, String later) {
        Part repaired = desk.output().part(() -> runner.runAgreed(plan, repair.ends()));
        if (repaired.exit() != Exit.DONE) {
            repaired.document().ifPresent(document -> desk.output().document(new LedBack(document, null)));
            return repaired.exit();
        }
        Part back = desk.output().part(() -> back(repair));
        desk.output().document(new LedBack(repaired.document().orElseThrow(), back.document().orElse(null)));
        if (back.exit() == Exit.DONE) {
            return Exit.DONE;
        }
        desk.output().warn("The link is repaired, but not led back. " + later);
        return Exit.STOPPED;
    }

    private Exit back(Opened<RepairDraft> repair) {
        FailoverDraft back = FailoverDraft.read(repair.draft().leadBack(), repair.draft().facts().link().database(), repair.ends(), desk.reader(repair.ends()), desk.runs(), desk.tools().clock());
        return runner.whenReady(back.task().link(), back.check(new CheckPrinter(desk.output())), back::plan, plan -> runner.run(plan, repair.ends()));
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
