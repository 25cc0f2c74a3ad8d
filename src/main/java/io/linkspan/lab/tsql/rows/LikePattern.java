package io.linkspan.lab.tsql.rows;

import io.linkspan.lab.engine.type.Collation;
import io.linkspan.lab.engine.type.ServerError;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A LIKE pattern: {@code % _ [a-c] [^a-c]} (T-SQL reference, LIKE). What counts is the collation's affair; trailing blanks of the text do not, those of the pattern do. */
public record LikePattern(Pattern pattern, Collation collation) {

    /** Characters up to which a range goes by the alphabet; beyond, by code. */
    private static final char ALPHABET = 0x250;

    /** @throws ServerError 506 for an escape of more than one character */
    public static LikePattern of(String like, String escape, Collation collation) {
        if (escape.length() > 1) {
            throw ServerError.of(506, 16, 1, "The invalid escape character \"" + escape + "\" was specified in a LIKE predicate.");
        }
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < like.length(); i++) {
            char c = like.charAt(i);
            int close = c == '[' ? closing(like, i) : -1;
            if (!escape.isEmpty() && c == escape.charAt(0) && i + 1 < like.length()) {
                regex.append(literal(collation.fold(like.charAt(++i))));
            } else if (close > 0) {
                regex.append(set(like.substring(i + 1, close), collation));
                i = close;
            } else {
                regex.append(c == '%' ? ".*" : c == '_' ? "." : literal(collation.fold(c)));
            }
        }
        return new LikePattern(Pattern.compile(regex.toString(), Pattern.DOTALL), collation);
    }

    public boolean matches(String text) {
        String folded = collation.fold(text);
        if (pattern.matcher(folded).matches()) {
            return true;
        }
        String stripped = folded.stripTrailing();
        return stripped.length() < folded.length() && pattern.matcher(stripped).matches();
    }

    private static int closing(String like, int open) {
        return like.indexOf(']', open + 2);
    }

    private static String set(String members, Collation collation) {
        boolean negated = members.startsWith("^") && members.length() > 1;
        StringBuilder set = new StringBuilder(negated ? "[^" : "[");
        for (int i = negated ? 1 : 0; i < members.length(); i++) {
            boolean range = i + 2 < members.length() && members.charAt(i + 1) == '-';
            set.append(range ? range(members.charAt(i), members.charAt(i + 2), collation) : literal(collation.fold(members.charAt(i))));
            i += range ? 2 : 0;
        }
        return set.append(']').toString();
    }

    /** All that the collation sorts between two. */
    private static String range(char from, char to, Collation collation) {
        if (from >= ALPHABET || to >= ALPHABET) {
            return from <= to ? literal(collation.fold(from)) + "-" + literal(collation.fold(to)) : "";
        }
        StringBuilder all = new StringBuilder();
        String low = String.valueOf(from);
        String high = String.valueOf(to);
        for (char c = 0; c < ALPHABET; c++) {
            String one = String.valueOf(c);
            if (collation.compare(low, one) <= 0 && collation.compare(one, high) <= 0) {
                all.append(literal(collation.fold(c)));
            }
        }
        return all.toString();
    }

    private static String literal(char c) {
        return c < 128 && Character.isLetterOrDigit(c) ? String.valueOf(c) : "\\x{" + Integer.toHexString(c) + "}";
    }

    /** The last pattern used: mostly there is only one. */
    public static final class Cache {

        private final Collation collation;
        private @Nullable String like;
        private @Nullable String escape;
        private @Nullable LikePattern made;

        public Cache(Collation collation) {
            this.collation = collation;
        }

        public LikePattern get(String pattern, String escapes) {
            LikePattern last = made;
            if (last == null || !pattern.equals(like) || !escapes.equals(escape)) {
                last = of(pattern, escapes, collation);
                like = pattern;
                escape = escapes;
                made = last;
            }
            return last;
        }
    }
}
