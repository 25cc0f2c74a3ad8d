package io.linkspan.ui.failover;

import io.linkspan.check.CheckReport;
import io.linkspan.check.CheckResult;
import io.linkspan.check.Outcome;
import io.linkspan.check.Verdict;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Secrets;
import io.linkspan.plan.Step;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.run.StepOutcome;
import io.linkspan.ui.Place;
import io.linkspan.ui.export.CommandLine;
import io.linkspan.ui.run.StepRow;
import io.linkspan.ui.wizard.Mark;
import io.linkspan.ui.wizard.Wizard;
import io.linkspan.ui.work.Activity;
import io.linkspan.ui.work.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.Observable;

/** The way through the "Fail over" wizard. On the FX thread. */
final class FailoverWizardModel extends Wizard<Chapter> {

    /** Nothing begins on readings that are older. */
    private static final Duration FRESH = Duration.ofMinutes(2);

    private static final Secrets NO_SECRETS = name -> {
        throw new IllegalArgumentException("failing over asks for no secret: " + name);
    };

    private final FailoverModel failover;
    private final Live live;
    private boolean finishing;
    private boolean aborting;

    /** @param seen the link as it was last seen */
    FailoverWizardModel(Place.Link link, Optional<LinkSnapshot> seen, Work work) {
        super(link.estate(), work, List.of(Chapter.values()));
        failover = new FailoverModel(link, seen, work);
        live = new Live(link, run(), work);
        failover.parts().forEach(this::watch);
        List.<Observable>of(run().outcome(), run().plan()).forEach(this::watch);
        failover.activity().state().subscribe(_ -> finishIfAsked());
        run().steps().addListener((Observable _) -> returnable(mayReturn()));
        run().outcome().subscribe(_ -> {
            returnable(mayReturn());
            takeBackIfAsked();
        });
        decide();
    }

    @Override
    protected String gate(Chapter page) {
        return switch (page) {
            case KIND -> failover.draft().get().isEmpty() ? unread() : failover.whyNot(failover.kind().get());
            case CONNECT -> failover.ends().map(ends -> ends.missing().map(end -> end.name() + " does not answer. " + end.without()).orElse("")).orElseGet(this::unread);
            case READINESS -> readiness();
            case WORKLOAD, RUN, RESULTS -> "";
            case REVIEW -> finishing ? "Both sides are read once more." : !readiness().isEmpty() ? readiness() : failover.agreed() ? "" : "Type the words first: " + failover.sentence().get();
        };
    }

    private String unread() {
        return switch (failover.activity().state().get()) {
            case Activity.Busy busy -> busy.what() + ".";
            case Activity.Failed failed -> failed.problem().text();
            case Activity.Idle _ -> "Nothing was read yet. Press F5.";
        };
    }

    private String readiness() {
        Optional<CheckReport> report = failover.report().get();
        if (report.isEmpty()) {
            return unread();
        }
        long no = report.get().results().stream().filter(CheckResult::blocks).count();
        return switch (report.get().verdict()) {
            case READY -> "";
            case BLOCKED -> "Not ready: " + (no == 1 ? "1 check says" : no + " checks say") + " no.";
            case UNKNOWN -> "Something could not be measured, so nothing may begin.";
        };
    }

    @Override
    protected String skipped(Chapter page) {
        return page == Chapter.WORKLOAD && failover.kind().get() == Kind.FORCED ? "A forced failover waits for nobody." : "";
    }

    @Override
    protected Mark mark(Chapter page) {
        if (page == Chapter.RUN) {
            return ran();
        }
        return !begun().get() && !gate(page).isEmpty() ? page == Chapter.REVIEW || failover.activity().busy() ? Mark.RECHECK : Mark.ERROR : page == Chapter.READINESS && warns() ? Mark.WARNING : Mark.DONE;
    }

    private boolean warns() {
        return failover.report().get().filter(report -> report.results().stream().anyMatch(result -> result.outcome() instanceof Outcome.Warned || result.outcome() instanceof Outcome.Failed)).isPresent();
    }

    @Override
    protected Optional<Plan> planned() {
        return failover.plan().get();
    }

    @Override
    protected void entered(Chapter page) {
        failover.watching().set(failover.watching().get() && page == Chapter.READINESS);
        if (page == Chapter.READINESS && failover.olderThan(FailoverModel.WATCH)) {
            failover.refresh();
        }
    }

    @Override
    public void refresh() {
        if (chapter().get().running()) {
            run().refresh();
        } else {
            failover.refresh();
        }
    }

    /** Runs the plan. What was read some time ago is read anew first. */
    @Override
    protected void start() {
        if (failover.olderThan(FRESH)) {
            finishing = true;
            failover.refresh();
        } else {
            launch(failover.agreedPlan());
        }
    }

    private void finishIfAsked() {
        if (finishing && !failover.activity().busy()) {
            // the model takes in what was read only after the reading has ended
            work().onFx(() -> {
                if (finishing) {
                    finishing = false;
                    decide();
                    if (whyNotFinish().get().isEmpty()) {
                        launch(failover.agreedPlan());
                    } else if (!readiness().isEmpty()) {
                        enter(Chapter.READINESS);
                    }
                }
            });
        }
    }

    private void launch(Plan what) {
        begun(true);
        Place.Link link = failover.link();
        work().start(() -> estate().lazyEnds(link.server(), link.instance()), ends -> {
            run().start(what, ends, NO_SECRETS);
            live.follow();
        }, _ -> begun(false));
    }

    /** Until the step after which nobody can go back is begun. */
    private boolean mayReturn() {
        return !aborting && run().goesHere() && run().plan().get().filter(plan -> before(plan, run().current().map(StepRow::step))).isPresent();
    }

    private static boolean before(Plan plan, Optional<Step> step) {
        return plan.steps().stream().takeWhile(earlier -> !earlier.id().equals(plan.pointOfNoReturn())).anyMatch(earlier -> step.isEmpty() || earlier.equals(step.get())) && !plan.pointOfNoReturn().isEmpty();
    }

    @Override
    protected void abort() {
        if (mayReturn()) {
            aborting = true;
            run().stop();
            returnable(false);
        }
    }

    /** A run that was aborted has stopped between two steps by now; what it changed is taken back. */
    private void takeBackIfAsked() {
        if (aborting && run().outcome().get().equals(Optional.of(RunOutcome.STOPPED))) {
            aborting = false;
            run().history().get().filter(history -> !history.takenBack().isEmpty() && before(history.plan(), history.plan().steps().stream().filter(step -> history.outcome(step) == StepOutcome.FAILED).findFirst()))
                    .ifPresent(history -> work().onFx(() -> run().undo(history, NO_SECRETS)));
        }
    }

    @Override
    protected String command() {
        List<String> words = new ArrayList<>(List.of("link", "failover", failover.link().name().value(), "--to", failover.to().get().id(), "--workload", failover.workload().get().name().toLowerCase(Locale.ROOT)));
        switch (failover.kind().get()) {
            case PLANNED -> { }
            case CUT_OVER -> words.add("--drop-link");
            case FORCED -> words.add("--forced");
        }
        return CommandLine.of(words);
    }

    FailoverModel failover() {
        return failover;
    }

    Live live() {
        return live;
    }

    Optional<Verdict> verdict() {
        return failover.report().get().map(CheckReport::verdict);
    }

    @Override
    public void close() {
        failover.close();
        live.close();
        super.close();
    }
}
