package io.linkspan.ui.rehearse;

/** A page of the wizard, in order. */
enum Chapter implements io.linkspan.ui.wizard.Chapter {
    COPY("The copy", "Production is not touched: a copy of the linked database is restored beside it, asked, timed and deleted."),
    READINESS("Readiness", "Whether it may begin, measured now. Nothing has been changed."),
    REVIEW("Review", "Read what will run, then press Finish."),
    RUN("Run", "One row a step. Every step is in the journal; a stopped run can be resumed."),
    RESULTS("Results", "What the rehearsal has shown, and what it has not.");

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
