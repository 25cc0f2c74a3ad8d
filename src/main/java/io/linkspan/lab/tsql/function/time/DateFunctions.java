package io.linkspan.lab.tsql.function.time;

import static io.linkspan.lab.tsql.function.Function.open;
import static io.linkspan.lab.tsql.function.Function.strict;

import io.linkspan.lab.engine.type.ConversionErrors;
import io.linkspan.lab.engine.type.Conversions;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType.Kind;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.function.Arguments;
import io.linkspan.lab.tsql.function.Function;
import io.linkspan.lab.tsql.function.FunctionErrors;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The clock, and arithmetic with dates (T-SQL reference, "Date and time data types and functions"). The machines of the lab run in UTC. */
public final class DateFunctions {

    static final SqlType DATETIME2 = new SqlType(Kind.DATETIME2, 0, 0, 7);
    static final SqlType OFFSET = new SqlType(Kind.DATETIMEOFFSET, 0, 0, 7);

    public static final List<Function> ALL = List.of(
            strict("GETDATE", 0, SqlType.DATETIME, a -> datetime(a.scope())),
            strict("GETUTCDATE", 0, SqlType.DATETIME, a -> datetime(a.scope())),
            strict("CURRENT_TIMESTAMP", 0, SqlType.DATETIME, a -> datetime(a.scope())),
            strict("CURRENT_DATE", 0, SqlType.DATE, a -> now(a.scope()).toLocalDate()),
            strict("SYSDATETIME", 0, DATETIME2, a -> rounded(a.scope())),
            strict("SYSUTCDATETIME", 0, DATETIME2, a -> rounded(a.scope())),
            strict("SYSDATETIMEOFFSET", 0, OFFSET, a -> rounded(a.scope()).atOffset(ZoneOffset.UTC)),
            strict("DATEADD", 3, 3, types -> added(types.get(2)), DateFunctions::dateAdd),
            strict("DATEDIFF", 3, SqlType.INT, DateFunctions::dateDiff),
            strict("DATEDIFF_BIG", 3, SqlType.BIGINT, a -> part(a, "datediff_big").between(utc(a, 1), utc(a, 2))),
            strict("DATEPART", 2, SqlType.INT, a -> checked(a, "datepart").of(at(a, 1), first(a.scope()))),
            strict("DATENAME", 2, SqlType.nvarchar(30), a -> checked(a, "datename").name(at(a, 1), first(a.scope()))),
            strict("DATETRUNC", 2, 2, types -> added(types.get(1)), a -> back(part(a, "datetrunc").truncate(at(a, 1), first(a.scope())), added(a.type(1)))),
            strict("YEAR", 1, SqlType.INT, a -> at(a, 0).getYear()),
            strict("MONTH", 1, SqlType.INT, a -> at(a, 0).getMonthValue()),
            strict("DAY", 1, SqlType.INT, a -> at(a, 0).getDayOfMonth()),
            open("ISDATE", 1, 1, types -> SqlType.INT, DateFunctions::isDate));

    private DateFunctions() {
    }

    static OffsetDateTime now(Scope scope) {
        return scope.instance().estate().clock().instant().atOffset(ZoneOffset.UTC);
    }

    private static Object datetime(Scope scope) {
        return Objects.requireNonNull(Conversions.implicit(now(scope).toLocalDateTime(), DATETIME2, SqlType.DATETIME));
    }

    private static LocalDateTime rounded(Scope scope) {
        LocalDateTime now = now(scope).toLocalDateTime();
        return now.withNano(now.getNano() / 100 * 100);
    }

    private static int first(Scope scope) {
        return scope.global("@@DATEFIRST") instanceof Number n ? n.intValue() : 7;
    }

    private static DatePart part(Arguments a, String function) {
        return DatePart.of(a.text(0), function);
    }

    /** A date has no hours, a time no days. */
    private static DatePart checked(Arguments a, String function) {
        DatePart part = part(a, function);
        Kind kind = a.type(1).kind();
        boolean wrong = kind == Kind.DATE && part.isTime() || kind == Kind.TIME && !part.isTime() || part == DatePart.TZOFFSET && (kind == Kind.DATETIME || kind == Kind.SMALLDATETIME);
        if (wrong) {
            throw FunctionErrors.partNotSupported(part.name().toLowerCase(Locale.ROOT), function, ConversionErrors.name(a.type(1)));
        }
        return part;
    }

    /** A text is taken as a datetime, so is a number. */
    private static SqlType added(SqlType type) {
        return switch (type.kind()) {
            case DATE, TIME, DATETIME, SMALLDATETIME, DATETIME2, DATETIMEOFFSET -> type;
            default -> SqlType.DATETIME;
        };
    }

    /** A number counts as a datetime, days since 1900. */
    private static OffsetDateTime at(Arguments a, int i) {
        return a.value(i) instanceof Number ? ((LocalDateTime) a.to(i, SqlType.DATETIME)).atOffset(ZoneOffset.UTC) : a.moment(i);
    }

    private static Object dateAdd(Arguments a) {
        SqlType type = added(a.type(2));
        DatePart part = part(a, "dateadd");
        if (type.kind() == Kind.DATE && part.isTime() || type.kind() == Kind.TIME && !part.isTime()) {
            throw FunctionErrors.partNotSupported(part.name().toLowerCase(Locale.ROOT), "dateadd", ConversionErrors.name(type));
        }
        try {
            return back(part.add(at(a, 2), a.whole(1)), type);
        } catch (DateTimeException | ArithmeticException e) {
            throw FunctionErrors.dateOverflow(ConversionErrors.name(type));
        }
    }

    private static Object back(OffsetDateTime moment, SqlType type) {
        boolean time = type.kind() == Kind.TIME;
        if (!time && (moment.getYear() < (type.kind() == Kind.DATETIME ? 1753 : type.kind() == Kind.SMALLDATETIME ? 1900 : 1) || moment.getYear() > 9999)) {
            throw FunctionErrors.dateOverflow(ConversionErrors.name(type));
        }
        return Objects.requireNonNull(Conversions.implicit(moment, OFFSET, type));
    }

    private static OffsetDateTime utc(Arguments a, int i) {
        return at(a, i).withOffsetSameInstant(ZoneOffset.UTC);
    }

    private static Object dateDiff(Arguments a) {
        try {
            return Math.toIntExact(part(a, "datediff").between(utc(a, 1), utc(a, 2)));
        } catch (ArithmeticException e) {
            throw FunctionErrors.differenceOverflow();
        }
    }

    private static int isDate(Arguments a) {
        if (a.isNull(0)) {
            return 0;
        }
        try {
            Conversions.implicit(a.value(0), a.type(0), SqlType.DATETIME);
            return a.type(0).isText() ? 1 : a.type(0).kind() == Kind.DATETIME || a.type(0).kind() == Kind.SMALLDATETIME ? 1 : 0;
        } catch (ServerError e) {
            return 0;
        }
    }
}
