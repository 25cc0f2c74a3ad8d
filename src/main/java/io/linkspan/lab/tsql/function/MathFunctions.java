package io.linkspan.lab.tsql.function;

import static io.linkspan.lab.tsql.function.Function.open;
import static io.linkspan.lab.tsql.function.Function.strict;

import io.linkspan.lab.engine.type.Conversions;
import io.linkspan.lab.engine.type.ConversionErrors;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.engine.type.SqlType.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleUnaryOperator;

/** Functions on numbers (T-SQL reference, "Mathematical functions"). */
final class MathFunctions {

    static final List<Function> ALL = List.of(
            strict("ABS", 1, 1, MathFunctions::numeric, MathFunctions::abs),
            strict("CEILING", 1, 1, MathFunctions::whole, a -> rounded(a, RoundingMode.CEILING)),
            strict("FLOOR", 1, 1, MathFunctions::whole, a -> rounded(a, RoundingMode.FLOOR)),
            strict("ROUND", 2, 3, MathFunctions::asGiven, MathFunctions::round),
            strict("SIGN", 1, 1, MathFunctions::numeric, a -> back(BigDecimal.valueOf(exact(a).signum()), numeric(a.types()))),
            strict("POWER", 2, 2, MathFunctions::numeric, MathFunctions::power),
            real("SQRT", Math::sqrt), real("EXP", Math::exp), real("LOG10", Math::log10), real("SIN", Math::sin), real("COS", Math::cos), real("TAN", Math::tan),
            real("COT", x -> 1 / Math.tan(x)), real("ASIN", Math::asin), real("ACOS", Math::acos), real("ATAN", Math::atan), real("SQUARE", x -> x * x),
            strict("LOG", 1, 2, types -> SqlType.FLOAT, a -> finite(a.count() == 1 ? Math.log(a.number(0)) : Math.log(a.number(0)) / Math.log(a.number(1)))),
            strict("ATN2", 2, SqlType.FLOAT, a -> Math.atan2(a.number(0), a.number(1))),
            strict("PI", 0, SqlType.FLOAT, a -> Math.PI),
            strict("DEGREES", 1, 1, MathFunctions::angle, a -> back(BigDecimal.valueOf(Math.toDegrees(a.number(0))), angle(a.types()))),
            strict("RADIANS", 1, 1, MathFunctions::angle, a -> back(BigDecimal.valueOf(Math.toRadians(a.number(0))), angle(a.types()))),
            open("RAND", 0, 1, types -> SqlType.FLOAT, a -> a.count() == 1 && !a.isNull(0) ? new java.util.Random(a.whole(0)).nextDouble() : ThreadLocalRandom.current().nextDouble()),
            strict("LEFT_SHIFT", 2, 2, List::getFirst, a -> back(BigDecimal.valueOf(shift(a.big(0), a.whole(1))), a.type(0))),
            strict("RIGHT_SHIFT", 2, 2, List::getFirst, a -> back(BigDecimal.valueOf(shift(a.big(0), -a.whole(1))), a.type(0))),
            strict("BIT_COUNT", 1, SqlType.BIGINT, a -> (long) Long.bitCount(a.big(0))));

    private MathFunctions() {
    }

    private static Function real(String name, DoubleUnaryOperator operator) {
        return strict(name, 1, SqlType.FLOAT, a -> finite(operator.applyAsDouble(a.number(0))));
    }

    private static double finite(double result) {
        if (Double.isNaN(result) || Double.isInfinite(result)) {
            throw FunctionErrors.invalidFloat();
        }
        return result;
    }

    /** Small integers count as int, real and text as float. */
    private static SqlType numeric(List<SqlType> types) {
        SqlType type = types.getFirst();
        return switch (type.kind()) {
            case BIT, TINYINT, SMALLINT -> type.kind() == Kind.BIT ? SqlType.FLOAT : SqlType.INT;
            case INT, BIGINT, MONEY, FLOAT -> type;
            case DECIMAL, NUMERIC -> new SqlType(type.kind(), 0, 38, type.scale());
            case SMALLMONEY -> SqlType.MONEY;
            case REAL, CHAR, VARCHAR, NCHAR, NVARCHAR -> SqlType.FLOAT;
            default -> throw FunctionErrors.invalidArgument(type, 1, "arithmetic");
        };
    }

    /** Decimals have room for a fraction; that it is 18 digits is unconfirmed. */
    private static SqlType angle(List<SqlType> types) {
        SqlType type = numeric(types);
        return type.kind() == Kind.DECIMAL || type.kind() == Kind.NUMERIC ? new SqlType(type.kind(), 0, 38, 18) : type;
    }

    /** A decimal keeps its precision: what is rounded up beyond it overflows. */
    private static SqlType asGiven(List<SqlType> types) {
        SqlType given = types.getFirst();
        return given.kind() == Kind.DECIMAL || given.kind() == Kind.NUMERIC ? given : numeric(types);
    }

    private static SqlType whole(List<SqlType> types) {
        SqlType type = numeric(types);
        return type.kind() == Kind.DECIMAL || type.kind() == Kind.NUMERIC ? new SqlType(type.kind(), 0, 38, 0) : type;
    }

    private static BigDecimal exact(Arguments a) {
        SqlType type = numeric(a.types());
        Object value = a.to(0, type);
        return value instanceof BigDecimal d ? d : value instanceof Double d ? new BigDecimal(d) : BigDecimal.valueOf(((Number) value).longValue());
    }

    private static Object back(BigDecimal value, SqlType type) {
        int scale = Math.max(0, value.scale());
        return type.kind() == Kind.FLOAT ? value.doubleValue() : Objects.requireNonNull(Conversions.implicit(value, SqlType.decimal(38, scale), type));
    }

    private static Object abs(Arguments a) {
        BigDecimal value = exact(a).abs();
        SqlType type = numeric(a.types());
        boolean over = type.kind() == Kind.INT && value.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0 || type.kind() == Kind.BIGINT && value.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0;
        if (over) {
            throw ConversionErrors.overflow("expression", type);
        }
        return back(value, type);
    }

    private static Object rounded(Arguments a, RoundingMode mode) {
        return back(exact(a).setScale(0, mode), whole(a.types()));
    }

    private static Object round(Arguments a) {
        boolean cut = a.count() > 2 && a.whole(2) != 0;
        SqlType type = numeric(a.types());
        BigDecimal value = type.kind() == Kind.FLOAT ? BigDecimal.valueOf(a.number(0)) : exact(a);
        int digits = Math.clamp(a.whole(1), -38, 38);
        BigDecimal result = value.setScale(digits, cut ? RoundingMode.DOWN : RoundingMode.HALF_UP);
        return back(result.setScale(Math.max(0, value.scale()), RoundingMode.HALF_UP), type.kind() == Kind.FLOAT ? type : asGiven(a.types()));
    }

    private static Object power(Arguments a) {
        SqlType type = numeric(a.types());
        double result = Math.pow(a.number(0), a.number(1));
        if (Double.isNaN(result)) {
            throw FunctionErrors.invalidFloat();
        }
        if (Double.isInfinite(result)) {
            throw ConversionErrors.overflow("expression", type);
        }
        return type.kind() == Kind.FLOAT ? (Object) result : Objects.requireNonNull(Conversions.implicit(result, SqlType.FLOAT, type));
    }

    private static long shift(long value, int places) {
        return Math.abs(places) > 63 ? 0 : places >= 0 ? value << places : value >>> -places;
    }
}
