package io.linkspan.ui.failover;

/** How a link is to fail over. */
enum Kind {
    PLANNED("Planned, keep the link", "No data is lost, and you can come back over the same link."),
    CUT_OVER("Planned, then remove the link (migration)", "No data is lost. The instance's database stands alone; there is no way back over this link. For migrations, and the only way for SQL Server 2016 to 2019."),
    FORCED("Forced", "Only when the present primary is gone: what it has not sent is lost, and when it returns there are two primaries."),
    FORCED_CUT_OVER("Forced, and remove the link", "Only when SQL Server is gone: what it has not sent is lost, and the instance's database stands alone. The only way by force for SQL Server 2016 to 2019.");

    private final String words;
    private final String outcome;

    Kind(String words, String outcome) {
        this.words = words;
        this.outcome = outcome;
    }

    String words() {
        return words;
    }

    boolean forced() {
        return this == FORCED || this == FORCED_CUT_OVER;
    }

    /** Whether the link ends with it. */
    boolean cutsOver() {
        return this == CUT_OVER || this == FORCED_CUT_OVER;
    }

    /** What comes of it, in a sentence or two. */
    String outcome() {
        return outcome;
    }
}
