package io.linkspan.ui.local;

/** How the group is to move. */
enum Way {
    PLANNED, FORCED;

    String words() {
        return this == PLANNED ? "Planned" : "By force";
    }

    /** What comes of it. */
    String outcome() {
        return this == PLANNED ? "Nothing is lost. The node has to hold all that the primary has committed; connections end and come back by the listener."
                : "Only when the present primary is gone: what it has not sent is lost, and the other nodes wait suspended until each is resumed.";
    }
}
