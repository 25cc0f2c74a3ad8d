package io.linkspan.plan;

import java.util.Locale;

/** What a step may do to people at work; decides how the operator must agree. */
public enum Risk {
    /** Reads or waits. */
    NONE,
    /** Adds or removes an object that nobody works with. */
    SAFE,
    /** Interrupts connections, or changes how backups of the database have to be read. */
    DISTURBING,
    /** May lose committed rows. */
    DATA_LOSS;

    /** The word in documents. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
