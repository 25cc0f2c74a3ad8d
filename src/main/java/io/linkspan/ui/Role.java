package io.linkspan.ui;

/** What the operator means to do on estates of their own. A practice estate may always be changed. */
public enum Role {
    /** Nothing is changed. */
    WATCH("Watch"),
    /** Everything may be changed, once it was agreed to. */
    RUN("Run");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** Why nothing can be changed there; an empty text where it can. */
    public String whyNot(OpenEstate estate) {
        return this == RUN || estate.practice() ? "" : "the role is Watch, which changes nothing. Choose Tools > Role > Run first.";
    }
}
