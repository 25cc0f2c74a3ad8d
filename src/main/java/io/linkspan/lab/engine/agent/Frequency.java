package io.linkspan.lab.engine.agent;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * When a schedule is due, in the numbers of msdb.dbo.sysschedules (T-SQL reference, sp_add_schedule): dates are yyyymmdd, times hhmmss.
 *
 * @param type     1 once, 4 daily, 8 weekly, 16 monthly, 32 monthly by weekday, 64 when the Agent starts, 128 when the machine is idle
 * @param interval days, bits of weekdays, day of the month or kind of weekday, as the type says
 */
public record Frequency(int type, int interval, int subdayType, int subdayInterval, int relative, int recurrence, int startDate, int endDate, int startTime, int endTime) {

    public static final int ONCE = 1;
    public static final int AGENT_START = 64;

    private static final int HORIZON = 3 * 366;

    /** The first moment after this one at which it is due; empty if there is none, or none that a clock could tell. */
    public Optional<LocalDateTime> next(LocalDateTime after) {
        LocalDate first = date(startDate);
        if (type == ONCE) {
            return Optional.of(first.atTime(time(startTime))).filter(t -> t.isAfter(after));
        }
        LocalDate day = first.isAfter(after.toLocalDate()) ? first : after.toLocalDate();
        LocalDate last = date(endDate);
        for (int i = 0; i < HORIZON && !day.isAfter(last); i++, day = day.plusDays(1)) {
            if (falls(day, first)) {
                Optional<LocalDateTime> found = on(day, after);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<LocalDateTime> on(LocalDate day, LocalDateTime after) {
        LocalDateTime start = day.atTime(time(startTime));
        if (start.isAfter(after) || seconds() == 0) {
            return Optional.of(start).filter(t -> t.isAfter(after));
        }
        long passed = ChronoUnit.SECONDS.between(start, after) / seconds();
        LocalDateTime end = day.atTime(time(endTime < startTime ? 235959 : endTime));
        return Optional.of(start.plusSeconds((passed + 1) * seconds())).filter(t -> !t.isAfter(end));
    }

    /** Between two runs of a day, 0 for one run only. */
    private long seconds() {
        return switch (subdayType) {
            case 2 -> subdayInterval;
            case 4 -> 60L * subdayInterval;
            case 8 -> 3600L * subdayInterval;
            default -> 0;
        };
    }

    private boolean falls(LocalDate day, LocalDate first) {
        int every = Math.max(1, recurrence);
        return switch (type) {
            case 4 -> ChronoUnit.DAYS.between(first, day) % Math.max(1, interval) == 0;
            case 8 -> (interval & 1 << day.getDayOfWeek().getValue() % 7) != 0
                    && ChronoUnit.WEEKS.between(first.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY)), day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY))) % every == 0;
            case 16 -> day.getDayOfMonth() == interval && months(first, day) % every == 0;
            case 32 -> months(first, day) % every == 0 && relativelyFalls(day);
            default -> false;
        };
    }

    /** The first, second, third, fourth (1, 2, 4, 8) or last (16) day of its kind in the month. */
    private boolean relativelyFalls(LocalDate day) {
        long before = day.withDayOfMonth(1).datesUntil(day).filter(this::ofKind).count();
        boolean last = day.plusDays(1).datesUntil(day.with(TemporalAdjusters.firstDayOfNextMonth())).noneMatch(this::ofKind);
        return ofKind(day) && (relative == 16 ? last : before < 4 && relative == 1 << before);
    }

    private boolean ofKind(LocalDate day) {
        int weekday = day.getDayOfWeek().getValue() % 7 + 1;
        return switch (interval) {
            case 8 -> true;
            case 9 -> weekday > 1 && weekday < 7;
            case 10 -> weekday == 1 || weekday == 7;
            default -> weekday == interval;
        };
    }

    private static long months(LocalDate first, LocalDate day) {
        return ChronoUnit.MONTHS.between(first.withDayOfMonth(1), day.withDayOfMonth(1));
    }

    private static LocalDate date(int number) {
        return LocalDate.of(number / 10_000, number / 100 % 100, number % 100);
    }

    private static LocalTime time(int number) {
        return LocalTime.of(number / 10_000, number / 100 % 100, number % 100);
    }
}
