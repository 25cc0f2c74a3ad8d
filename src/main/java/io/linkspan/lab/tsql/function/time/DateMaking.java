package io.linkspan.lab.tsql.function.time;

import static io.linkspan.lab.tsql.function.Function.open;
import static io.linkspan.lab.tsql.function.Function.strict;

import io.linkspan.lab.engine.type.Conversions;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType.Kind;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.function.Arguments;
import io.linkspan.lab.tsql.function.Function;
import io.linkspan.lab.tsql.function.FunctionErrors;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Dates made of their parts, month ends and offsets (T-SQL reference, "Date and time data types and functions"). The digits of a fraction count as 7. */
public final class DateMaking {

    private static final SqlType TIME = new SqlType(Kind.TIME, 0, 0, 7);

    public static final List<Function> ALL = List.of(
            strict("DATEFROMPARTS", 3, SqlType.DATE, a -> made("date", () -> date(a))),
            strict("DATETIMEFROMPARTS", 7, SqlType.DATETIME, a -> made("datetime", () -> Objects.requireNonNull(Conversions.implicit(
                    date(a).atTime(a.whole(3), a.whole(4), a.whole(5), Math.multiplyExact(a.whole(6), 1_000_000)), DateFunctions.DATETIME2, SqlType.DATETIME)))),
            strict("SMALLDATETIMEFROMPARTS", 5, SqlType.of(Kind.SMALLDATETIME), a -> made("smalldatetime", () -> date(a).atTime(a.whole(3), a.whole(4)))),
            strict("DATETIME2FROMPARTS", 8, DateFunctions.DATETIME2, a -> made("datetime2", () -> date(a).atTime(time(a, 3, 7)))),
            strict("DATETIMEOFFSETFROMPARTS", 10, DateFunctions.OFFSET, a -> made("datetimeoffset",
                    () -> date(a).atTime(time(a, 3, 9)).atOffset(ZoneOffset.ofHoursMinutes(a.whole(7), a.whole(8))))),
            strict("TIMEFROMPARTS", 5, TIME, a -> made("time", () -> time(a, 0, 4))),
            strict("MSDB.DBO.AGENT_DATETIME", 2, SqlType.DATETIME, a -> made("datetime", () -> agent(a.whole(0), a.whole(1)))),
            open("EOMONTH", 1, 2, types -> SqlType.DATE, DateMaking::endOfMonth),
            strict("SWITCHOFFSET", 2, DateFunctions.OFFSET, a -> a.moment(0).withOffsetSameInstant(offset(a))),
            strict("TODATETIMEOFFSET", 2, DateFunctions.OFFSET, a -> a.moment(0).toLocalDateTime().atOffset(offset(a))));

    private DateMaking() {
    }

    /** Dates and times of SQL Server Agent: 20260301 and 93000 for half past nine. */
    private static Object agent(int date, int time) {
        return LocalDate.of(date / 10000, date / 100 % 100, date % 100).atTime(time / 10000, time / 100 % 100, time % 100);
    }

    private static LocalDate date(Arguments a) {
        LocalDate date = LocalDate.of(a.whole(0), a.whole(1), a.whole(2));
        if (date.getYear() < 1 || date.getYear() > 9999) {
            throw new DateTimeException("year");
        }
        return date;
    }

    /** Hour, minute, second, fraction; the fraction counts in units of the precision that stands at {@code digits}. */
    private static LocalTime time(Arguments a, int hour, int digits) {
        int precision = a.whole(digits);
        int fraction = a.whole(hour + 3);
        if (precision < 0 || precision > 7 || fraction < 0 || fraction >= Math.pow(10, precision)) {
            throw new DateTimeException("fraction");
        }
        return LocalTime.of(a.whole(hour), a.whole(hour + 1), a.whole(hour + 2), (int) (fraction * Math.pow(10, 9 - precision)));
    }

    private static Object made(String type, Supplier<Object> parts) {
        try {
            return parts.get();
        } catch (DateTimeException | ArithmeticException e) {
            throw FunctionErrors.cannotConstruct(type);
        }
    }

    private static @Nullable Object endOfMonth(Arguments a) {
        if (a.isNull(0)) {
            return null;
        }
        OffsetDateTime moment = a.moment(0);
        LocalDate month = moment.toLocalDate().plusMonths(a.count() > 1 && !a.isNull(1) ? a.whole(1) : 0);
        if (month.getYear() < 1 || month.getYear() > 9999) {
            throw FunctionErrors.dateOverflow("date");
        }
        return month.withDayOfMonth(month.lengthOfMonth());
    }

    /** {@code '+01:00'}, or minutes. */
    private static ZoneOffset offset(Arguments a) {
        try {
            return a.type(1).isText() ? ZoneOffset.of(a.text(1)) : ZoneOffset.ofTotalSeconds(Math.multiplyExact(a.whole(1), 60));
        } catch (DateTimeException | ArithmeticException e) {
            throw ServerError.of(9812, 16, 0, "The timezone provided to builtin function switchoffset is invalid.");
        }
    }
}
