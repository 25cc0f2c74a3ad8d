package io.linkspan.lab.tsql.admin.agent;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Moments as values of columns. */
final class Times {

    private Times() {
    }

    static LocalDateTime datetime(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).withNano(instant.getNano() / 10_000_000 * 10_000_000);
    }
}
