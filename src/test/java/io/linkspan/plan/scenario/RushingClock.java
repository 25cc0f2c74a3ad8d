package io.linkspan.plan.scenario;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Runs faster once told to: what waits minutes for something that will not come then waits seconds. */
final class RushingClock extends Clock {

    private volatile Instant since = Instant.MAX;
    private volatile int factor = 1;

    /** So many times as fast from now on. */
    void rush(int times) {
        factor = times;
        since = Instant.now();
    }

    void calm() {
        since = Instant.MAX;
    }

    @Override
    public Instant instant() {
        Instant now = Instant.now();
        Instant from = since;
        return now.isAfter(from) ? from.plus(Duration.between(from, now).multipliedBy(factor)) : now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
