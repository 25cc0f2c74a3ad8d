package io.linkspan.check.parity;

import java.util.List;
import java.util.Locale;

/**
 * One object and how it stands on the other side.
 *
 * @param differences what differs, or what to know about it
 */
public record ParityItem(Kind kind, String name, State state, List<String> differences) {

    /** The sorts of object. */
    public enum Kind {
        LOGIN, JOB, LINKED_SERVER;

        /** The word in documents. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** How it stands. */
    public enum State {
        /** As it is here. */
        SAME,
        /** Not there. */
        MISSING,
        /** There, but another. */
        DIFFERENT,
        /** There only: it would work on the database once the roles have changed. */
        EXTRA;

        /** The word in documents. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ParityItem {
        differences = List.copyOf(differences);
    }
}
