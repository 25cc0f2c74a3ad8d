package io.linkspan.lab.engine.type;

import io.linkspan.lab.engine.type.SqlType.Kind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Conversion to the date and time types. */
final class Moments {

    private static final LocalDate EPOCH = LocalDate.of(1900, 1, 1);
    private static final LocalDateTime DATETIME_FIRST = LocalDateTime.of(1753, 1, 1, 0, 0);
    private static final LocalDateTime SMALL_LAST = LocalDateTime.of(2079, 6, 6, 23, 59, 59);
    private static final LocalDateTime LAST = LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_999);
    private static final BigDecimal NANOS_A_DAY = BigDecimal.valueOf(86_400_000_000_000L);

    private Moments() {
    }

    static Object convert(Object value, SqlType from, SqlType to, int style) {
        return switch (value) {
            case String text -> narrow(DateReader.read(text, from, to, style), from, to);
            case LocalDate date -> narrow(date.atStartOfDay().atOffset(ZoneOffset.UTC), from, to);
            case LocalTime time -> narrow(time.atDate(EPOCH).atOffset(ZoneOffset.UTC), from, to);
            case LocalDateTime moment -> narrow(moment.atOffset(ZoneOffset.UTC), from, to);
            case OffsetDateTime moment -> narrow(moment, from, to);
            case Boolean b -> ofDays(b ? BigDecimal.ONE : BigDecimal.ZERO, to);
            case BigDecimal days -> ofDays(days, to);
            case Number days -> ofDays(new BigDecimal(days.toString()), to);
            case byte[] bytes -> ofBinary(bytes, from, to);
            default -> throw ConversionErrors.explicitNotAllowed(from, to);
        };
    }

    /** Days since 1900, the fraction being the time. */
    static BigDecimal days(LocalDateTime moment) {
        BigDecimal time = BigDecimal.valueOf(moment.toLocalTime().toNanoOfDay()).divide(NANOS_A_DAY, MathContext.DECIMAL64);
        return BigDecimal.valueOf(ChronoUnit.DAYS.between(EPOCH, moment.toLocalDate())).add(time);
    }

    private static Object ofDays(BigDecimal days, SqlType to) {
        BigDecimal whole = days.setScale(0, RoundingMode.FLOOR);
        if (whole.abs().compareTo(BigDecimal.valueOf(3_000_000)) > 0) {
            throw ConversionErrors.overflow("expression", to);
        }
        long nanos = days.subtract(whole).multiply(NANOS_A_DAY).setScale(0, RoundingMode.HALF_UP).longValue();
        LocalDateTime moment = EPOCH.atStartOfDay().plusDays(whole.longValue()).plusNanos(nanos);
        if (moment.isBefore(DATETIME_FIRST) || moment.isAfter(LAST)) {
            throw ConversionErrors.overflow("expression", to);
        }
        return narrow(moment.atOffset(ZoneOffset.UTC), SqlType.DATETIME, to);
    }

    private static Object ofBinary(byte[] bytes, SqlType from, SqlType to) {
        if (to.kind() != Kind.DATETIME || bytes.length > 8) {
            throw ConversionErrors.error(from, to);
        }
        ByteBuffer padded = ByteBuffer.allocate(8).put(8 - bytes.length, bytes);
        return EPOCH.plusDays(padded.getInt(0)).atStartOfDay().plusNanos(Math.round(padded.getInt(4) * 10_000_000L / 3.0)).truncatedTo(ChronoUnit.MILLIS);
    }

    private static Object narrow(OffsetDateTime moment, SqlType from, SqlType to) {
        LocalDateTime local = moment.toLocalDateTime();
        return switch (to.kind()) {
            case DATE -> local.toLocalDate();
            case TIME -> round(local.toLocalTime().atDate(EPOCH), to.scale()).toLocalTime();
            case DATETIME -> {
                if (local.isBefore(DATETIME_FIRST)) {
                    throw ConversionErrors.dateRange(from, to);
                }
                yield ticks(local);
            }
            case SMALLDATETIME -> {
                if (local.toLocalDate().isBefore(EPOCH) || local.isAfter(SMALL_LAST)) {
                    throw ConversionErrors.dateRange(from, to);
                }
                yield local.plusSeconds(30).truncatedTo(ChronoUnit.MINUTES);
            }
            case DATETIME2 -> round(local, to.scale());
            case DATETIMEOFFSET -> round(local, to.scale()).atOffset(moment.getOffset());
            default -> throw ConversionErrors.explicitNotAllowed(from, to);
        };
    }

    /** To a 300th of a second, which shows as .000, .003 or .007. */
    private static LocalDateTime ticks(LocalDateTime moment) {
        long ticks = Math.round(moment.toLocalTime().toNanoOfDay() * 3 / 10_000_000.0);
        long millis = Math.round(ticks * 10 / 3.0);
        return moment.toLocalDate().atStartOfDay().plus(millis, ChronoUnit.MILLIS);
    }

    private static LocalDateTime round(LocalDateTime moment, int digits) {
        long unit = 1;
        for (int i = digits; i < 9; i++) {
            unit *= 10;
        }
        int nanos = moment.getNano();
        long rounded = (nanos + unit / 2) / unit * unit;
        LocalDateTime result = moment.plusNanos(rounded - nanos);
        return result.isAfter(LAST) ? moment.minusNanos(nanos % unit) : result;
    }
}
