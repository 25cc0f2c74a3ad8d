package io.linkspan.ui.local;

/** A page of the wizard, in order. */
enum Chapter implements io.linkspan.ui.wizard.Chapter {
    NODE, READINESS, REVIEW, RUN, RESULTS;

    @Override
    public String title() {
        return this == NODE ? "Which node?" : name().charAt(0) + name().substring(1).toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public String purpose() {
        return switch (this) {
            case NODE -> "The node that is to be primary of the group. The link stays as it is, and goes on from there.";
            case READINESS -> "Whether it may begin, as the node itself says now. Nothing has been changed.";
            case REVIEW -> "Read what will run, type the words, then press Finish.";
            case RUN -> "One row a step. Every step is in the journal; a stopped run can be resumed.";
            case RESULTS -> "What it came to, and what to do next.";
        };
    }

    @Override
    public boolean running() {
        return compareTo(REVIEW) > 0;
    }
}
