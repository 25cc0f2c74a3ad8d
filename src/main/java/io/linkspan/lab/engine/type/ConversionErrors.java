package io.linkspan.lab.engine.type;

import java.util.Locale;

/** What goes wrong when a value is brought to another type, in the order of the numbers. */
public final class ConversionErrors {

    private ConversionErrors() {
    }

    public static ServerError clash(SqlType from, SqlType to) {
        return ServerError.of(206, 16, 2, "Operand type clash: " + name(from) + " is incompatible with " + name(to));
    }

    static ServerError smallOverflow(SqlType to, Object value) {
        return ServerError.of(220, 16, to.kind() == SqlType.Kind.TINYINT ? 2 : 1, "Arithmetic overflow error for data type " + name(to) + ", value = " + value + ".");
    }

    static ServerError floatOverflow(SqlType to, double value) {
        return ServerError.of(232, 16, 3, "Arithmetic overflow error for type " + name(to) + ", value = " + String.format(Locale.ROOT, "%f", value) + ".");
    }

    static ServerError moneySyntax() {
        return ServerError.of(235, 16, 0, "Cannot convert a char value to money. The char value has incorrect syntax.");
    }

    static ServerError dateSyntax() {
        return ServerError.of(241, 16, 1, "Conversion failed when converting date and/or time from character string.");
    }

    static ServerError dateRange(SqlType from, SqlType to) {
        return ServerError.of(242, 16, 3, "The conversion of a " + name(from) + " data type to a " + name(to) + " data type resulted in an out-of-range value.");
    }

    static ServerError textOverflow(SqlType from, String value, SqlType to) {
        return switch (to.kind()) {
            case TINYINT, SMALLINT -> ServerError.of(244, 16, 1, "The conversion of the " + name(from) + " value '" + value + "' overflowed an "
                    + (to.kind() == SqlType.Kind.TINYINT ? "INT1" : "INT2") + " column. Use a larger integer column.");
            case INT -> ServerError.of(248, 16, 1, "The conversion of the " + name(from) + " value '" + value + "' overflowed an int column.");
            default -> overflow("expression", to);
        };
    }

    static ServerError failed(SqlType from, String value, SqlType to) {
        return ServerError.of(245, 16, 1, "Conversion failed when converting the " + name(from) + " value '" + value + "' to data type " + name(to) + ".");
    }

    static ServerError implicitNotAllowed(SqlType from, SqlType to) {
        return ServerError.of(257, 16, 3, "Implicit conversion from data type " + name(from) + " to " + name(to)
                + " is not allowed. Use the CONVERT function to run this query.");
    }

    static ServerError invalidStyle(int style, SqlType from) {
        return ServerError.of(281, 16, 1, style + " is not a valid style number when converting from " + name(from) + " to a character string.");
    }

    static ServerError explicitNotAllowed(SqlType from, SqlType to) {
        return ServerError.of(529, 16, 1, "Explicit conversion from data type " + name(from) + " to " + name(to) + " is not allowed.");
    }

    static ServerError truncated(String table, String column, String value) {
        return ServerError.of(2628, 16, 1, "String or binary data would be truncated in table '" + table + "', column '" + column + "'. Truncated value: '" + value + "'.");
    }

    static ServerError error(SqlType from, SqlType to) {
        return ServerError.of(8114, 16, 5, "Error converting data type " + name(from) + " to " + name(to) + ".");
    }

    public static ServerError overflow(SqlType from, SqlType to) {
        return overflow(name(from), to);
    }

    public static ServerError overflow(String what, SqlType to) {
        return ServerError.of(8115, 16, 2, "Arithmetic overflow error converting " + what + " to data type " + name(to) + ".");
    }

    static ServerError truncatedBefore2019() {
        return ServerError.of(8152, 16, 30, "String or binary data would be truncated.");
    }

    static ServerError guidSyntax() {
        return ServerError.of(8169, 16, 2, "Conversion failed when converting from a character string to uniqueidentifier.");
    }

    static ServerError guidSpace() {
        return ServerError.of(8170, 16, 2, "Insufficient result space to convert uniqueidentifier value to char.");
    }

    /** A type as messages name it: without its length, decimal as numeric. */
    public static String name(SqlType type) {
        return switch (type.kind()) {
            case DECIMAL -> "numeric";
            case VARCHAR, NVARCHAR, VARBINARY -> type.kind().name().toLowerCase(Locale.ROOT) + (type.length() == SqlType.MAX ? "(max)" : "");
            default -> type.kind().name().toLowerCase(Locale.ROOT);
        };
    }
}
