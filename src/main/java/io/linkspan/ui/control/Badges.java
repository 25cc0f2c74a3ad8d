package io.linkspan.ui.control;

import io.linkspan.plan.Risk;
import io.linkspan.plan.Step;
import javafx.scene.control.Label;

/** Small framed words. */
public final class Badges {

    private Badges() {
    }

    /** @param style good, warn, bad, accent, practice, or none for a muted one */
    public static Label of(String text, String... style) {
        Label badge = new Label(text);
        badge.getStyleClass().add("badge");
        badge.getStyleClass().addAll(style);
        badge.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        return badge;
    }

    public static Label practice() {
        return of("PRACTICE", "practice");
    }

    /** What a step may do to people at work. */
    public static Label risk(Step step) {
        return risk(step.risk());
    }

    public static Label risk(Risk risk) {
        return switch (risk) {
            case NONE -> of(words(risk));
            case SAFE -> of(words(risk), "good");
            case DISTURBING -> of(words(risk), "warn");
            case DATA_LOSS -> of(words(risk), "bad");
        };
    }

    /** The badge in words. */
    public static String words(Risk risk) {
        return switch (risk) {
            case NONE -> "reads";
            case SAFE -> "reversible";
            case DISTURBING -> "brief break";
            case DATA_LOSS -> "discards data";
        };
    }
}
