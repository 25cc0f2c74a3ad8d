package io.linkspan.lab.mirroring;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How fast a path is: bytes per second, and a delay before each message. */
record Speed(long bytesPerSecond, Duration delay) {

    /** What a slow path has where the fault gives no value. */
    static final Speed SLOW = new Speed(64 << 10, Duration.ZERO);

    private static final Pattern FORM = Pattern.compile("(?i)(\\d{1,9})\\s*(ms|s|k|m|)");

    /** {@code 200ms}, {@code 1s}, {@code 64k}, {@code 2m} or plain bytes per second; anything else is {@link #SLOW}. */
    static Speed parse(String value) {
        Matcher form = FORM.matcher(value.strip());
        if (!form.matches() || Long.parseLong(form.group(1)) == 0) {
            return SLOW;
        }
        long number = Long.parseLong(form.group(1));
        return switch (form.group(2).toLowerCase(Locale.ROOT)) {
            case "ms" -> new Speed(Long.MAX_VALUE, Duration.ofMillis(number));
            case "s" -> new Speed(Long.MAX_VALUE, Duration.ofSeconds(number));
            case "k" -> new Speed(number << 10, Duration.ZERO);
            case "m" -> new Speed(number << 20, Duration.ZERO);
            default -> new Speed(number, Duration.ZERO);
        };
    }

    Duration time(long bytes) {
        return delay.plusNanos((long) (bytes * 1e9 / bytesPerSecond));
    }
}
