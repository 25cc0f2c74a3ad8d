package io.linkspan.ui.create.draft;

/** A page of the wizard, in order. */
public enum Chapter implements io.linkspan.ui.wizard.Chapter {
    INTRODUCTION("Introduction", "What will be made, and what it needs."),
    PURPOSE("Purpose and direction", "Why the link is made decides what has to be looked at later."),
    SERVER("Server", "The SQL Server that has the database. It stays the primary."),
    DATABASES("Databases", "Choose what to replicate. The database stays online and writable."),
    INSTANCE("Managed instance", "Where the database is replicated to."),
    NAMES("Names and certificate", "What the link will be called, and how the two ends find and trust each other."),
    CHECKS("Checks", "Everything that the link needs, measured now. Nothing has been changed."),
    REVIEW("Review", "Read what will run, then press Finish."),
    RUN("Run", "One row a step. Every step is in the journal; a stopped run can be resumed."),
    RESULTS("Results", "What was made, how long it took, and what to do next.");

    private final String title;
    private final String purpose;

    Chapter(String title, String purpose) {
        this.title = title;
        this.purpose = purpose;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String purpose() {
        return purpose;
    }

    @Override
    public boolean running() {
        return this == RUN || this == RESULTS;
    }
}
