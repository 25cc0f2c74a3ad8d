package io.linkspan.lab.tsql.query;

import io.linkspan.lab.engine.type.Collation;
import io.linkspan.lab.engine.type.ServerError;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A LIKE pattern: {@code % _ [a-c] [^a-c]} (T-SQL reference, LIKE). Case does not count; trailing blanks of the text do not, those of the pattern do. */
public record LikePattern(Pattern pattern) {

    /** @throws ServerError 506 for an escape of more than one character */
    public static LikePattern of(String like, String escape) {
        if (escape.length() > 1) {
            throw ServerError.of(506, 16, 1, "The invalid escape character \"" + escape + "\" was specified in a LIKE predicate.");
        }
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < like.length(); i++) {
            char c = like.charAt(i);
            int close = c == '[' ? closing(like, i) : -1;
            if (!escape.isEmpty() && c == escape.charAt(0) && i + 1 < like.length()) {
                regex.append(literal(like.charAt(++i)));
            } else if (close > 0) {
                regex.append(set(like.substring(i + 1, close)));
                i = close;
            } else {
                regex.append(c == '%' ? ".*" : c == '_' ? "." : literal(c));
            }
        }
        return new LikePattern(Pattern.compile(regex.toString(), Pattern.DOTALL));
    }

    public boolean matches(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            folded.append(Collation.fold(text.charAt(i)));
        }
        if (pattern.matcher(folded).matches()) {
            return true;
        }
        String stripped = folded.toString().stripTrailing();
        return stripped.length() < folded.length() && pattern.matcher(stripped).matches();
    }

    private static int closing(String like, int open) {
        return like.indexOf(']', open + 2);
    }

    private static String set(String members) {
        boolean negated = members.startsWith("^") && members.length() > 1;
        StringBuilder set = new StringBuilder(negated ? "[^" : "[");
        for (int i = negated ? 1 : 0; i < members.length(); i++) {
            char c = Collation.fold(members.charAt(i));
            boolean range = c == '-' && i > (negated ? 1 : 0) && i + 1 < members.length();
            set.append(range ? "-" : literal(c));
        }
        return set.append(']').toString();
    }

    private static String literal(char c) {
        char folded = Collation.fold(c);
        return Character.isLetterOrDigit(folded) ? String.valueOf(folded) : "\\x{" + Integer.toHexString(folded) + "}";
    }

    /** The last pattern used: mostly there is only one. */
    static final class Cache {

        private @Nullable String like;
        private @Nullable String escape;
        private @Nullable LikePattern made;

        LikePattern get(String pattern, String escapes) {
            LikePattern last = made;
            if (last == null || !pattern.equals(like) || !escapes.equals(escape)) {
                last = of(pattern, escapes);
                like = pattern;
                escape = escapes;
                made = last;
            }
            return last;
        }
    }
}
