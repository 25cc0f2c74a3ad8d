package io.linkspan.lab.tsql.function;

import static io.linkspan.lab.tsql.function.Function.isWide;
import static io.linkspan.lab.tsql.function.Function.open;
import static io.linkspan.lab.tsql.function.Function.strict;
import static io.linkspan.lab.tsql.function.Function.text;
import static io.linkspan.lab.tsql.function.Function.textLike;

import io.linkspan.lab.engine.type.Collation;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Functions that make new text of old (T-SQL reference, "String functions"). */
final class TextEditing {

    static final List<Function> ALL = List.of(
            strict("UPPER", 1, 1, textLike(0, 0), a -> a.text(0).toUpperCase(Locale.ROOT)),
            strict("LOWER", 1, 1, textLike(0, 0), a -> a.text(0).toLowerCase(Locale.ROOT)),
            strict("LTRIM", 1, 2, textLike(0, 0), a -> left(a.text(0), characters(a))),
            strict("RTRIM", 1, 2, textLike(0, 0), a -> right(a.text(0), characters(a))),
            strict("TRIM", 1, 2, textLike(0, 0), a -> right(left(a.text(0), characters(a)), characters(a))),
            strict("REVERSE", 1, 1, textLike(0, 0), a -> new StringBuilder(a.text(0)).reverse().toString()),
            strict("REPLACE", 3, 3, types -> text(types.stream().anyMatch(Function::isWide), longest(types)), TextEditing::replace),
            strict("REPLICATE", 2, 2, textLike(0, 8000), a -> a.whole(1) < 0 ? null : repeat(a)),
            open("STUFF", 4, 4, types -> text(isWide(types.get(0)) || isWide(types.get(3)), longest(types)), TextEditing::stuff),
            strict("TRANSLATE", 3, 3, textLike(0, 0), TextEditing::translate),
            strict("STRING_ESCAPE", 2, 2, types -> SqlType.nvarchar(SqlType.MAX), a -> escape(a.text(0))),
            open("CONCAT", 2, 254, TextEditing::joined, a -> concat(a, 0, "")),
            open("CONCAT_WS", 3, 254, TextEditing::joined, a -> concat(a, 1, a.isNull(0) ? "" : a.text(0))),
            strict("FORMAT", 2, 3, types -> SqlType.nvarchar(4000), Formats::format));

    private TextEditing() {
    }

    private static int longest(List<SqlType> types) {
        return types.stream().anyMatch(t -> t.length() == SqlType.MAX) ? SqlType.MAX : 8000;
    }

    private static String characters(Arguments a) {
        return a.count() > 1 ? a.text(1) : " ";
    }

    private static String left(String text, String characters) {
        int start = 0;
        while (start < text.length() && characters.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        return text.substring(start);
    }

    private static String right(String text, String characters) {
        int end = text.length();
        while (end > 0 && characters.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end);
    }

    private static String replace(Arguments a) {
        Collation collation = a.collation("replace");
        String text = a.text(0);
        String folded = collation.fold(text);
        String sought = collation.fold(a.text(1));
        if (sought.isEmpty()) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int at = folded.indexOf(sought); at >= 0; at = folded.indexOf(sought, from)) {
            out.append(text, from, at).append(a.text(2));
            from = at + sought.length();
        }
        return out.append(text, from, text.length()).toString();
    }

    /** Longer than 8,000 bytes only where the text is a (max) one. */
    private static String repeat(Arguments a) {
        String text = a.text(0);
        int most = a.type(0).length() == SqlType.MAX ? 16_000_000 : isWide(a.type(0)) ? 4000 : 8000;
        int times = text.isEmpty() ? 0 : Math.min(a.whole(1), most / text.length() + 1);
        String repeated = text.repeat(times);
        return repeated.length() > most ? repeated.substring(0, most) : repeated;
    }

    private static @Nullable Object stuff(Arguments a) {
        if (a.isNull(0) || a.isNull(1) || a.isNull(2)) {
            return null;
        }
        String text = a.text(0);
        int start = a.whole(1);
        int length = a.whole(2);
        if (start < 1 || start > text.length() || length < 0) {
            return null;
        }
        int end = (int) Math.min(text.length(), start - 1L + length);
        return text.substring(0, start - 1) + (a.isNull(3) ? "" : a.text(3)) + text.substring(end);
    }

    private static String translate(Arguments a) {
        Collation collation = a.collation("translate");
        String from = collation.fold(a.text(1));
        String to = a.text(2);
        if (from.length() != to.length()) {
            throw ServerError.of(9828, 16, 1, "The second and third arguments of the TRANSLATE built-in function must contain an equal number of characters.");
        }
        StringBuilder out = new StringBuilder(a.text(0));
        String folded = collation.fold(a.text(0));
        for (int i = 0; i < out.length(); i++) {
            int at = from.indexOf(folded.charAt(i));
            if (at >= 0) {
                out.setCharAt(i, to.charAt(at));
            }
        }
        return out.toString();
    }

    /** As JSON wants it. */
    private static String escape(String text) {
        StringBuilder out = new StringBuilder();
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"', '\\', '/' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> out.append(c < ' ' ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return out.toString();
    }

    private static SqlType joined(List<SqlType> types) {
        boolean wide = types.stream().anyMatch(Function::isWide);
        boolean max = types.stream().anyMatch(t -> t.isText() && t.length() == SqlType.MAX);
        int length = types.stream().mapToInt(t -> t.isText() ? t.length() : 30).sum();
        return max ? text(wide, SqlType.MAX) : text(wide, Math.max(1, length));
    }

    private static String concat(Arguments a, int from, String separator) {
        StringBuilder out = new StringBuilder();
        boolean first = true;
        for (int i = from; i < a.count(); i++) {
            if (!a.isNull(i)) {
                out.append(first ? "" : separator).append(a.text(i));
                first = false;
            }
        }
        return out.toString();
    }
}
