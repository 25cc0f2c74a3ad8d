package io.linkspan.lab.tsql.function;

import io.linkspan.lab.engine.type.ConversionErrors;
import io.linkspan.lab.engine.type.Conversions;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.engine.type.SqlType.Kind;
import io.linkspan.lab.tsql.syntax.Expression.BinaryOperator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The operators + - * / % & | ^ (T-SQL reference, "Operators", "Precision, scale, and length"). */
public final class Arithmetic {

    private Arithmetic() {
    }

    /** The type of a result. @throws ServerError 402, 8117, 206 for types that do not go together */
    public static SqlType type(BinaryOperator operator, SqlType left, SqlType right) {
        return OperatorTypes.of(operator, left, right);
    }

    /** Computes; a null on either side gives null. @throws ServerError 8134, 8115, 245 … */
    public static @Nullable Object apply(BinaryOperator operator, @Nullable Object left, SqlType leftType, @Nullable Object right, SqlType rightType) {
        SqlType type = type(operator, leftType, rightType);
        if (left == null || right == null) {
            return null;
        }
        return switch (type.kind()) {
            case CHAR, VARCHAR, NCHAR, NVARCHAR -> cut(text(left, leftType, type) + text(right, rightType, type), type);
            case BINARY, VARBINARY -> join((byte[]) left, (byte[]) right, type);
            case DATETIME, SMALLDATETIME -> days(operator, left, leftType, right, rightType, type);
            case FLOAT, REAL -> floating(operator, left, leftType, right, rightType, type);
            case DECIMAL, NUMERIC -> decimal(operator, exact(left, leftType), exact(right, rightType), type);
            case MONEY, SMALLMONEY -> decimal(operator, (BigDecimal) to(left, leftType, type), (BigDecimal) to(right, rightType, type), type);
            default -> whole(operator, integer(left, leftType, type), integer(right, rightType, type), type);
        };
    }

    /** Unary minus. */
    public static @Nullable Object negate(@Nullable Object value, SqlType type) {
        if (type.isText() || type.kind() == Kind.BIT) {
            throw ServerError.of(8117, 16, 1, "Operand data type " + ConversionErrors.name(type) + " is invalid for minus operator.");
        }
        return type.kind() == Kind.DECIMAL || type.kind() == Kind.NUMERIC ? value == null ? null : ((BigDecimal) value).negate()
                : apply(BinaryOperator.SUBTRACT, 0, SqlType.of(Kind.TINYINT), value, type);
    }

    /** {@code ~}. */
    public static @Nullable Object complement(@Nullable Object value, SqlType type) {
        if (!OperatorTypes.isInteger(type)) {
            throw ServerError.of(8117, 16, 1, "Operand data type " + ConversionErrors.name(type) + " is invalid for '~' operator.");
        }
        return switch (value) {
            case null -> null;
            case Boolean b -> !b;
            case Short s -> type.kind() == Kind.TINYINT ? (short) (~s & 0xFF) : (short) ~s;
            case Integer i -> ~i;
            default -> ~(Long) value;
        };
    }

    private static Object to(Object value, SqlType from, SqlType to) {
        Object converted = Conversions.implicit(value, from, to);
        return converted == null ? value : converted;
    }

    private static String text(Object value, SqlType from, SqlType to) {
        return (String) to(value, from, new SqlType(to.kind() == Kind.NCHAR || to.kind() == Kind.NVARCHAR ? Kind.NVARCHAR : Kind.VARCHAR, SqlType.MAX, 0, 0));
    }

    private static String cut(String text, SqlType type) {
        return type.length() == SqlType.MAX || text.length() <= type.length() ? text : text.substring(0, type.length());
    }

    private static byte[] join(byte[] a, byte[] b, SqlType type) {
        byte[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return type.length() == SqlType.MAX || joined.length <= type.length() ? joined : Arrays.copyOf(joined, type.length());
    }

    private static Object days(BinaryOperator operator, Object left, SqlType leftType, Object right, SqlType rightType, SqlType type) {
        BigDecimal a = days(left, leftType, type);
        BigDecimal b = days(right, rightType, type);
        return to(operator == BinaryOperator.ADD ? a.add(b) : a.subtract(b), SqlType.decimal(38, 18), type);
    }

    private static BigDecimal days(Object value, SqlType from, SqlType type) {
        SqlType exact = SqlType.decimal(38, 18);
        return (BigDecimal) Conversions.explicit(from.isText() ? to(value, from, type) : value, from.isText() ? type : from, exact, 0);
    }

    private static Object floating(BinaryOperator operator, Object left, SqlType leftType, Object right, SqlType rightType, SqlType type) {
        double a = (Double) to(left, leftType, SqlType.FLOAT);
        double b = (Double) to(right, rightType, SqlType.FLOAT);
        if (operator == BinaryOperator.DIVIDE && b == 0) {
            throw divideByZero();
        }
        double result = switch (operator) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            default -> a / b;
        };
        if (Double.isInfinite(result)) {
            throw ConversionErrors.overflow("expression", type);
        }
        return type.kind() == Kind.REAL ? (Object) (float) result : result;
    }

    private static BigDecimal exact(Object value, SqlType from) {
        return switch (value) {
            case BigDecimal d -> d;
            case Boolean b -> b ? BigDecimal.ONE : BigDecimal.ZERO;
            case Number n -> BigDecimal.valueOf(n.longValue());
            default -> (BigDecimal) to(value, from, SqlType.decimal(38, 18));
        };
    }

    private static BigDecimal decimal(BinaryOperator operator, BigDecimal a, BigDecimal b, SqlType type) {
        boolean divides = operator == BinaryOperator.DIVIDE || operator == BinaryOperator.MODULO;
        if (divides && b.signum() == 0) {
            throw divideByZero();
        }
        int scale = type.kind() == Kind.MONEY || type.kind() == Kind.SMALLMONEY ? 4 : type.scale();
        BigDecimal result = switch (operator) {
            case ADD -> a.add(b);
            case SUBTRACT -> a.subtract(b);
            case MULTIPLY -> a.multiply(b);
            case DIVIDE -> a.divide(b, scale, RoundingMode.DOWN);
            default -> a.remainder(b);
        };
        BigDecimal scaled = result.setScale(scale, RoundingMode.HALF_UP);
        if (scaled.precision() > 38) {
            throw ConversionErrors.overflow("expression", type);
        }
        return (BigDecimal) to(scaled, SqlType.decimal(38, scale), type);
    }

    private static BigInteger integer(Object value, SqlType from, SqlType type) {
        Object converted = value instanceof Number n && !(n instanceof BigDecimal) ? n.longValue() : to(value, from, type);
        return BigInteger.valueOf(converted instanceof Boolean b ? b ? 1 : 0 : ((Number) converted).longValue());
    }

    private static Object whole(BinaryOperator operator, BigInteger a, BigInteger b, SqlType type) {
        boolean divides = operator == BinaryOperator.DIVIDE || operator == BinaryOperator.MODULO;
        if (divides && b.signum() == 0) {
            throw divideByZero();
        }
        BigInteger result = switch (operator) {
            case ADD -> a.add(b);
            case SUBTRACT -> a.subtract(b);
            case MULTIPLY -> a.multiply(b);
            case DIVIDE -> a.divide(b);
            case MODULO -> a.remainder(b);
            case AND -> a.and(b);
            case OR -> a.or(b);
            case XOR -> a.xor(b);
        };
        BigInteger low = type.kind() == Kind.TINYINT ? BigInteger.ZERO : BigInteger.ONE.shiftLeft(bits(type) - 1).negate();
        BigInteger high = type.kind() == Kind.TINYINT ? BigInteger.valueOf(255) : low.not();
        if (result.compareTo(low) < 0 || result.compareTo(high) > 0) {
            throw ConversionErrors.overflow("expression", type);
        }
        return switch (type.kind()) {
            case BIT -> (Object) (result.signum() != 0);
            case TINYINT, SMALLINT -> result.shortValue();
            case INT -> result.intValue();
            default -> result.longValue();
        };
    }

    private static int bits(SqlType type) {
        return switch (type.kind()) {
            case BIT -> 2;
            case SMALLINT -> 16;
            case INT -> 32;
            default -> 64;
        };
    }

    private static ServerError divideByZero() {
        return ServerError.of(8134, 16, 1, "Divide by zero error encountered.");
    }
}
