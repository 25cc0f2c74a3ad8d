package io.linkspan.ui.create.draft;

/** A page of the wizard, in order. */
public enum Chapter implements io.linkspan.ui.wizard.Chapter {
    INTRODUCTION(Head.of("Introduction", "What will be made, and what it needs.")),
    PURPOSE(Head.of("Purpose and direction", "Why the link is made decides what has to be looked at later.")),
    SERVER(Head.of("Server", "The SQL Server that has the database. It stays the primary.")),
    DATABASES(Head.of("Databases", "Choose what to replicate. The database stays online and writable.")),
    INSTANCE(Head.of("Managed instance", "Where the database is replicated to.")),
    NAMES(Head.of("Names and certificate", "What the link will be called, and how the two ends find and trust each other.")),
    CHECKS(Head.of("Checks", "Everything that the link needs, measured now. Nothing has been changed.")),
    REVIEW(Head.of("Review", "Read what will run, then press Finish.")),
    RUN(Head.ofRun("Run", "One row a step. Every step is in the journal; a stopped run can be resumed.")),
    RESULTS(Head.ofRun("Results", "What was made, how long it took, and what to do next."));

    private final Head head;

    Chapter(Head head) {
        this.head = head;
    }

    @Override
    public Head head() {
        return head;
    }
}
