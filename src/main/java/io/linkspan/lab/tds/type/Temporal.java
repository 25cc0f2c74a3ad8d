package io.linkspan.lab.tds.type;

import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tds.packet.WireInput;
import io.linkspan.lab.tds.packet.WireOutput;
import java.net.ProtocolException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Dates and times, MS-TDS 2.2.5.5.1.8 and the paragraphs after it. */
final class Temporal {

    private static final LocalDate YEAR_1 = LocalDate.of(1, 1, 1);
    private static final LocalDate YEAR_1900 = LocalDate.of(1900, 1, 1);
    private static final int TICKS_A_SECOND = 300;
    private static final int TICKS_A_DAY = 86_400 * TICKS_A_SECOND;

    private Temporal() {
    }

    static void write(SqlType type, Object value, WireOutput out) {
        switch (type.kind()) {
            case DATE -> date((LocalDate) value, out);
            case TIME -> time((LocalTime) value, type.scale(), out);
            case DATETIME2 -> dateAndTime((LocalDateTime) value, type.scale(), out);
            case DATETIMEOFFSET -> {
                OffsetDateTime moment = (OffsetDateTime) value;
                dateAndTime(moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime(), type.scale(), out);
                out.u16(moment.getOffset().getTotalSeconds() / 60);
            }
            case DATETIME -> datetime((LocalDateTime) value, out);
            case SMALLDATETIME -> {
                LocalDateTime minute = ((LocalDateTime) value).plusSeconds(30).truncatedTo(ChronoUnit.MINUTES);
                out.u16(days(YEAR_1900, minute.toLocalDate())).u16(minute.toLocalTime().toSecondOfDay() / 60);
            }
            default -> throw new IllegalArgumentException(type + " is not carried by the wire");
        }
    }

    static Object read(SqlType type, WireInput in) throws ProtocolException {
        try {
            return switch (type.kind()) {
                case DATE -> date(in);
                case TIME -> time(type.scale(), in);
                case DATETIME2 -> dateAndTime(type.scale(), in);
                case DATETIMEOFFSET -> {
                    LocalDateTime utc = dateAndTime(type.scale(), in);
                    yield utc.atOffset(ZoneOffset.UTC).withOffsetSameInstant(ZoneOffset.ofTotalSeconds((short) in.u16() * 60));
                }
                case DATETIME -> datetime(in);
                case SMALLDATETIME -> YEAR_1900.plusDays(in.u16()).atStartOfDay().plusMinutes(in.u16());
                default -> throw new ProtocolException(type + " is not carried by the wire");
            };
        } catch (DateTimeException e) {
            throw new ProtocolException("value outside the range of " + type);
        }
    }

    private static void date(LocalDate date, WireOutput out) {
        int days = days(YEAR_1, date);
        out.u16(days).u8(days >> 16);
    }

    private static LocalDate date(WireInput in) throws ProtocolException {
        return YEAR_1.plusDays(in.u16() | in.u8() << 16);
    }

    private static void time(LocalTime time, int scale, WireOutput out) {
        long units = time.toNanoOfDay() / unit(scale);
        for (int i = 0; i < timeBytes(scale); i++) {
            out.u8((int) (units >> 8 * i));
        }
    }

    private static LocalTime time(int scale, WireInput in) throws ProtocolException {
        long units = 0;
        for (int i = 0; i < timeBytes(scale); i++) {
            units |= (long) in.u8() << 8 * i;
        }
        return LocalTime.ofNanoOfDay(units * unit(scale));
    }

    private static void dateAndTime(LocalDateTime moment, int scale, WireOutput out) {
        time(moment.toLocalTime(), scale, out);
        date(moment.toLocalDate(), out);
    }

    private static LocalDateTime dateAndTime(int scale, WireInput in) throws ProtocolException {
        LocalTime time = time(scale, in);
        return date(in).atTime(time);
    }

    /** Rounded to a three-hundredth of a second, which may be the first one of the next day. */
    private static void datetime(LocalDateTime moment, WireOutput out) {
        int days = days(YEAR_1900, moment.toLocalDate());
        int ticks = (int) ((moment.toLocalTime().toNanoOfDay() * 3 + 5_000_000) / 10_000_000);
        out.i32(ticks == TICKS_A_DAY ? days + 1 : days).i32(ticks % TICKS_A_DAY);
    }

    /** A client sees whole milliseconds that end in 0, 3 or 7. */
    private static LocalDateTime datetime(WireInput in) throws ProtocolException {
        LocalDate day = YEAR_1900.plusDays(in.i32());
        long ticks = in.i32();
        return day.atStartOfDay().plus(Math.round(ticks * 10 / 3.0), ChronoUnit.MILLIS);
    }

    private static int days(LocalDate from, LocalDate to) {
        return (int) ChronoUnit.DAYS.between(from, to);
    }

    static int timeBytes(int scale) {
        return scale <= 2 ? 3 : scale <= 4 ? 4 : 5;
    }

    /** Nanoseconds of one unit of the last digit. */
    private static long unit(int scale) {
        long nanos = 1;
        for (int i = scale; i < 9; i++) {
            nanos *= 10;
        }
        return nanos;
    }
}
