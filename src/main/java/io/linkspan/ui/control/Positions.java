package io.linkspan.ui.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** Positions in a log as people compare them: long numbers, of which only the differing end stands out. */
public final class Positions {

    private Positions() {
    }

    /** A position beside the other side's; all of it muted where both are equal. */
    public static Node of(String own, String other) {
        return own.equals(other) ? part(own, "ls-muted") : split(own, commonStart(own, other));
    }

    /** @param same so many digits at the start are the other side's, too */
    public static Node split(String text, int same) {
        HBox whole = new HBox(part(text.substring(0, same), "ls-muted"), part(text.substring(same), "lsn-end"));
        whole.setAlignment(Pos.CENTER_LEFT);
        whole.setAccessibleText(text);
        return whole;
    }

    private static Label part(String text, String style) {
        Label part = Texts.mono(text);
        part.getStyleClass().add(style);
        part.setAccessibleText(text);
        return part;
    }

    /** How many digits both begin with; none where one is the beginning of the other. */
    public static int commonStart(String a, String b) {
        int end = Math.min(a.length(), b.length());
        int same = 0;
        while (same < end && a.charAt(same) == b.charAt(same)) {
            same++;
        }
        return same == end ? 0 : same;
    }
}
