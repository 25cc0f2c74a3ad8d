package io.linkspan.ui;

import io.linkspan.model.LinkName;

/** Where the window can go: one tab each. Equal places are one tab. */
public sealed interface Place {

    record Start() implements Place {
    }

    /** All links of an estate. */
    record Links(OpenEstate estate) implements Place {
    }

    /** One link. Two instances may have links of one name. */
    record Link(OpenEstate estate, LinkName name, String server, String instance) implements Place {
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
