package io.linkspan.ui.failover;

import io.linkspan.model.LinkSnapshot;
import io.linkspan.plan.task.failover.FailoverDraft;
import io.linkspan.plan.task.failover.Workload;
import io.linkspan.ui.Place;
import io.linkspan.ui.wizard.TaskWizard;
import io.linkspan.ui.work.Work;
import java.util.List;
import java.util.Optional;

/** The way through the "Fail over" wizard. On the FX thread. */
final class FailoverWizardModel extends TaskWizard<Chapter, FailoverDraft> {

    private final FailoverModel failover;

    /** @param seen the link as it was last seen */
    FailoverWizardModel(Place.Link link, Optional<LinkSnapshot> seen, Work work) {
        this(new FailoverModel(link, seen, work), work);
    }

    private FailoverWizardModel(FailoverModel failover, Work work) {
        super(failover.judged(), work, List.of(Chapter.values()), Chapter.READINESS);
        this.failover = failover;
        watch(failover.agreedEnds());
        watch(failover.limits().wrong());
        begin();
    }

    @Override
    protected String gate(Chapter page) {
        return switch (page) {
            case KIND -> failover.ends().isEmpty() ? judged().unread() : failover.whyNot(failover.kind().get());
            case CONNECT -> failover.ends().map(ends -> ends.missing().map(end -> end.name() + " does not answer. " + end.without()).orElse("")).orElseGet(judged()::unread);
            case READINESS -> failover.kind().get().forced() || failover.limits().whyNot().isEmpty() ? judged().whyNotReady() : failover.limits().whyNot();
            case WORKLOAD -> failover.workload().get() == Workload.END && !failover.agreedToEnd() ? "Tick each session and job that is to be ended, or wait for them." : "";
            case OBJECTS, AFTER, RUN, RESULTS -> "";
            case REVIEW -> failover.agreedToEnd() ? review() : "Somebody else has come to work with the database since; see the page of the workload.";
        };
    }

    @Override
    protected String skipped(Chapter page) {
        return failover.kind().get().forced() && (page == Chapter.OBJECTS || page == Chapter.WORKLOAD || page == Chapter.AFTER) ? "A forced failover waits for nobody, and changes nothing else." : "";
    }

    @Override
    protected String command() {
        return failover.command();
    }

    FailoverModel failover() {
        return failover;
    }
}
