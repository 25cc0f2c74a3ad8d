package io.linkspan.ui.create.draft;

/** How far the wizard shall go. */
public enum Intent {
    SET_UP("Set up and start seeding", "Checks everything, shows every statement, and runs them once you press Finish.", Chapter.RESULTS),
    CHECK_ONLY("Check only, change nothing", "Ends at the checks.", Chapter.CHECKS),
    WRITE_PLAN("Write a plan for later", "Ends at the review: save the plan, or the script of it.", Chapter.REVIEW);

    private final String title;
    private final String text;
    private final Chapter last;

    Intent(String title, String text, Chapter last) {
        this.title = title;
        this.text = text;
        this.last = last;
    }

    public String title() {
        return title;
    }

    public String text() {
        return text;
    }

    /** The last page that it needs. */
    public Chapter last() {
        return last;
    }

    public boolean skips(Chapter chapter) {
        return chapter.compareTo(last) > 0;
    }
}
