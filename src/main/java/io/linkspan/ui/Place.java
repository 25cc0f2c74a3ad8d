package io.linkspan.ui;

import io.linkspan.model.LinkName;

/** Where the window can go: one tab each. */
public sealed interface Place {

    /** Whether the tab of that place is the tab of this one, too. */
    default boolean same(Place other) {
        return equals(other);
    }

    record Start() implements Place {
    }

    /** All links of an estate. */
    record Links(OpenEstate estate) implements Place {
    }

    /**
     * One link. Two instances may have links of one name.
     *
     * @param server of a group of several nodes the one that is primary; a link keeps its tab when the group moves
     */
    record Link(OpenEstate estate, LinkName name, String server, String instance) implements Place {

        @Override
        public boolean same(Place other) {
            return other instanceof Link link && estate.equals(link.estate) && name.equals(link.name) && instance.equals(link.instance);
        }
    }

    /** Journals of all runs. */
    record AllRuns() implements Place {
    }

    /** One run, by its id. */
    record Run(String id) implements Place {
    }

    /** The practice estate as a picture. */
    record PracticeEstate(OpenEstate estate) implements Place {
    }
}
