package io.linkspan.lab.tsql.syntax;

import io.linkspan.lab.tsql.syntax.Expression.Literal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One {@code NAME = value} of an administration statement.
 *
 * @param name    in upper case; several words are joined by a blank
 * @param value   a literal or a variable, where the value is one
 * @param words   the value where it is bare words or names, as written: {@code REQUIRED ALGORITHM AES}
 * @param options the value where it is a list in parentheses, or what follows {@code value}
 */
public record Option(String name, Optional<Expression> value, List<String> words, List<Option> options) {

    public static Option word(String name, String... words) {
        return new Option(name, Optional.empty(), List.of(words), List.of());
    }

    public static Option value(String name, Expression value) {
        return new Option(name, Optional.of(value), List.of(), List.of());
    }

    public static Option list(String name, List<Option> options) {
        return new Option(name, Optional.empty(), List.of(), options);
    }

    /** The option of that name, the last one where it is repeated. */
    public static Optional<Option> find(List<Option> options, String name) {
        return options.stream().filter(o -> o.name.equals(name)).reduce((first, last) -> last);
    }

    /** True where the value is exactly this word, in any case. */
    public boolean is(String word) {
        return words.size() == 1 && words.getFirst().equalsIgnoreCase(word);
    }

    /** The words in upper case, joined by blanks; empty where the value is something else. */
    public String upper() {
        return String.join(" ", words).toUpperCase(Locale.ROOT);
    }

    /** The value where it is a literal or a word, as text; else empty. */
    public Optional<String> text() {
        if (!words.isEmpty()) {
            return Optional.of(String.join(" ", words));
        }
        return value.filter(v -> v instanceof Literal l && l.value() != null).map(v -> String.valueOf(((Literal) v).value()));
    }
}
