package io.linkspan.check;

import io.linkspan.model.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** One thing that the checks before a planned failover measure against a number, which an operator may change. */
public enum Limit {
    LAG("Lag, at most", "seconds", 30, 0, 86_400),
    QUEUE("Log on its way, at most", "MB", 100, 0, 1_048_576),
    LOG("Log used, less than", "%", 90, 1, 100),
    CERTIFICATE("Certificates valid, at least", "days", 30, 0, 3_650),
    REHEARSAL("Rehearsed in the last", "days", 90, 1, 3_650);

    private final String words;
    private final String unit;
    private final long usual;
    private final long least;
    private final long most;

    Limit(String words, String unit, long usual, long least, long most) {
        this.words = words;
        this.unit = unit;
        this.usual = usual;
        this.least = least;
        this.most = most;
    }

    /** The word of the command line, as "lag". */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The limit of that word; a problem of the operator's where there is none. */
    public static Limit of(String id) {
        return Arrays.stream(values()).filter(limit -> limit.id().equals(id)).findFirst().orElseThrow(() -> Problem.usage("unknown-limit", "There is no limit \"" + id + "\".",
                "There are " + Arrays.stream(values()).map(Limit::id).collect(Collectors.joining(", ")) + ".").exception());
    }

    /** The number that somebody typed; a problem of the operator's where it is none, or none that makes sense. */
    public long number(String typed) {
        String text = typed.strip();
        if (!text.matches("\\d{1,9}") || Long.parseLong(text) < least || Long.parseLong(text) > most) {
            throw Problem.usage("limit", "The limit " + id() + " is a whole number (" + unit + ") from " + least + " to " + most + ", not \"" + typed + "\".", "Usually it is " + usual + ".").exception();
        }
        return Long.parseLong(text);
    }

    /** What it is about, before the number. */
    public String words() {
        return words;
    }

    public String unit() {
        return unit;
    }

    /** Unless somebody says otherwise. */
    public long usual() {
        return usual;
    }
}
