package io.linkspan.ui.estate;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Moments and spans as the pages write them; UTC. */
public final class Times {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

    private Times() {
    }

    /** {@code 12:04:31}. */
    public static String second(Instant at) {
        return SECONDS.format(at);
    }

    /** {@code 12:04}. */
    public static String minute(Instant at) {
        return MINUTES.format(at);
    }

    /** {@code 2026-11-20}. */
    public static String day(Instant at) {
        return DAY.format(at);
    }

    /** {@code 2 s}, {@code 6 min}, {@code 3 h}, {@code 4 d}. */
    public static String age(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        return seconds < 100 ? seconds + " s" : seconds < 100 * 60 ? seconds / 60 + " min" : seconds < 48 * 3600 ? seconds / 3600 + " h" : seconds / 86400 + " d";
    }

    /** {@code every 30 s}, {@code every 5 min}, {@code by hand}. */
    public static String every(Duration interval) {
        return interval.isZero() ? "by hand" : "every " + (interval.toSeconds() % 60 == 0 ? interval.toMinutes() + " min" : interval.toSeconds() + " s");
    }
}
