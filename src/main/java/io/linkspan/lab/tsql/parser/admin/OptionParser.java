package io.linkspan.lab.tsql.parser.admin;

import io.linkspan.lab.tsql.parser.token.SyntaxErrors;
import io.linkspan.lab.tsql.parser.token.Token.Kind;
import io.linkspan.lab.tsql.parser.token.Token;
import io.linkspan.lab.tsql.parser.token.Tokens;
import io.linkspan.lab.tsql.syntax.Expression.Literal;
import io.linkspan.lab.tsql.syntax.Expression;
import io.linkspan.lab.tsql.syntax.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists of options, {@code NAME = value, NAME, NAME (…)}: the shape that all administration statements share. */
public final class OptionParser {

    private final AdministrationParser grammar;
    private final Tokens tokens;

    OptionParser(AdministrationParser grammar) {
        this.grammar = grammar;
        tokens = grammar.tokens;
    }

    /** Options in parentheses. */
    public List<Option> list() {
        return tokens.nested(() -> tokens.parenthesized(this::option));
    }

    /** Options with commas between and no parentheses. */
    public List<Option> plain() {
        return tokens.list(this::option);
    }

    /** Query hints: any words, a value behind them. */
    public List<Option> loose() {
        return tokens.parenthesized(() -> {
            List<String> words = new ArrayList<>();
            while (tokens.at(Kind.WORD)) {
                words.add(tokens.next().upper());
            }
            tokens.accept("=");
            if (words.isEmpty()) {
                throw tokens.error();
            }
            String name = String.join(" ", words);
            if (tokens.at("(")) {
                tokens.nested(() -> tokens.parenthesized(() -> {
                    tokens.next();
                    while (!tokens.at(",") && !tokens.at(")")) {
                        tokens.next();
                    }
                    return "";
                }));
                return Option.word(name);
            }
            return tokens.at(",") || tokens.at(")") ? Option.word(name) : Option.value(name, grammar.constants.value());
        });
    }

    /**
     * Options in parentheses of which each is in the table: the name, and the words that it takes with a bar between; {@code text}, {@code number} and
     * {@code list} stand for such values, {@code any} for anything, the empty text for none.
     */
    List<Option> checked(Map<String, String> table) {
        return tokens.nested(() -> tokens.parenthesized(() -> {
            Token name = tokens.peek();
            Option option = option();
            Token last = tokens.last();
            String allowed = table.get(option.name());
            if (allowed == null) {
                throw SyntaxErrors.near(name);
            }
            if (!fits(option, allowed)) {
                throw SyntaxErrors.near(last);
            }
            return option;
        }));
    }

    private static boolean fits(Option option, String allowed) {
        if (allowed.equals("any")) {
            return true;
        }
        String value = option.value().isPresent() ? option.value().get() instanceof Literal l && l.value() instanceof Number ? "number" : "text"
                : !option.options().isEmpty() ? "list" : option.upper();
        return List.of(allowed.split("\\|", -1)).contains(value);
    }

    public Option option() {
        if (!tokens.at(Kind.WORD)) {
            throw tokens.error();
        }
        String name = tokens.next().upper();
        while (tokens.at(Kind.WORD) && tokens.peek(1).is("=")) {
            name += " " + tokens.next().upper();
        }
        if (tokens.accept("=")) {
            return assigned(name);
        }
        if (tokens.at("(")) {
            return Option.list(name, nestedList());
        }
        return isValue() ? assigned(name) : words(name);
    }

    /** Further words without an equal sign are the value: {@code RECOVERY FULL}, but not the next statement. */
    private Option words(String name) {
        return tokens.at(Kind.WORD) && !tokens.peek().isReserved() || tokens.atAny("ON", "OFF", "FULL") ? assigned(name) : Option.word(name);
    }

    /** What follows the equal sign. */
    Option assigned(String name) {
        if (tokens.at("(")) {
            return Option.list(name, nestedList());
        }
        if (isValue()) {
            Expression value = grammar.constants.value();
            boolean joined = tokens.peek().start() == tokens.last().end() && (tokens.at(Kind.WORD) || tokens.at("%"));
            if (joined) {
                return Option.word(name, tokens.last().text() + tokens.next().text());
            }
            String unit = tokens.acceptAny("SECONDS", "MINUTES", "HOURS", "DAYS", "KB", "MB", "GB", "TB");
            return new Option(name, Optional.of(value), unit.isEmpty() ? List.of() : List.of(unit), List.of());
        }
        List<String> words = new ArrayList<>(List.of(tokens.anyName()));
        while (tokens.peek().isName() && !tokens.peek(1).is("=")) {
            words.add(tokens.next().text());
        }
        return new Option(name, Optional.empty(), List.copyOf(words), tokens.at("(") ? nestedList() : List.of());
    }

    List<Option> nestedList() {
        return tokens.nested(() -> tokens.parenthesized(() -> {
            if (tokens.at("(")) {
                return Option.list("", nestedList());
            }
            return isValue() ? Option.value("", grammar.constants.value()) : option();
        }));
    }

    private boolean isValue() {
        return switch (tokens.peek().kind()) {
            case STRING, UNICODE, INTEGER, DECIMAL, FLOAT, MONEY, BINARY, VARIABLE, GLOBAL -> true;
            case SIGN -> tokens.at("-") || tokens.at("+");
            case WORD -> tokens.at("NULL");
            case QUOTED, END -> false;
        };
    }
}
