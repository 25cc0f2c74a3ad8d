package io.linkspan.ui.control;

import java.util.Locale;

/** How a thing stands, worst first: a group shows its worst member. A word, a shape and a colour each, so that none of them carries the meaning alone. */
public enum State {
    ERROR("Error", "mdi2c-close-octagon"),
    /** Could not be read; never counts as success. */
    UNKNOWN("Unknown", "mdi2h-help-rhombus-outline"),
    WARNING("Warning", "mdi2a-alert"),
    RUNNING("Running", "mdi2l-loading"),
    SEEDING("Seeding", "mdi2t-tray-arrow-down"),
    MAINTENANCE("Maintenance", "mdi2w-wrench-clock"),
    INFO("Info", "mdi2i-information-outline"),
    SKIPPED("Skipped", "mdi2m-minus-circle-outline"),
    PENDING("Pending", "mdi2c-checkbox-blank-circle-outline"),
    SUCCESS("Success", "mdi2c-check-circle");

    private final String word;
    private final String icon;

    State(String word, String icon) {
        this.word = word;
        this.icon = icon;
    }

    public String word() {
        return word;
    }

    /** Ikonli literal. */
    public String icon() {
        return icon;
    }

    /** Style class of its colour. */
    public String style() {
        return name().toLowerCase(Locale.ROOT);
    }

    public State worse(State other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
