package io.linkspan.ui.frame;

/** Light or dark. */
public enum Theme {
    /** As the operating system is. */
    SYSTEM("System"), LIGHT("Light"), DARK("Dark");

    private final String word;

    Theme(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    boolean dark(boolean systemIsDark) {
        return this == SYSTEM ? systemIsDark : this == DARK;
    }
}
