package io.linkspan.ui.local;

/** A page of the wizard, in order. */
enum Chapter implements io.linkspan.ui.wizard.Chapter {
    NODE(Head.of("Which node?", "The node that is to be primary of the group. The link stays as it is, and goes on from there.")),
    READINESS(Head.of("Readiness", "Whether it may begin, as the node itself says now. Nothing has been changed.")),
    REVIEW(Head.of("Review", "Read what will run, type the words, then press Finish.")),
    RUN(Head.ofRun("Run", "One row a step. Every step is in the journal; a stopped run can be resumed.")),
    RESULTS(Head.ofRun("Results", "What it came to, and what to do next."));

    private final Head head;

    Chapter(Head head) {
        this.head = head;
    }

    @Override
    public Head head() {
        return head;
    }
}
