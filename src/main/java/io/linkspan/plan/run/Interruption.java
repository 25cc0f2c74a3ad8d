package io.linkspan.plan.run;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How long nobody could write because of a run, at most.
 *
 * @param from the last possible write on the side that was primary: just before the call that ends it
 * @param to   the first possible one on the side that is primary now: when it was seen to take writes; empty while nobody does
 */
public record Interruption(Instant from, Optional<Instant> to) {

    public Optional<Duration> lasted() {
        return to.map(end -> Duration.between(from, end));
    }

    /** Thousandths are as fine as the measurement. */
    private static Instant at(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    public String words() {
        return lasted().map(time -> "Nobody could write for at most %d.%03d s".formatted(time.toSeconds(), time.toMillisPart()) + " (last possible write " + at(from) + ", first possible write " + at(to.orElseThrow()) + ").")
                .orElse("Nobody can write since " + at(from) + ".");
    }
}
