package io.linkspan.ui.wizard;

import io.linkspan.plan.Plan;
import io.linkspan.plan.Secrets;
import io.linkspan.plan.Step;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.run.StepOutcome;
import io.linkspan.ui.Place;
import io.linkspan.ui.run.StepRow;
import io.linkspan.ui.work.Work;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;

/**
 * The way through a wizard for a task on a link, which asks for no secrets: nothing begins on old readings, and a run that was aborted before its point of no return is taken back. On the FX thread.
 *
 * @param <C> its pages
 * @param <D> its draft
 */
public abstract class TaskWizard<C extends Chapter, D> extends Wizard<C> {

    /** Nothing begins on readings that are older. */
    private static final Duration FRESH = Duration.ofMinutes(2);

    private final Judged<D> judged;
    private final C readiness;
    private boolean finishing;
    private boolean aborting;
    private final Live live;

    /** @param readiness the page of the checks */
    protected TaskWizard(Judged<D> judged, Work work, List<C> chapters, C readiness) {
        super(judged.estate(), work, chapters);
        this.judged = judged;
        this.readiness = readiness;
        live = new Live(judged.link(), run(), work);
    }

    /** Begins to listen, and to read; the last call of a constructor. */
    protected final void begin() {
        judged.parts().forEach(this::watch);
        List.<Observable>of(run().outcome(), run().plan()).forEach(this::watch);
        judged.activity().state().subscribe(_ -> finishIfAsked());
        run().steps().addListener((Observable _) -> returnable(mayReturn()));
        run().outcome().subscribe(_ -> {
            returnable(mayReturn());
            takeBackIfAsked();
        });
        judged.refresh();
        decide();
    }

    /** What has to be agreed to, besides the checks. */
    protected final String review() {
        return finishing ? "Both sides are read once more." : !judged.whyNotReady().isEmpty() ? judged.whyNotReady() : judged.whyNotAgreed();
    }

    @Override
    protected final Mark mark(C page) {
        if (page == chapters().get(chapters().size() - 2)) {
            return ran();
        }
        return !begun().get() && !gate(page).isEmpty() ? reviews(page) || judged.activity().busy() ? Mark.RECHECK : Mark.ERROR : page == readiness && judged.warns() ? Mark.WARNING : Mark.DONE;
    }

    @Override
    protected final Optional<Plan> planned() {
        return judged.plan().get();
    }

    @Override
    protected final void entered(C page) {
        judged.watching().set(judged.watching().get() && page == readiness);
        if (page == readiness && judged.olderThan(Judged.WATCH)) {
            judged.refresh();
        }
    }

    @Override
    public final void refresh() {
        if (chapter().get().running()) {
            run().refresh();
        } else {
            judged.refresh();
        }
    }

    /** Runs the plan. What was read some time ago is read anew first. */
    @Override
    protected final void start() {
        if (judged.olderThan(FRESH)) {
            finishing = true;
            judged.refresh();
        } else {
            launch(judged.agreed());
        }
    }

    private void finishIfAsked() {
        if (finishing && !judged.activity().busy()) {
            // what was read is judged only after the reading has ended
            work().onFx(() -> {
                if (finishing) {
                    finishing = false;
                    decide();
                    if (whyNotFinish().get().isEmpty()) {
                        launch(judged.agreed());
                    } else if (!judged.whyNotReady().isEmpty()) {
                        enter(readiness);
                    }
                }
            });
        }
    }

    private void launch(Plan what) {
        begun(true);
        work().start(judged::ends, ends -> {
            run().start(what, ends, Secrets.NONE);
            live.follow();
        }, _ -> {
            // reading meets the same, and says it
            begun(false);
            enter(readiness);
            judged.refresh();
        });
    }

    /** Until the step after which nobody can go back is begun. */
    private boolean mayReturn() {
        return !aborting && run().goesHere() && run().plan().get().filter(plan -> before(plan, run().current().map(StepRow::step))).isPresent();
    }

    private static boolean before(Plan plan, Optional<Step> step) {
        return !plan.pointOfNoReturn().isEmpty() && plan.steps().stream().takeWhile(earlier -> !earlier.id().equals(plan.pointOfNoReturn())).anyMatch(earlier -> step.isEmpty() || earlier.equals(step.get()));
    }

    @Override
    public final void abort() {
        if (mayReturn()) {
            aborting = true;
            run().stop();
            returnable(false);
        }
    }

    /** A run that was aborted has stopped between two steps by now; what it changed is taken back, and it is over. */
    private void takeBackIfAsked() {
        if (aborting && run().outcome().get().equals(Optional.of(RunOutcome.STOPPED))) {
            aborting = false;
            run().history().get().filter(history -> history.canBeTakenBack() && before(history.plan(), history.plan().steps().stream().filter(step -> history.outcome(step) == StepOutcome.FAILED).findFirst()))
                    .ifPresent(history -> work().onFx(() -> run().undo(history, Secrets.NONE)));
        }
    }

    public final Judged<D> judged() {
        return judged;
    }

    /** Both sides, looked at while the run goes. */
    public final Live live() {
        return live;
    }

    @Override
    public void close() {
        live.close();
        judged.close();
        super.close();
    }
}
