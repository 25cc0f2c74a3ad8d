package io.linkspan.ui.failover;

/** A page of the wizard, in order. */
enum Chapter implements io.linkspan.ui.wizard.Chapter {
    KIND(Head.of("What do you want?", "Who is primary now, as both sides say, and what is to become of it.")),
    CONNECT(Head.of("Connect", "Whether everybody answers, and what cannot be done without them.")),
    READINESS(Head.of("Readiness", "Whether it may begin, measured now on both sides. Nothing has been changed.")),
    OBJECTS(Head.of("Server objects", "Logins, jobs and linked servers that the database uses; they do not come over with the link.")),
    WORKLOAD(Head.of("Workload", "What becomes of those who work with the database.")),
    AFTER(Head.of("After the failover", "What becomes of the link and of the side that was primary.")),
    REVIEW(Head.of("Review", "Read what will run, type the words, then press Finish.")),
    RUN(Head.ofRun("Run", "One row a step. Before the point of no return the service can be given back.")),
    RESULTS(Head.ofRun("Results", "What it came to, how long it took, and what to do next."));

    private final Head head;

    Chapter(Head head) {
        this.head = head;
    }

    @Override
    public Head head() {
        return head;
    }
}
