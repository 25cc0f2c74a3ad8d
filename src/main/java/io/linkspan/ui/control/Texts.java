package io.linkspan.ui.control;

import javafx.scene.control.Label;

/** Labels by what they are for. */
public final class Texts {

    private Texts() {
    }

    public static Label page(String text) {
        return styled(text, false, "ls-page");
    }

    public static Label section(String text) {
        return styled(text, false, "ls-section");
    }

    public static Label group(String text) {
        return styled(text, false, "ls-group");
    }

    public static Label figure(String text) {
        return styled(text, false, "ls-figure");
    }

    /** Wraps. */
    public static Label body(String text) {
        return styled(text, true);
    }

    /** Wraps. */
    public static Label muted(String text) {
        return styled(text, true, "ls-muted", "ls-small");
    }

    public static Label strong(String text) {
        return styled(text, false, "ls-strong");
    }

    public static Label caption(String text) {
        return styled(text, false, "ls-caption");
    }

    public static Label mono(String text) {
        return styled(text, false, "ls-mono");
    }

    /** A key to press, as a cap. */
    public static Label key(String text) {
        return styled(text, false, "ls-key");
    }

    private static Label styled(String text, boolean wrap, String... classes) {
        Label label = new Label(text);
        label.getStyleClass().addAll(classes);
        label.setWrapText(wrap);
        if (wrap) {
            label.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        }
        return label;
    }
}
