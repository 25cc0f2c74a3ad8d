package io.linkspan.lab.engine.type;

import io.linkspan.lab.engine.type.SqlType.Kind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a date and time as it is written: us_english, month before day unless the style says otherwise (T-SQL reference, "CAST and CONVERT", styles). */
final class DateReader {

    private static final LocalDate EPOCH = LocalDate.of(1900, 1, 1);
    private static final List<String> MONTHS = List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Set<Integer> DAY_FIRST = Set.of(3, 4, 5, 103, 104, 105);
    private static final String TIME = "(?:[ T]+|^)(?<h>\\d{1,2})(?::(?<m>\\d{1,2})(?::(?<s>\\d{1,2})(?:[.:](?<f>\\d{1,9}))?)?)?\\s*(?<half>[AaPp][Mm])?"
            + "\\s*(?<zone>Z|[+-]\\d{2}:\\d{2})?$";
    private static final Pattern TIME_AT_END = Pattern.compile(TIME);
    private static final Pattern YEAR_FIRST = Pattern.compile("(?<y>\\d{4})[-/.](?<mo>\\d{1,2})[-/.](?<d>\\d{1,2})");
    private static final Pattern PLAIN = Pattern.compile("(?<y>\\d{4}|\\d{2})(?<mo>\\d{2})(?<d>\\d{2})");
    private static final Pattern NUMERIC = Pattern.compile("(?<a>\\d{1,2})[-/.](?<b>\\d{1,2})[-/.](?<y>\\d{4}|\\d{2})");
    private static final Pattern NAMED = Pattern.compile("(?:(?<d>\\d{1,2})[ -]+)?(?<mo>[A-Za-z]{3,9})[ .-]*(?:(?<d2>\\d{1,2})(?!\\d))?,?[ -]*(?<y>\\d{4}|\\d{2})");
    private static final Pattern YEAR = Pattern.compile("(?<y>\\d{4})");

    private DateReader() {
    }

    static OffsetDateTime read(String written, SqlType from, SqlType to, int style) {
        String text = written.strip();
        String date = text;
        Matcher time = TIME_AT_END.matcher(text);
        LocalTime at = LocalTime.MIDNIGHT;
        ZoneOffset zone = ZoneOffset.UTC;
        try {
            if (time.find() && isTime(time)) {
                date = text.substring(0, time.start()).strip();
                at = time(time, to);
                zone = zone(time.group("zone"), to);
            }
            return (date.isEmpty() ? EPOCH : date(date, style)).atTime(at).atOffset(zone);
        } catch (DateTimeException e) {
            throw to.kind() == Kind.DATETIME || to.kind() == Kind.SMALLDATETIME ? ConversionErrors.dateRange(from, to) : ConversionErrors.dateSyntax();
        }
    }

    /** A lone number behind a date is no time. */
    private static boolean isTime(Matcher time) {
        return time.group("m") != null || time.group("half") != null;
    }

    private static LocalTime time(Matcher time, SqlType to) {
        int hour = Integer.parseInt(time.group("h"));
        String half = time.group("half");
        if (half != null) {
            if (hour > 12) {
                throw ConversionErrors.dateSyntax();
            }
            hour = hour % 12 + (half.equalsIgnoreCase("PM") ? 12 : 0);
        }
        String fraction = time.group("f") == null ? "0" : time.group("f");
        boolean old = to.kind() == Kind.DATETIME || to.kind() == Kind.SMALLDATETIME;
        if (fraction.length() > (old ? 3 : 7)) {
            throw ConversionErrors.dateSyntax();
        }
        int nanos = Integer.parseInt((fraction + "000000000").substring(0, 9));
        return LocalTime.of(hour, number(time.group("m")), number(time.group("s")), nanos);
    }

    private static ZoneOffset zone(String zone, SqlType to) {
        if (zone == null || zone.equals("Z")) {
            return ZoneOffset.UTC;
        }
        if (to.kind() == Kind.DATETIME || to.kind() == Kind.SMALLDATETIME) {
            throw ConversionErrors.dateSyntax();
        }
        return ZoneOffset.of(zone);
    }

    private static LocalDate date(String text, int style) {
        Matcher m;
        if ((m = YEAR_FIRST.matcher(text)).matches()) {
            return LocalDate.of(number(m.group("y")), number(m.group("mo")), number(m.group("d")));
        }
        if ((m = PLAIN.matcher(text)).matches()) {
            return LocalDate.of(year(m.group("y")), number(m.group("mo")), number(m.group("d")));
        }
        if ((m = NUMERIC.matcher(text)).matches()) {
            int first = number(m.group("a"));
            int second = number(m.group("b"));
            return DAY_FIRST.contains(style) ? LocalDate.of(year(m.group("y")), second, first) : LocalDate.of(year(m.group("y")), first, second);
        }
        if ((m = NAMED.matcher(text)).matches() && month(m.group("mo")) > 0) {
            String day = m.group("d") == null ? m.group("d2") : m.group("d");
            return LocalDate.of(year(m.group("y")), month(m.group("mo")), day == null ? 1 : number(day));
        }
        if ((m = YEAR.matcher(text)).matches()) {
            return LocalDate.of(number(m.group("y")), 1, 1);
        }
        throw ConversionErrors.dateSyntax();
    }

    private static int month(String name) {
        return MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** Two digits mean 1950 to 2049. */
    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        return digits.length() == 4 ? year : year < 50 ? 2000 + year : 1900 + year;
    }
}
