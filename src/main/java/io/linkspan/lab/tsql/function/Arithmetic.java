package io.linkspan.lab.tsql.function;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.syntax.Expression.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** The operators + - * / % & | ^ (T-SQL reference, "Operators", "Precision, scale, and length"). */
public final class Arithmetic {

    private Arithmetic() {
    }

    /** The type of a result. @throws ServerError 402, 8117, 206 for types that do not go together */
    public static SqlType type(BinaryOperator operator, SqlType left, SqlType right) {
        throw ServerError.of(40000, 16, 1, "Arithmetic is not built yet.");
    }

    /** Computes; a null on either side gives null. @throws ServerError 8134, 8115, 245 … */
    public static @Nullable Object apply(BinaryOperator operator, @Nullable Object left, SqlType leftType, @Nullable Object right, SqlType rightType) {
        throw ServerError.of(40000, 16, 1, "Arithmetic is not built yet.");
    }

    /** Unary minus. */
    public static @Nullable Object negate(@Nullable Object value, SqlType type) {
        throw ServerError.of(40000, 16, 1, "Arithmetic is not built yet.");
    }

    /** {@code ~}. */
    public static @Nullable Object complement(@Nullable Object value, SqlType type) {
        throw ServerError.of(40000, 16, 1, "Arithmetic is not built yet.");
    }
}
