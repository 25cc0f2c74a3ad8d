package io.linkspan.ui.frame;

import java.util.Arrays;

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

    /** By its word; System for any other. */
    static Theme of(String word) {
        return Arrays.stream(values()).filter(theme -> theme.word.equals(word)).findFirst().orElse(SYSTEM);
    }

    boolean dark(boolean systemIsDark) {
        return this == SYSTEM ? systemIsDark : this == DARK;
    }
}
