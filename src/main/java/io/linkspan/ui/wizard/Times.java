package io.linkspan.ui.wizard;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them in wizards, in UTC. */
public final class Times {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");

    /** Up to here tenths of a second mean something. */
    private static final Duration TENTHS = Duration.ofSeconds(10);

    private Times() {
    }

    public static String clock(Instant at) {
        return CLOCK.format(at);
    }

    /** By a side's own clock: 2026-11-20 11:52:37.204. */
    public static String local(LocalDateTime at) {
        return LOCAL.format(at);
    }

    public static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }

    /** 0.4 s, 0:17, 1:04:00. */
    public static String duration(Duration took) {
        return took.compareTo(TENTHS) < 0 ? seconds(took) : took.toHours() > 0 ? "%d:%02d:%02d".formatted(took.toHours(), took.toMinutesPart(), took.toSecondsPart()) : "%d:%02d".formatted(took.toMinutes(), took.toSecondsPart());
    }
}
