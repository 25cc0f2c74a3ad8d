package io.linkspan.lab.engine.type;

import org.jspecify.annotations.Nullable;

/**
 * Conversion of values between types (T-SQL reference, "Data type conversion", "CAST and CONVERT", "Data type precedence"). Null converts to null.
 * Values are of the Java classes that {@link SqlType.Kind} names.
 */
public final class Conversions {

    private Conversions() {
    }

    /** As a variable or parameter takes a value: too long a text is cut without a word. @throws ServerError 206, 257, 245, 8114, 8115, 241 … */
    public static @Nullable Object implicit(@Nullable Object value, SqlType from, SqlType to) {
        throw ServerError.of(40000, 16, 1, "Conversions are not built yet.");
    }

    /** CAST and CONVERT; style 0 where none is given. @throws ServerError 529, 245, 8114, 8115, 241 … */
    public static @Nullable Object explicit(@Nullable Object value, SqlType from, SqlType to, int style) {
        throw ServerError.of(40000, 16, 1, "Conversions are not built yet.");
    }

    /** As a column takes a value: too long a text or binary is an error. @throws ServerError 2628, 8152 (before version 15) and those of {@link #implicit} */
    public static @Nullable Object assign(@Nullable Object value, SqlType from, SqlType to, String table, String column, int majorVersion) {
        throw ServerError.of(40000, 16, 1, "Conversions are not built yet.");
    }

    /** Says at compile time that a type does not go into another without CAST. @throws ServerError 206 or 257 */
    public static void demandImplicit(SqlType from, SqlType to) {
        throw ServerError.of(40000, 16, 1, "Conversions are not built yet.");
    }

    /** The type to which both are brought before they are compared or put into one column (CASE, UNION, COALESCE). @throws ServerError 206 */
    public static SqlType common(SqlType a, SqlType b) {
        throw ServerError.of(40000, 16, 1, "Conversions are not built yet.");
    }
}
