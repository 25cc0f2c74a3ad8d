package io.linkspan.ui.wizard;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them in wizards, in UTC. */
public final class Times {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    /** Up to here tenths of a second mean something. */
    private static final Duration TENTHS = Duration.ofSeconds(10);

    private Times() {
    }

    public static String clock(Instant at) {
        return CLOCK.format(at);
    }

    public static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }

    /** 0.4 s, 0:17, 1:04:00. */
    public static String duration(Duration took) {
        return took.compareTo(TENTHS) < 0 ? seconds(took) : took.toHours() > 0 ? "%d:%02d:%02d".formatted(took.toHours(), took.toMinutesPart(), took.toSecondsPart()) : "%d:%02d".formatted(took.toMinutes(), took.toSecondsPart());
    }
}
