package io.linkspan.ui.repair;

/** A page of the guide, in order. */
enum Chapter implements io.linkspan.ui.wizard.Chapter {
    SAYS(Head.of("What each side says", "Both sides as they were read, side by side. Nothing is decided yet, and each page can be left safely.")),
    CHOOSE(Head.of("Choose the side", "The side that stays keeps all its rows. What only the other one has is saved, then leaves its database.")),
    FENCE(Head.of("Fence the other", "So that nothing more is written there while it is saved.")),
    SAVE(Head.of("Save the difference", "A backup of what only the other side has, made and verified before anything is given up.")),
    READINESS(Head.of("Readiness", "Whether the repair may begin, measured now on both sides. Nothing has been changed.")),
    REVIEW(Head.of("Review", "Read what will run, type the words, then press Finish.")),
    RUN(Head.ofRun("Run", "One row a step. Until the role is set, everything can be left as it is.")),
    RESULTS(Head.ofRun("Results", "What it came to, where the backup is, and the way back to the wanted layout."));

    private final Head head;

    Chapter(Head head) {
        this.head = head;
    }

    @Override
    public Head head() {
        return head;
    }
}
