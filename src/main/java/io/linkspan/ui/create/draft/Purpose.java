package io.linkspan.ui.create.draft;

/** Why a link is made. It changes no statement; it decides how much a missing way back weighs, and what is to be done afterwards. */
public enum Purpose {
    DISASTER_RECOVERY("Disaster recovery", "Fail over when SQL Server is lost. The link stays.", true, "Rehearse a failover soon, and keep logins and jobs on the instance in step by hand."),
    MIGRATION("Migration", "Fail over once, then remove the link.", false, "Fail over when the applications are ready, then remove the link."),
    READ_SCALE("Read scale-out", "Read the copy on the instance. The link stays, nothing fails over.", false, "Point reports at the instance; the copy there is read-only.");

    private final String title;
    private final String text;
    private final boolean needsWayBack;
    private final String afterwards;

    Purpose(String title, String text, boolean needsWayBack, String afterwards) {
        this.title = title;
        this.text = text;
        this.needsWayBack = needsWayBack;
        this.afterwards = afterwards;
    }

    public String title() {
        return title;
    }

    public String text() {
        return text;
    }

    public boolean needsWayBack() {
        return needsWayBack;
    }

    /** What is to be done once the link runs. */
    public String afterwards() {
        return afterwards;
    }
}
