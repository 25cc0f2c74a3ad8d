package io.linkspan.ui.rehearse;

/** A page of the wizard, in order. */
enum Chapter implements io.linkspan.ui.wizard.Chapter {
    COPY(Head.of("The copy", "Production is not touched: a copy of the linked database is restored beside it, asked, timed and deleted.")),
    READINESS(Head.of("Readiness", "Whether it may begin, measured now. Nothing has been changed.")),
    REVIEW(Head.of("Review", "Read what will run, then press Finish.")),
    RUN(Head.ofRun("Run", "One row a step. Every step is in the journal; a stopped run can be resumed.")),
    RESULTS(Head.ofRun("Results", "What the rehearsal has shown, and what it has not."));

    private final Head head;

    Chapter(Head head) {
        this.head = head;
    }

    @Override
    public Head head() {
        return head;
    }
}
