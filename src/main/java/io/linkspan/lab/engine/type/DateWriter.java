package io.linkspan.lab.engine.type;

import io.linkspan.lab.engine.type.SqlType.Kind;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes a date and time in a style of CONVERT (T-SQL reference, "CAST and CONVERT", "Date and time styles"). */
final class DateWriter {

    private DateWriter() {
    }

    static String write(Object value, SqlType from, int style) {
        return switch (value) {
            case LocalDate date -> format(date.atStartOfDay().atOffset(ZoneOffset.UTC), from, style, true, false);
            case LocalTime time -> format(time.atDate(LocalDate.of(1900, 1, 1)).atOffset(ZoneOffset.UTC), from, style, false, true);
            case LocalDateTime moment -> format(moment.atOffset(ZoneOffset.UTC), from, style, true, true);
            case OffsetDateTime moment -> zoned(moment, from, style);
            default -> throw new IllegalArgumentException("no date");
        };
    }

    private static String zoned(OffsetDateTime moment, SqlType from, int style) {
        if (style == 127) {
            return format(moment.withOffsetSameInstant(ZoneOffset.UTC), from, 126, true, true) + "Z";
        }
        String offset = moment.format(DateTimeFormatter.ofPattern("xxx"));
        String text = format(moment, from, style, true, true);
        return switch (style) {
            case 0, 20, 21, 25, 120, 121, 13, 113 -> text + " " + offset;
            case 126 -> text + offset;
            default -> text;
        };
    }

    private static String format(OffsetDateTime moment, SqlType from, int style, boolean date, boolean time) {
        boolean old = from.kind() == Kind.DATETIME || from.kind() == Kind.SMALLDATETIME;
        String fraction = from.kind() == Kind.SMALLDATETIME ? ".000" : fraction(from, moment);
        String day = date ? datePart(style == 0 && !old ? 121 : style, from) : "";
        String clock = time ? timePart(style == 0 && !old ? 121 : style, fraction) : "";
        String separator = day.isEmpty() || clock.isEmpty() ? "" : style == 126 || style == 127 ? "'T'" : " ";
        String text = moment.format(DateTimeFormatter.ofPattern(day + separator + clock, Locale.ENGLISH));
        boolean bare = style == 126 && old && moment.getNano() == 0;
        return bare ? text.substring(0, text.length() - 4) : text;
    }

    /** The digits behind the point as a pattern; a datetime has three. */
    private static String fraction(SqlType from, OffsetDateTime moment) {
        int digits = from.kind() == Kind.DATETIME ? 3 : from.scale();
        return digits == 0 ? "" : "." + "S".repeat(digits);
    }

    private static String datePart(int style, SqlType from) {
        return switch (style) {
            case 0, 100, 9, 109 -> "MMM ppd yyyy";
            case 1, 22 -> "MM/dd/yy";
            case 101 -> "MM/dd/yyyy";
            case 2 -> "yy.MM.dd";
            case 102 -> "yyyy.MM.dd";
            case 3 -> "dd/MM/yy";
            case 103 -> "dd/MM/yyyy";
            case 4 -> "dd.MM.yy";
            case 104 -> "dd.MM.yyyy";
            case 5 -> "dd-MM-yy";
            case 105 -> "dd-MM-yyyy";
            case 6 -> "dd MMM yy";
            case 106, 13, 113 -> "dd MMM yyyy";
            case 7 -> "MMM dd, yy";
            case 107 -> "MMM dd, yyyy";
            case 10 -> "MM-dd-yy";
            case 110 -> "MM-dd-yyyy";
            case 11 -> "yy/MM/dd";
            case 111 -> "yyyy/MM/dd";
            case 12 -> "yyMMdd";
            case 112 -> "yyyyMMdd";
            case 20, 120, 21, 25, 121, 23, 126, 127 -> "yyyy-MM-dd";
            case 8, 24, 108, 14, 114 -> "";
            default -> throw ConversionErrors.invalidStyle(style, from);
        };
    }

    private static String timePart(int style, String fraction) {
        String millis = fraction.isEmpty() ? "" : ":" + fraction.substring(1);
        return switch (style) {
            case 0, 100 -> "pph:mma";
            case 8, 24, 108, 20, 120 -> "HH:mm:ss";
            case 9, 109 -> "pph:mm:ss" + quoted(millis) + "a";
            case 13, 113, 14, 114 -> "HH:mm:ss" + quoted(millis);
            case 22 -> "pph:mm:ss a";
            case 21, 25, 121, 126, 127 -> "HH:mm:ss" + quoted(fraction);
            default -> "";
        };
    }

    /** Digits in a pattern stand for themselves. */
    private static String quoted(String fraction) {
        return fraction.contains("0") ? "'" + fraction + "'" : fraction;
    }
}
