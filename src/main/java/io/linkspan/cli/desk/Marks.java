package io.linkspan.cli.desk;

import io.linkspan.model.Finding;
import java.util.Locale;

/** A shape and a word for every state, never a shape alone. */
public final class Marks {

    private Marks() {
    }

    /** What is the case, and what to do. */
    public static String line(Finding finding) {
        return (of(finding.severity().name().toLowerCase(Locale.ROOT)) + " " + finding.text() + " " + finding.next()).stripTrailing();
    }

    public static String of(String word) {
        String shape = switch (word) {
            case "passed", "done", "already", "undone", "healthy" -> "✔";
            case "warned", "warning" -> "▲";
            case "failed", "error", "unhealthy", "blocked" -> "✖";
            case "skipped", "pending", "kept" -> "–";
            case "info" -> "i";
            default -> "?";
        };
        return "%s %-8s".formatted(shape, word.toLowerCase(Locale.ROOT));
    }
}
