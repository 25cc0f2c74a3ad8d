package io.linkspan.lab.tsql.run.error;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.run.Leaves;
import io.linkspan.lab.tsql.syntax.ControlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** PRINT, RAISERROR and THROW (T-SQL reference, RAISERROR, THROW). */
public record Messages(Leaves leaves) {

    /** What sys.messages says of a message without a number. */
    private static final int AD_HOC = 50000;
    private static final Pattern DIRECTIVE = Pattern.compile("%(?<flags>[-+0 #]*)(?<width>\\*|\\d+)?(?:\\.(?<precision>\\*|\\d+))?(?<size>h|l|I64)?(?<type>[diosuxX%])");

    public static String printed(@Nullable Object value) {
        String text = value == null ? " " : value.toString();
        return text.length() > 4000 ? text.substring(0, 4000) : text;
    }

    /** Severity 11 and more is thrown. */
    public void raise(ControlStatement.RaiseError r) {
        Object message = leaves.value(r.message());
        int severity = number(leaves.value(r.severity()));
        int state = Math.clamp(number(leaves.value(r.state())), 0, 255);
        if (severity > 18 && (r.options().stream().noneMatch("LOG"::equals) || !leaves.scope().sysadmin())) {
            throw ServerError.of(2754, 16, 1, "Error severity levels greater than 18 can only be specified by members of the sysadmin role, using the WITH LOG option.");
        }
        severity = Math.clamp(severity, 0, 25);
        List<@Nullable Object> arguments = new ArrayList<>(r.arguments().stream().map(leaves::value).toList());
        String text = message instanceof Number n ? unknown(n.intValue(), severity, state) : format(String.valueOf(message), arguments);
        text = text.length() > 2047 ? text.substring(0, 2044) + "..." : text;
        if (r.options().contains("LOG")) {
            leaves.session().instance().errorLog().add("spid" + leaves.session().id(), "Error: 50000, Severity: " + severity + ", State: " + state + ".");
            leaves.session().instance().errorLog().add("spid" + leaves.session().id(), text);
        }
        if (severity <= 10) {
            leaves.session().out().info(severity == 0 || severity == 10 ? 0 : AD_HOC, state, severity == 10 ? 0 : severity, text, r.place().line());
            return;
        }
        throw ServerError.of(AD_HOC, severity, state, text);
    }

    private static String unknown(int number, int severity, int state) {
        throw ServerError.of(18054, 16, 1, "Error " + number + ", severity " + severity + ", state " + state
                + " was raised, but no message with that error number was found in sys.messages. If error is larger than 50000, make sure the user-defined message is added using sp_addmessage.");
    }

    /** The error that THROW raises, or raises again. */
    public ServerError thrown(ControlStatement.Throw t) {
        if (t.arguments().isEmpty()) {
            return leaves.session().error().orElseThrow(() -> ServerError.of(10704, 15, 1, "To rethrow an error, a THROW statement must be used inside a CATCH block. Insert the THROW statement inside a CATCH block, or add error parameters to the THROW statement."));
        }
        int number = number(leaves.value(t.arguments().get(0)));
        if (number < AD_HOC) {
            throw ServerError.of(35100, 16, 10, "Error number " + number + " in the THROW statement is outside the valid range. Specify an error number in the valid range of 50000 to 2147483647.");
        }
        return ServerError.of(number, 16, Math.clamp(number(leaves.value(t.arguments().get(2))), 0, 255), String.valueOf(leaves.value(t.arguments().get(1))));
    }

    private static int number(@Nullable Object value) {
        return value instanceof Number n ? n.intValue() : 0;
    }

    /** As printf formats; {@code %d} takes integers, {@code %s} text, a missing argument is "(null)". */
    public static String format(String message, List<@Nullable Object> arguments) {
        Matcher m = DIRECTIVE.matcher(message);
        StringBuilder text = new StringBuilder();
        int[] next = {0};
        while (m.find()) {
            m.appendReplacement(text, Matcher.quoteReplacement(m.group("type").equals("%") ? "%" : directive(m, arguments, next)));
        }
        return m.appendTail(text).toString();
    }

    private static String directive(Matcher m, List<@Nullable Object> arguments, int[] next) {
        String width = star(m.group("width"), arguments, next);
        String precision = star(m.group("precision"), arguments, next);
        Object value = next[0] < arguments.size() ? arguments.get(next[0]) : null;
        int position = ++next[0];
        String flags = m.group("flags");
        char type = m.group("type").charAt(0);
        if (value == null) {
            return pad("(null)", flags, width);
        }
        if (type == 's' ? !(value instanceof String) : !(value instanceof Number)) {
            throw ServerError.of(2786, 16, 1, "The data type of substitution parameter " + position + " does not match the expected type of the format specification.");
        }
        if (type == 's') {
            String s = (String) value;
            return pad(precision.isEmpty() ? s : s.substring(0, Math.min(s.length(), Integer.parseInt(precision))), flags, width);
        }
        long n = ((Number) value).longValue();
        boolean big = value instanceof Long;
        String digits = switch (type) {
            case 'x' -> big ? Long.toHexString(n) : Integer.toHexString((int) n);
            case 'X' -> (big ? Long.toHexString(n) : Integer.toHexString((int) n)).toUpperCase(java.util.Locale.ROOT);
            case 'o' -> big ? Long.toOctalString(n) : Integer.toOctalString((int) n);
            case 'u' -> big ? Long.toUnsignedString(n) : Integer.toUnsignedString((int) n);
            default -> Long.toString(n);
        };
        String prefix = flags.contains("#") && (type == 'x' || type == 'X') ? "0" + type : (type == 'd' || type == 'i') && n >= 0 ? flags.contains("+") ? "+" : flags.contains(" ") ? " " : "" : "";
        return pad(prefix + digits, flags, width);
    }

    private static String star(@Nullable String given, List<@Nullable Object> arguments, int[] next) {
        return given == null ? "" : given.equals("*") ? String.valueOf(number(next[0] < arguments.size() ? arguments.get(next[0]++) : 0)) : given;
    }

    private static String pad(String text, String flags, String width) {
        int missing = width.isEmpty() ? 0 : Integer.parseInt(width) - text.length();
        if (missing <= 0) {
            return text;
        }
        return flags.contains("-") ? text + " ".repeat(missing) : (flags.contains("0") ? "0" : " ").repeat(missing) + text;
    }
}
