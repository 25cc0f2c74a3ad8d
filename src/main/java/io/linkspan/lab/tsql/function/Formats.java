package io.linkspan.lab.tsql.function;

import io.linkspan.lab.engine.type.SqlType;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** FORMAT with the invariant and en-US cultures: the .NET formats that scripts use, custom patterns and single letters. */
final class Formats {

    private static final Map<String, String> DATES = Map.of("d", "M/d/yyyy", "D", "EEEE, MMMM d, yyyy", "t", "h:mm a", "T", "h:mm:ss a", "g", "M/d/yyyy h:mm a",
            "G", "M/d/yyyy h:mm:ss a", "s", "yyyy-MM-dd'T'HH:mm:ss", "u", "yyyy-MM-dd HH:mm:ss'Z'", "o", "yyyy-MM-dd'T'HH:mm:ss.SSSSSSS", "O", "yyyy-MM-dd'T'HH:mm:ss.SSSSSSS");

    private Formats() {
    }

    static @Nullable Object format(Arguments a) {
        String format = a.text(1);
        SqlType type = a.type(0);
        return switch (type.kind()) {
            case DATE, DATETIME, SMALLDATETIME, DATETIME2, DATETIMEOFFSET -> date(a.moment(0), format);
            case TIME, CHAR, VARCHAR, NCHAR, NVARCHAR, XML, BINARY, VARBINARY, BIT, UNIQUEIDENTIFIER, TIMESTAMP, SQL_VARIANT ->
                    throw FunctionErrors.invalidArgument(type, 1, "format");
            default -> number(new BigDecimal(a.value(0).toString()), format);
        };
    }

    private static @Nullable String date(OffsetDateTime moment, String format) {
        String pattern = format.length() == 1 ? DATES.get(format) : translated(format);
        if (pattern == null) {
            return null;
        }
        try {
            return DateTimeFormatter.ofPattern(pattern, Locale.US).format(moment);
        } catch (IllegalArgumentException badPattern) {
            return null;
        }
    }

    /** .NET letters into those of the JDK. */
    private static String translated(String format) {
        return format.replace("dddd", "EEEE").replace("ddd", "EEE").replaceAll("[fF]", "S").replace("tt", "a").replace("zzz", "xxx");
    }

    private static @Nullable String number(BigDecimal value, String format) {
        char letter = Character.toUpperCase(format.isEmpty() ? 'G' : format.charAt(0));
        boolean standard = format.matches("[A-Za-z]\\d{0,2}");
        int digits = standard && format.length() > 1 ? Integer.parseInt(format.substring(1)) : -1;
        if (!standard && !format.isEmpty()) {
            return new DecimalFormat(format, DecimalFormatSymbols.getInstance(Locale.US)).format(value);
        }
        return switch (letter) {
            case 'N' -> String.format(Locale.US, "%,." + (digits < 0 ? 2 : digits) + "f", value);
            case 'F' -> String.format(Locale.US, "%." + (digits < 0 ? 2 : digits) + "f", value);
            case 'C' -> (value.signum() < 0 ? "-$" : "$") + String.format(Locale.US, "%,." + (digits < 0 ? 2 : digits) + "f", value.abs());
            case 'P' -> String.format(Locale.US, "%,." + (digits < 0 ? 2 : digits) + "f", value.movePointRight(2)) + "%";
            case 'D' -> (value.signum() < 0 ? "-" : "") + String.format(Locale.US, "%0" + Math.max(1, digits) + "d", value.abs().toBigInteger());
            case 'X' -> String.format(Locale.US, "%" + (digits > 0 ? "0" + digits : "") + (Character.isUpperCase(format.charAt(0)) ? "X" : "x"), value.toBigInteger());
            case 'G' -> value.toPlainString();
            default -> null;
        };
    }
}
