package io.linkspan.ui.failover;

/** A page of the wizard, in order. */
enum Chapter implements io.linkspan.ui.wizard.Chapter {
    KIND("What do you want?", "Who is primary now, as both sides say, and what is to become of it."),
    CONNECT("Connect", "Whether everybody answers, and what cannot be done without them."),
    READINESS("Readiness", "Whether it may begin, measured now on both sides. Nothing has been changed."),
    OBJECTS("Server objects", "Logins, jobs and linked servers that the database uses; they do not come over with the link."),
    WORKLOAD("Workload", "What becomes of those who work with the database."),
    AFTER("After the failover", "What becomes of the link and of the side that was primary."),
    REVIEW("Review", "Read what will run, type the words, then press Finish."),
    RUN("Run", "One row a step. Before the point of no return the service can be given back."),
    RESULTS("Results", "What it came to, how long it took, and what to do next.");

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
