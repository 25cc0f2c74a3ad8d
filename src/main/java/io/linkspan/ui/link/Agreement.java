package io.linkspan.ui.link;

import io.linkspan.ui.control.State;

/** What comparing the two sides gives. */
enum Agreement {
    DISAGREE("Disagree", State.WARNING),
    /** At least one side cannot be read now. */
    UNKNOWN("Unknown", State.UNKNOWN),
    /** They differ as two copies on the move do. */
    APART("Apart", State.INFO),
    /** Only one of them can say it. */
    ONE_SIDE("One side", State.SKIPPED),
    AGREE("Agree", State.SUCCESS);

    private final String word;
    private final State state;

    Agreement(String word, State state) {
        this.word = word;
        this.state = state;
    }

    String word() {
        return word;
    }

    State state() {
        return state;
    }
}
