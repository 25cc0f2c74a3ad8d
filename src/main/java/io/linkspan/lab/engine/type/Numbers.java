package io.linkspan.lab.engine.type;

import io.linkspan.lab.engine.type.SqlType.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.regex.Pattern;

/** Conversion to the numeric types. */
final class Numbers {

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)");
    private static final Pattern FLOATING = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final BigDecimal MONEY_MAX = new BigDecimal("922337203685477.5807");
    private static final BigDecimal SMALLMONEY_MAX = new BigDecimal("214748.3647");

    private Numbers() {
    }

    static Object convert(Object value, SqlType from, SqlType to) {
        return switch (value) {
            case String text -> ofText(text.strip(), from, to);
            case byte[] bytes -> ofBinary(bytes, from, to);
            case LocalDateTime moment -> narrow(Moments.days(moment), from, to);
            case Double d -> ofFloat(d, from, to);
            case Float f -> ofFloat(f, from, to);
            case Boolean b -> narrow(b ? BigDecimal.ONE : BigDecimal.ZERO, from, to);
            case BigDecimal d -> narrow(d, from, to);
            case Number n -> narrow(BigDecimal.valueOf(n.longValue()), from, to);
            default -> throw ConversionErrors.explicitNotAllowed(from, to);
        };
    }

    private static Object ofText(String text, SqlType from, SqlType to) {
        return switch (to.kind()) {
            case BIT -> bit(text, from, to);
            case TINYINT, SMALLINT, INT, BIGINT -> whole(text, from, to);
            case DECIMAL, NUMERIC -> {
                if (!DECIMAL.matcher(text).matches()) {
                    throw ConversionErrors.error(from, to);
                }
                yield narrow(new BigDecimal(trimPoint(text)), from, to);
            }
            case MONEY, SMALLMONEY -> money(text, from, to);
            default -> {
                if (!text.isEmpty() && !FLOATING.matcher(text).matches()) {
                    throw ConversionErrors.error(from, to);
                }
                yield ofFloat(text.isEmpty() ? 0 : Double.parseDouble(text), from, to);
            }
        };
    }

    private static Object bit(String text, SqlType from, SqlType to) {
        return switch (text.toLowerCase(java.util.Locale.ROOT)) {
            case "true" -> true;
            case "false", "" -> false;
            default -> {
                if (!WHOLE.matcher(text).matches()) {
                    throw ConversionErrors.failed(from, text, to);
                }
                yield new BigInteger(text).signum() != 0;
            }
        };
    }

    private static Object whole(String text, SqlType from, SqlType to) {
        if (text.isEmpty()) {
            return narrow(BigDecimal.ZERO, from, to);
        }
        if (!WHOLE.matcher(text).matches()) {
            throw to.kind() == Kind.BIGINT ? ConversionErrors.error(from, to) : ConversionErrors.failed(from, text, to);
        }
        BigDecimal number = new BigDecimal(text);
        if (!fits(number, to.kind())) {
            throw ConversionErrors.textOverflow(from, text, to);
        }
        return narrow(number, from, to);
    }

    private static Object money(String text, SqlType from, SqlType to) {
        String digits = text.replace(",", "").replaceFirst("^([+-]?)\\$", "$1");
        if (!digits.isEmpty() && !DECIMAL.matcher(digits).matches()) {
            throw ConversionErrors.moneySyntax();
        }
        return narrow(digits.isEmpty() ? BigDecimal.ZERO : new BigDecimal(trimPoint(digits)), from, to);
    }

    private static String trimPoint(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    private static Object ofFloat(double value, SqlType from, SqlType to) {
        return switch (to.kind()) {
            case FLOAT -> value;
            case REAL -> {
                if (Float.isInfinite((float) value)) {
                    throw ConversionErrors.floatOverflow(to, value);
                }
                yield (float) value;
            }
            case BIT -> value != 0;
            case TINYINT, SMALLINT, INT, BIGINT -> {
                BigDecimal cut = new BigDecimal(value).setScale(0, RoundingMode.DOWN);
                if (!fits(cut, to.kind())) {
                    throw to.kind() == Kind.BIGINT ? ConversionErrors.overflow("expression", to) : ConversionErrors.floatOverflow(to, value);
                }
                yield narrow(cut, from, to);
            }
            default -> narrow(from.kind() == Kind.REAL ? new BigDecimal(Float.toString((float) value)) : BigDecimal.valueOf(value), from, to);
        };
    }

    private static Object narrow(BigDecimal value, SqlType from, SqlType to) {
        return switch (to.kind()) {
            case BIT -> value.signum() != 0;
            case TINYINT, SMALLINT, INT, BIGINT -> integer(value, from, to);
            case DECIMAL, NUMERIC -> {
                BigDecimal scaled = value.setScale(to.scale(), RoundingMode.HALF_UP);
                if (scaled.precision() - scaled.scale() > to.precision() - to.scale() && scaled.signum() != 0) {
                    throw ConversionErrors.overflow(from, to);
                }
                yield scaled;
            }
            case MONEY -> money(value, MONEY_MAX, to);
            case SMALLMONEY -> money(value, SMALLMONEY_MAX, to);
            case REAL -> value.floatValue();
            default -> value.doubleValue();
        };
    }

    /** Below zero it reaches one ten-thousandth further. */
    private static BigDecimal money(BigDecimal value, BigDecimal most, SqlType to) {
        BigDecimal scaled = value.setScale(4, RoundingMode.HALF_UP);
        if (scaled.compareTo(most) > 0 || scaled.compareTo(most.negate().subtract(most.ulp())) < 0) {
            throw ConversionErrors.overflow("expression", to);
        }
        return scaled;
    }

    private static Object integer(BigDecimal value, SqlType from, SqlType to) {
        boolean rounds = from.kind() == Kind.MONEY || from.kind() == Kind.SMALLMONEY || from.kind() == Kind.DATETIME || from.kind() == Kind.SMALLDATETIME;
        BigDecimal whole = value.setScale(0, rounds ? RoundingMode.HALF_UP : RoundingMode.DOWN);
        if (!fits(whole, to.kind())) {
            boolean small = to.kind() == Kind.TINYINT || to.kind() == Kind.SMALLINT;
            throw switch (from.kind()) {
                case DECIMAL, NUMERIC -> ConversionErrors.overflow(from, to);
                case TINYINT, SMALLINT, INT -> small ? ConversionErrors.smallOverflow(to, whole) : ConversionErrors.overflow("expression", to);
                default -> ConversionErrors.overflow("expression", to);
            };
        }
        return switch (to.kind()) {
            case TINYINT, SMALLINT -> (Object) whole.shortValueExact();
            case INT -> whole.intValueExact();
            default -> whole.longValueExact();
        };
    }

    private static boolean fits(BigDecimal value, Kind kind) {
        return switch (kind) {
            case TINYINT -> value.signum() >= 0 && value.compareTo(BigDecimal.valueOf(255)) <= 0;
            case SMALLINT -> between(value, Short.MIN_VALUE, Short.MAX_VALUE);
            case INT -> between(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
            default -> between(value, Long.MIN_VALUE, Long.MAX_VALUE);
        };
    }

    private static boolean between(BigDecimal value, long low, long high) {
        return value.compareTo(BigDecimal.valueOf(low)) >= 0 && value.compareTo(BigDecimal.valueOf(high)) <= 0;
    }

    /** The last bytes count, as on the server. */
    private static Object ofBinary(byte[] bytes, SqlType from, SqlType to) {
        int width = switch (to.kind()) {
            case BIT, TINYINT -> 1;
            case SMALLINT -> 2;
            case INT, SMALLMONEY -> 4;
            case BIGINT, MONEY -> 8;
            default -> throw ConversionErrors.error(from, to);
        };
        long value = 0;
        for (int i = Math.max(0, bytes.length - width); i < bytes.length; i++) {
            value = value << 8 | bytes[i] & 0xFF;
        }
        return switch (to.kind()) {
            case BIT -> (Object) (value != 0);
            case TINYINT, SMALLINT -> (short) value;
            case INT -> (int) value;
            case BIGINT -> value;
            case SMALLMONEY -> BigDecimal.valueOf((int) value, 4);
            default -> BigDecimal.valueOf(value, 4);
        };
    }
}
