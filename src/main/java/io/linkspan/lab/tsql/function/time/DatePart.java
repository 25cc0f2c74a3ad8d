package io.linkspan.lab.tsql.function.time;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.function.FunctionErrors;
import java.time.OffsetDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The parts of a date that DATEADD, DATEDIFF, DATENAME and DATEPART name, with their abbreviations. */
enum DatePart {

    YEAR("yy", "yyyy"), QUARTER("qq", "q"), MONTH("mm", "m"), DAYOFYEAR("dy", "y"), DAY("dd", "d"), WEEK("wk", "ww"), WEEKDAY("dw", "w"), HOUR("hh"),
    MINUTE("mi", "n"), SECOND("ss", "s"), MILLISECOND("ms"), MICROSECOND("mcs"), NANOSECOND("ns"), TZOFFSET("tz"), ISO_WEEK("isowk", "isoww");

    private final List<String> abbreviations;

    DatePart(String... abbreviations) {
        this.abbreviations = List.of(abbreviations);
    }

    /** @throws ServerError 155 for a word that is no date part */
    static DatePart of(String word, String function) {
        String lower = word.toLowerCase(Locale.ROOT);
        Optional<DatePart> part = Arrays.stream(values()).filter(p -> p.name().toLowerCase(Locale.ROOT).equals(lower) || p.abbreviations.contains(lower)).findFirst();
        return part.orElseThrow(() -> FunctionErrors.datePart(word, function));
    }

    boolean isTime() {
        return switch (this) {
            case HOUR, MINUTE, SECOND, MILLISECOND, MICROSECOND, NANOSECOND -> true;
            default -> false;
        };
    }

    /** DATEPART; weeks begin on the day that {@code firstDay} (1 for Monday) says. */
    int of(OffsetDateTime moment, int firstDay) {
        return switch (this) {
            case YEAR -> moment.getYear();
            case QUARTER -> moment.get(IsoFields.QUARTER_OF_YEAR);
            case MONTH -> moment.getMonthValue();
            case DAYOFYEAR -> moment.getDayOfYear();
            case DAY -> moment.getDayOfMonth();
            case WEEK -> week(moment, firstDay);
            case WEEKDAY -> Math.floorMod(moment.getDayOfWeek().getValue() - firstDay, 7) + 1;
            case HOUR -> moment.getHour();
            case MINUTE -> moment.getMinute();
            case SECOND -> moment.getSecond();
            case MILLISECOND -> moment.get(ChronoField.MILLI_OF_SECOND);
            case MICROSECOND -> moment.get(ChronoField.MICRO_OF_SECOND);
            case NANOSECOND -> moment.getNano();
            case TZOFFSET -> moment.getOffset().getTotalSeconds() / 60;
            case ISO_WEEK -> moment.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        };
    }

    private static int week(OffsetDateTime moment, int firstDay) {
        int first = Math.floorMod(moment.withDayOfYear(1).getDayOfWeek().getValue() - firstDay, 7);
        return (moment.getDayOfYear() - 1 + first) / 7 + 1;
    }

    /** DATENAME. */
    String name(OffsetDateTime moment, int firstDay) {
        return switch (this) {
            case MONTH -> moment.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case WEEKDAY -> moment.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case TZOFFSET -> moment.getOffset().getId().equals("Z") ? "+00:00" : moment.getOffset().getId();
            default -> String.valueOf(of(moment, firstDay));
        };
    }

    OffsetDateTime add(OffsetDateTime moment, long count) {
        return switch (this) {
            case YEAR -> moment.plusYears(count);
            case QUARTER -> moment.plusMonths(Math.multiplyExact(3, count));
            case MONTH -> moment.plusMonths(count);
            case DAYOFYEAR, DAY, WEEKDAY -> moment.plusDays(count);
            case WEEK, ISO_WEEK -> moment.plusWeeks(count);
            case HOUR -> moment.plusHours(count);
            case MINUTE -> moment.plusMinutes(count);
            case SECOND -> moment.plusSeconds(count);
            case MILLISECOND -> moment.plus(count, ChronoUnit.MILLIS);
            case MICROSECOND -> moment.plus(count, ChronoUnit.MICROS);
            case NANOSECOND -> moment.plusNanos(count);
            case TZOFFSET -> throw FunctionErrors.datePart("tzoffset", "dateadd");
        };
    }

    /** DATEDIFF: how many borders of this part lie between; weeks begin on Sunday, whatever DATEFIRST says. */
    long between(OffsetDateTime from, OffsetDateTime to) {
        return switch (this) {
            case YEAR -> to.getYear() - from.getYear();
            case QUARTER -> (months(to) - months(from) + (from.getMonthValue() - 1) % 3 - (to.getMonthValue() - 1) % 3) / 3;
            case MONTH -> months(to) - months(from);
            case DAYOFYEAR, DAY, WEEKDAY -> ChronoUnit.DAYS.between(from.toLocalDate(), to.toLocalDate());
            case WEEK, ISO_WEEK -> ChronoUnit.DAYS.between(from.toLocalDate().minusDays(from.getDayOfWeek().getValue() % 7),
                    to.toLocalDate().minusDays(to.getDayOfWeek().getValue() % 7)) / 7;
            case HOUR -> borders(from, to, ChronoUnit.HOURS);
            case MINUTE -> borders(from, to, ChronoUnit.MINUTES);
            case SECOND -> borders(from, to, ChronoUnit.SECONDS);
            case MILLISECOND -> borders(from, to, ChronoUnit.MILLIS);
            case MICROSECOND -> borders(from, to, ChronoUnit.MICROS);
            case NANOSECOND -> borders(from, to, ChronoUnit.NANOS);
            case TZOFFSET -> throw FunctionErrors.datePart("tzoffset", "datediff");
        };
    }

    private static long months(OffsetDateTime moment) {
        return moment.getYear() * 12L + moment.getMonthValue();
    }

    private static long borders(OffsetDateTime from, OffsetDateTime to, ChronoUnit unit) {
        return unit.between(from.truncatedTo(unit), to.truncatedTo(unit));
    }

    OffsetDateTime truncate(OffsetDateTime moment, int firstDay) {
        OffsetDateTime day = moment.truncatedTo(ChronoUnit.DAYS);
        return switch (this) {
            case YEAR -> day.withDayOfYear(1);
            case QUARTER -> day.withMonth((moment.getMonthValue() - 1) / 3 * 3 + 1).withDayOfMonth(1);
            case MONTH -> day.withDayOfMonth(1);
            case DAY, DAYOFYEAR -> day;
            case WEEK -> day.minusDays(WEEKDAY.of(moment, firstDay) - 1);
            case ISO_WEEK -> day.minusDays(moment.getDayOfWeek().getValue() - 1);
            case HOUR -> moment.truncatedTo(ChronoUnit.HOURS);
            case MINUTE -> moment.truncatedTo(ChronoUnit.MINUTES);
            case SECOND -> moment.truncatedTo(ChronoUnit.SECONDS);
            case MILLISECOND -> moment.truncatedTo(ChronoUnit.MILLIS);
            case MICROSECOND -> moment.truncatedTo(ChronoUnit.MICROS);
            default -> throw FunctionErrors.datePart(name().toLowerCase(Locale.ROOT), "datetrunc");
        };
    }
}
