package io.linkspan.lab.tsql.function;

import io.linkspan.lab.engine.type.ConversionErrors;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import java.util.Locale;

/** What goes wrong when a function is called, in the order of the numbers. */
public final class FunctionErrors {

    private FunctionErrors() {
    }

    public static ServerError datePart(String part, String function) {
        return ServerError.of(155, 15, 1, "'" + part + "' is not a recognized " + function.toLowerCase(Locale.ROOT) + " option.");
    }

    static ServerError argumentCount(Function function) {
        String name = function.name().toLowerCase(Locale.ROOT);
        return function.least() == function.most()
                ? ServerError.of(174, 15, 1, "The " + name + " function requires " + function.least() + " argument(s).")
                : ServerError.of(189, 15, 1, "The " + name + " function requires " + function.least() + " to " + function.most() + " arguments.");
    }

    /** A name that is no function of the server. */
    public static ServerError unknown(String name) {
        return ServerError.of(195, 15, 10, "'" + name + "' is not a recognized built-in function name.");
    }

    public static ServerError dateOverflow(String type) {
        return ServerError.of(517, 16, 1, "Adding a value to a '" + type + "' column caused an overflow.");
    }

    public static ServerError differenceOverflow() {
        return ServerError.of(535, 16, 0, "The datediff function resulted in an overflow. The number of dateparts separating two date/time instances is too large. "
                + "Try to use datediff with a less precise datepart.");
    }

    static ServerError invalidLength(String function) {
        return ServerError.of(function.equals("right") ? 536 : 537, 16, 3, "Invalid length parameter passed to the " + function + " function.");
    }

    public static ServerError cannotConstruct(String type) {
        return ServerError.of(289, 16, 1, "Cannot construct data type " + type + ", some of the arguments have values which are not valid.");
    }

    static ServerError invalidFloat() {
        return ServerError.of(3623, 16, 1, "An invalid floating point operation occurred.");
    }

    static ServerError invalidArgument(SqlType type, int argument, String function) {
        return ServerError.of(8116, 16, 1, "Argument data type " + ConversionErrors.name(type) + " is invalid for argument " + argument + " of " + function + " function.");
    }

    public static ServerError partNotSupported(String part, String function, String type) {
        return ServerError.of(9810, 16, 1, "The datepart " + part + " is not supported by date function " + function.toLowerCase(Locale.ROOT) + " for data type " + type + ".");
    }
}
