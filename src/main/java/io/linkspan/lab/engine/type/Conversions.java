package io.linkspan.lab.engine.type;

import io.linkspan.lab.engine.type.ConversionRules.Way;
import io.linkspan.lab.engine.type.SqlType.Kind;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Conversion of values between types (T-SQL reference, "Data type conversion", "CAST and CONVERT", "Data type precedence"). Null converts to null.
 * Values are of the Java classes that {@link SqlType.Kind} names.
 */
public final class Conversions {

    private static final Pattern GUID = Pattern.compile("\\{?([0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12})(}|.*)?");

    private Conversions() {
    }

    /** As a variable or parameter takes a value: too long a text is cut without a word. @throws ServerError 206, 257, 245, 8114, 8115, 241 … */
    public static @Nullable Object implicit(@Nullable Object value, SqlType from, SqlType to) {
        if (value == null || from.equals(to)) {
            return value;
        }
        demandImplicit(from, to);
        return convert(value, from, to, 0);
    }

    /** CAST and CONVERT; style 0 where none is given. @throws ServerError 529, 245, 8114, 8115, 241 … */
    public static @Nullable Object explicit(@Nullable Object value, SqlType from, SqlType to, int style) {
        if (value == null) {
            return null;
        }
        demandExplicit(from, to);
        return convert(value, from, to, style);
    }

    /** Says at compile time that a type does not go into another at all. @throws ServerError 529 */
    public static void demandExplicit(SqlType from, SqlType to) {
        if (ConversionRules.way(from, to) == Way.NONE) {
            throw ConversionErrors.explicitNotAllowed(from, to);
        }
    }

    /** As a column takes a value: too long a text or binary is an error. @throws ServerError 2628, 8152 (before version 15) and those of {@link #implicit} */
    public static @Nullable Object assign(@Nullable Object value, SqlType from, SqlType to, String table, String column, int majorVersion) {
        if (value == null) {
            return null;
        }
        demandImplicit(from, to);
        return switch (to.kind()) {
            case CHAR, VARCHAR, NCHAR, NVARCHAR -> {
                String text = from.isText() ? Texts.text(value, from, to, 0) : Texts.fit(Texts.text(plain(value), base(value, from), to, 0), from, to);
                yield Texts.pad(to.length() == SqlType.MAX || text.length() <= to.length() ? text : cut(text, to, table, column, majorVersion), to);
            }
            case BINARY, VARBINARY -> {
                byte[] bytes = Binaries.bytes(plain(value), base(value, from), to, 0);
                if (from.isBinary() && to.length() != SqlType.MAX && bytes.length > to.length()) {
                    throw majorVersion < 15 ? ConversionErrors.truncatedBefore2019() : ConversionErrors.truncated(table, column, "");
                }
                yield Binaries.fit(bytes, base(value, from), to);
            }
            default -> convert(value, from, to, 0);
        };
    }

    /** Blanks at the end may go. */
    private static String cut(String text, SqlType to, String table, String column, int majorVersion) {
        String kept = text.substring(0, to.length());
        if (!text.substring(to.length()).isBlank()) {
            throw majorVersion < 15 ? ConversionErrors.truncatedBefore2019() : ConversionErrors.truncated(table, column, kept);
        }
        return kept;
    }

    /** Says at compile time that a type does not go into another without CAST. @throws ServerError 206 or 257 */
    public static void demandImplicit(SqlType from, SqlType to) {
        Way way = ConversionRules.way(from, to);
        if (way != Way.IMPLICIT) {
            throw way == Way.EXPLICIT ? ConversionErrors.implicitNotAllowed(from, to) : ConversionErrors.clash(from, to);
        }
    }

    /** The type to which both are brought before they are compared or put into one column (CASE, UNION, COALESCE). @throws ServerError 206, 257 */
    public static SqlType common(SqlType a, SqlType b) {
        SqlType winner = ConversionRules.wider(a, b);
        demandImplicit(a, winner);
        demandImplicit(b, winner);
        return winner;
    }

    /** The decimal that holds every value of an exact numeric type. */
    public static SqlType asDecimal(SqlType type) {
        return ConversionRules.asDecimal(type);
    }

    /** The place of a type in the order of precedence, 0 for the highest. */
    public static int rank(SqlType type) {
        return ConversionRules.rank(type);
    }

    private static Object plain(Object value) {
        return value instanceof Variant v ? v.value() : value;
    }

    private static SqlType base(Object value, SqlType from) {
        return value instanceof Variant v ? v.type() : from;
    }

    private static Object convert(Object given, SqlType declared, SqlType to, int style) {
        if (to.kind() == Kind.SQL_VARIANT) {
            return given instanceof Variant ? given : new Variant(declared, given);
        }
        Object value = plain(given);
        SqlType from = base(given, declared);
        if (given instanceof Variant) {
            demandExplicit(from, to);
        }
        return switch (to.kind()) {
            case BIT, TINYINT, SMALLINT, INT, BIGINT, DECIMAL, NUMERIC, MONEY, SMALLMONEY, FLOAT, REAL -> Numbers.convert(value, from, to);
            case CHAR, VARCHAR, NCHAR, NVARCHAR, XML -> Texts.fit(Texts.text(value, from, to, style), from, to);
            case BINARY, VARBINARY, TIMESTAMP -> Binaries.fit(Binaries.bytes(value, from, to, style), from, to);
            case DATE, TIME, DATETIME, SMALLDATETIME, DATETIME2, DATETIMEOFFSET -> Moments.convert(value, from, to, style);
            case UNIQUEIDENTIFIER -> guid(value, from, to);
            case SQL_VARIANT -> throw ConversionErrors.explicitNotAllowed(from, to);
        };
    }

    private static Object guid(Object value, SqlType from, SqlType to) {
        return switch (value) {
            case UUID id -> id;
            case byte[] bytes -> Binaries.guid(bytes);
            case String text -> {
                var m = GUID.matcher(text);
                if (!m.matches()) {
                    throw ConversionErrors.guidSyntax();
                }
                yield UUID.fromString(m.group(1));
            }
            default -> throw ConversionErrors.explicitNotAllowed(from, to);
        };
    }
}
