package io.linkspan.ui.wizard;

import io.linkspan.ui.control.State;

/** How a page of the wizard stands, as the page list shows it. */
public enum Mark {
    PENDING("pending", State.PENDING),
    CURRENT("current", State.RUNNING),
    DONE("done", State.SUCCESS),
    WARNING("warning", State.WARNING),
    ERROR("error", State.ERROR),
    /** It was done, but something that it rests on has changed since. */
    RECHECK("re-check", State.UNKNOWN),
    SKIPPED("skipped", State.SKIPPED);

    private final String word;
    private final State state;

    Mark(String word, State state) {
        this.word = word;
        this.state = state;
    }

    public String word() {
        return word;
    }

    public State state() {
        return state;
    }

    /** Ikonli literal. */
    public String icon() {
        return this == CURRENT ? "mdi2p-play" : state.icon();
    }
}
