package io.linkspan.lab.tsql.function;

import io.linkspan.lab.engine.type.ConversionErrors;
import io.linkspan.lab.engine.type.Conversions;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.engine.type.SqlType.Kind;
import io.linkspan.lab.tsql.syntax.Expression.BinaryOperator;

/** The type that an operator gives (T-SQL reference, "Precision, scale, and length", "+ (String Concatenation)"). */
final class OperatorTypes {

    private OperatorTypes() {
    }

    static SqlType of(BinaryOperator operator, SqlType a, SqlType b) {
        return switch (operator) {
            case ADD -> a.isText() && b.isText() ? text(operator, a, b) : a.isBinary() && b.isBinary() ? binary(a, b) : number(operator, a, b);
            case AND, OR, XOR -> bits(operator, a, b);
            default -> number(operator, a, b);
        };
    }

    private static SqlType text(BinaryOperator operator, SqlType a, SqlType b) {
        if (a.kind() == Kind.XML || b.kind() == Kind.XML) {
            throw incompatible(operator, a, b);
        }
        boolean wide = isWide(a) || isWide(b);
        boolean fixed = (a.kind() == Kind.CHAR || a.kind() == Kind.NCHAR) && (b.kind() == Kind.CHAR || b.kind() == Kind.NCHAR);
        Kind kind = wide ? fixed ? Kind.NCHAR : Kind.NVARCHAR : fixed ? Kind.CHAR : Kind.VARCHAR;
        return new SqlType(kind, sum(a, b, wide ? 4000 : 8000), 0, 0);
    }

    private static boolean isWide(SqlType type) {
        return type.kind() == Kind.NVARCHAR || type.kind() == Kind.NCHAR;
    }

    private static SqlType binary(SqlType a, SqlType b) {
        return SqlType.varbinary(sum(a, b, 8000));
    }

    private static int sum(SqlType a, SqlType b, int most) {
        return a.length() == SqlType.MAX || b.length() == SqlType.MAX ? SqlType.MAX : Math.min(most, a.length() + b.length());
    }

    private static SqlType bits(BinaryOperator operator, SqlType a, SqlType b) {
        SqlType winner = Conversions.rank(a) <= Conversions.rank(b) ? a : b;
        if (!isInteger(winner) || !isInteger(a) && !a.isBinary() || !isInteger(b) && !b.isBinary()) {
            throw incompatible(operator, a, b);
        }
        return winner;
    }

    private static SqlType number(BinaryOperator operator, SqlType a, SqlType b) {
        SqlType winner = Conversions.rank(a) <= Conversions.rank(b) ? a : b;
        return switch (winner.kind()) {
            case FLOAT, REAL -> {
                if (operator == BinaryOperator.MODULO) {
                    throw incompatible(operator, a, b);
                }
                yield Conversions.common(a, b);
            }
            case DECIMAL, NUMERIC -> decimal(operator, exact(a, winner), exact(b, winner), winner.kind());
            case MONEY, SMALLMONEY, BIGINT, INT, SMALLINT, TINYINT -> {
                Conversions.common(a, b);
                yield winner;
            }
            case DATETIME, SMALLDATETIME -> datetime(operator, a, b, winner);
            default -> throw a.kind() == b.kind() && a.kind() != Kind.BIT ? invalid(operator, a) : a.kind() == Kind.SQL_VARIANT || isNewDate(winner) && (isNumber(a) || isNumber(b))
                    ? ConversionErrors.clash(winner == a ? a : b, winner == a ? b : a) : incompatible(operator, a, b);
        };
    }

    private static SqlType datetime(BinaryOperator operator, SqlType a, SqlType b, SqlType winner) {
        if (operator != BinaryOperator.ADD && operator != BinaryOperator.SUBTRACT) {
            throw a.kind() == b.kind() ? invalid(operator, a) : incompatible(operator, a, b);
        }
        if (isNewDate(a) || isNewDate(b) || a.kind() == Kind.UNIQUEIDENTIFIER || b.kind() == Kind.UNIQUEIDENTIFIER) {
            throw incompatible(operator, a, b);
        }
        return winner;
    }

    /** A text beside a decimal becomes a decimal like it. */
    private static SqlType exact(SqlType type, SqlType winner) {
        if (type.isText()) {
            return winner;
        }
        Conversions.common(type, winner);
        return Conversions.asDecimal(type);
    }

    private static SqlType decimal(BinaryOperator operator, SqlType a, SqlType b, Kind kind) {
        int scale = switch (operator) {
            case MULTIPLY -> a.scale() + b.scale();
            case DIVIDE -> Math.max(6, a.scale() + b.precision() + 1);
            default -> Math.max(a.scale(), b.scale());
        };
        int wholeA = a.precision() - a.scale();
        int wholeB = b.precision() - b.scale();
        int whole = switch (operator) {
            case MULTIPLY -> wholeA + wholeB + 1;
            case DIVIDE -> wholeA + b.scale();
            case MODULO -> Math.min(wholeA, wholeB);
            default -> Math.max(wholeA, wholeB) + 1;
        };
        boolean over = whole + scale > 38;
        int kept = !over ? scale : whole <= 32 ? 38 - whole : Math.min(scale, 6);
        return new SqlType(kind, 0, Math.max(1, Math.min(38, whole + scale)), kept);
    }

    static boolean isInteger(SqlType type) {
        return switch (type.kind()) {
            case BIT, TINYINT, SMALLINT, INT, BIGINT -> true;
            default -> false;
        };
    }

    private static boolean isNumber(SqlType type) {
        return isInteger(type) || switch (type.kind()) {
            case DECIMAL, NUMERIC, MONEY, SMALLMONEY, FLOAT, REAL -> true;
            default -> false;
        };
    }

    private static boolean isNewDate(SqlType type) {
        return switch (type.kind()) {
            case DATE, TIME, DATETIME2, DATETIMEOFFSET -> true;
            default -> false;
        };
    }

    static ServerError incompatible(BinaryOperator operator, SqlType a, SqlType b) {
        return ServerError.of(402, 16, 1, "The data types " + ConversionErrors.name(a) + " and " + ConversionErrors.name(b) + " are incompatible in the "
                + operator.verb() + " operator.");
    }

    private static ServerError invalid(BinaryOperator operator, SqlType type) {
        return ServerError.of(8117, 16, 1, "Operand data type " + ConversionErrors.name(type) + " is invalid for " + operator.verb() + " operator.");
    }
}
