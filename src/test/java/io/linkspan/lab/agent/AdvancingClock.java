package io.linkspan.lab.agent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Runs from a set moment on, and can be put forward. */
final class AdvancingClock extends Clock {

    private final long started = System.nanoTime();
    private volatile Instant start;

    AdvancingClock(String start) {
        this.start = Instant.parse(start);
    }

    void advance(Duration by) {
        start = start.plus(by);
    }

    @Override
    public Instant instant() {
        return start.plusNanos(System.nanoTime() - started);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("UTC only");
    }
}
