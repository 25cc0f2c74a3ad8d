package io.linkspan.lab.engine.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Moments and durations as the whole numbers of the Agent's tables: yyyymmdd, hhmmss; 0 for none. */
public final class AgentTime {

    private AgentTime() {
    }

    public static int date(Optional<Instant> instant) {
        return instant.map(AgentTime::local).map(t -> t.getYear() * 10_000 + t.getMonthValue() * 100 + t.getDayOfMonth()).orElse(0);
    }

    public static int time(Optional<Instant> instant) {
        return instant.map(AgentTime::local).map(t -> t.getHour() * 10_000 + t.getMinute() * 100 + t.getSecond()).orElse(0);
    }

    public static int duration(Duration duration) {
        return (int) duration.toHours() * 10_000 + duration.toMinutesPart() * 100 + duration.toSecondsPart();
    }

    private static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
