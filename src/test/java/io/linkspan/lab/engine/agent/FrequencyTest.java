package io.linkspan.lab.engine.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrequencyTest {

    /** A Wednesday. */
    private static final String NOW = "2026-04-15T10:20:30";

    @ParameterizedTest
    @CsvSource({
        // type, interval, subday type and interval, relative, recurrence, from, to, start, end: next
        "1, 0, 0, 0, 0, 0, 20260416, 99991231, 60000, 235959, 2026-04-16T06:00", "1, 0, 0, 0, 0, 0, 20260414, 99991231, 60000, 235959, ''", "4, 1, 0, 0, 0, 0, 20260101, 99991231, 20000, 235959, 2026-04-16T02:00",
        "4, 1, 0, 0, 0, 0, 20260101, 99991231, 110000, 235959, 2026-04-15T11:00", "4, 1, 8, 1, 0, 0, 20260101, 99991231, 1500, 235959, 2026-04-15T11:15", "4, 1, 4, 15, 0, 0, 20260101, 99991231, 0, 101500, 2026-04-16T00:00",
        "4, 1, 2, 10, 0, 0, 20260101, 99991231, 0, 235959, 2026-04-15T10:20:40", "4, 3, 0, 0, 0, 0, 20260414, 99991231, 0, 235959, 2026-04-17T00:00", "4, 1, 0, 0, 0, 0, 20260101, 20260415, 20000, 235959, ''",
        "8, 1, 0, 0, 0, 1, 20260101, 99991231, 30000, 235959, 2026-04-19T03:00", "8, 62, 0, 0, 0, 1, 20260101, 99991231, 30000, 235959, 2026-04-16T03:00", "8, 8, 0, 0, 0, 2, 20260405, 99991231, 30000, 235959, 2026-04-22T03:00",
        "16, 31, 0, 0, 0, 1, 20260101, 99991231, 0, 235959, 2026-05-31T00:00", "16, 15, 0, 0, 0, 1, 20260101, 99991231, 0, 235959, 2026-05-15T00:00", "32, 8, 0, 0, 16, 1, 20260101, 99991231, 0, 235959, 2026-04-30T00:00",
        "32, 1, 0, 0, 1, 1, 20260101, 99991231, 0, 235959, 2026-05-03T00:00", "32, 9, 0, 0, 16, 1, 20260101, 99991231, 0, 235959, 2026-04-30T00:00", "64, 0, 0, 0, 0, 0, 20260101, 99991231, 0, 235959, ''"})
    void aScheduleIsDueNext(int type, int interval, int subday, int subdayInterval, int relative, int recurrence, int from, int to, int start, int end, String next) {
        Frequency frequency = new Frequency(type, interval, subday, subdayInterval, relative, recurrence, from, to, start, end);
        assertEquals(next, frequency.next(LocalDateTime.parse(NOW)).map(LocalDateTime::toString).orElse(""));
    }

    /** A naive reading of the same numbers, minute by minute through three days, finds no earlier moment. */
    @Test
    void nothingDueIsPassedOver() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            int every = random.nextInt(1, 90);
            int start = random.nextInt(24) * 10_000 + random.nextInt(60) * 100;
            int end = Math.max(start, random.nextInt(24) * 10_000 + random.nextInt(60) * 100);
            Frequency frequency = new Frequency(4, random.nextInt(1, 3), 4, every, 0, 0, 20260410, 99991231, start, end);
            LocalDateTime after = LocalDateTime.parse("2026-04-15T00:00").plus(Duration.ofMinutes(random.nextInt(1440)));
            LocalDateTime naive = after.plusMinutes(1);
            while (!due(frequency, naive, every)) {
                naive = naive.plusMinutes(1);
            }
            assertEquals(Optional.of(naive), frequency.next(after), "seed " + seed + ": " + frequency + " after " + after);
        }
    }

    private static boolean due(Frequency f, LocalDateTime at, int every) {
        int minutes = at.getHour() * 60 + at.getMinute();
        int from = f.startTime() / 10_000 * 60 + f.startTime() / 100 % 100;
        int to = f.endTime() / 10_000 * 60 + f.endTime() / 100 % 100;
        long days = at.toLocalDate().toEpochDay() - LocalDate.of(2026, 4, 10).toEpochDay();
        return days % f.interval() == 0 && minutes >= from && minutes <= to && (minutes - from) % every == 0;
    }
}
