package io.linkspan.lab.tsql.parser.token;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.parser.token.Token.Kind;
import io.linkspan.lab.tsql.syntax.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Cuts a batch into tokens, and notes where its passwords and secrets stand. */
public final class Lexer {

    /** A text that holds a statement with a password is a secret as a whole. */
    private static final Pattern SECRET_INSIDE = Pattern.compile("(?i)(password|secret)\\s*=");
    private static final Pattern SECRET_NAME = Pattern.compile("(?i).*(password|secret|passwd|pwd|key_source).*");
    private static final List<String> DOUBLE = List.of("<>", "!=", "<=", ">=", "!<", "!>", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "::");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final List<Place> secrets = new ArrayList<>();
    private int at;
    private int line = 1;

    private Lexer(String text) {
        this.text = text;
    }

    public record Tokenized(List<Token> tokens, List<Place> secrets) {
    }

    /** @throws ServerError 103, 105, 113 and 1038 */
    public static Tokenized read(String text) {
        Lexer lexer = new Lexer(text);
        while (lexer.skipBlanks()) {
            lexer.token();
        }
        return new Tokenized(lexer.tokens, lexer.secrets);
    }

    private boolean skipBlanks() {
        while (at < text.length()) {
            if (isBlank(text.charAt(at))) {
                forward(1);
            } else if (text.startsWith("--", at)) {
                while (at < text.length() && text.charAt(at) != '\n') {
                    at++;
                }
            } else if (text.startsWith("/*", at)) {
                comment();
            } else {
                return true;
            }
        }
        return false;
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || c == 0xA0 || c == 0xFEFF || Character.isSpaceChar(c);
    }

    private void comment() {
        int began = line;
        int depth = 0;
        do {
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else if (at >= text.length()) {
                throw SyntaxErrors.missingEndComment(began);
            } else {
                forward(1);
            }
        } while (depth > 0);
    }

    private void token() {
        char c = text.charAt(at);
        char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        if (c == '\'') {
            quoted(Kind.STRING, '\'', 1);
        } else if ((c == 'N' || c == 'n') && next == '\'') {
            quoted(Kind.UNICODE, '\'', 2);
        } else if (c == '[') {
            quoted(Kind.QUOTED, ']', 1);
        } else if (c == '"') {
            quoted(Kind.QUOTED, '"', 1);
        } else if (c == '0' && (next == 'x' || next == 'X')) {
            take(Kind.BINARY, span(at + 2, Lexer::isHex));
        } else if (isDigit(c) || c == '.' && isDigit(next)) {
            number(Kind.DECIMAL, at);
        } else if (c == '$' && (isDigit(next) || next == '.' || !isNamePart(next))) {
            number(Kind.MONEY, at + 1);
        } else if (isNameStart(c)) {
            word(c, next);
        } else {
            sign(c);
        }
    }

    private void quoted(Kind kind, char close, int open) {
        int start = at;
        int began = line;
        StringBuilder value = new StringBuilder();
        for (at += open; ; forward(1)) {
            if (at >= text.length()) {
                throw SyntaxErrors.unclosed(value.toString(), began);
            }
            char c = text.charAt(at);
            if (c == close && (at + 1 >= text.length() || text.charAt(at + 1) != close)) {
                break;
            }
            at += c == close ? 1 : 0;
            value.append(c);
        }
        at++;
        if (kind == Kind.QUOTED) {
            checkName(value.toString(), began);
        } else if (followsSecret() || SECRET_INSIDE.matcher(value).find()) {
            secrets.add(new Place(began, start, at));
        }
        tokens.add(Token.of(kind, value.toString(), began, start, at));
    }

    private static void checkName(String name, int line) {
        if (name.isEmpty()) {
            throw SyntaxErrors.emptyName(line);
        }
        if (name.length() > 128) {
            throw SyntaxErrors.tooLong(name, line);
        }
    }

    /** After {@code PASSWORD =}, {@code SECRET =} and {@code @password =}. */
    private boolean followsSecret() {
        int n = tokens.size();
        return n > 1 && tokens.get(n - 1).is("=") && SECRET_NAME.matcher(tokens.get(n - 2).text()).matches();
    }

    private void number(Kind kind, int from) {
        int end = span(from, Lexer::isDigit);
        Kind found = kind == Kind.DECIMAL ? Kind.INTEGER : kind;
        if (end < text.length() && text.charAt(end) == '.') {
            end = span(end + 1, Lexer::isDigit);
            found = kind;
        }
        if (kind == Kind.DECIMAL && end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int digits = end + 1 < text.length() && (text.charAt(end + 1) == '+' || text.charAt(end + 1) == '-') ? end + 2 : end + 1;
            end = span(digits, Lexer::isDigit);
            found = Kind.FLOAT;
        }
        take(found, end);
    }

    private void word(char c, char next) {
        Kind kind = c != '@' ? Kind.WORD : next == '@' ? Kind.GLOBAL : Kind.VARIABLE;
        int end = span(at + 1, Lexer::isNamePart);
        String name = text.substring(at, end);
        checkName(name, line);
        take(kind, end);
    }

    private void sign(char c) {
        String sign = DOUBLE.stream().filter(d -> text.startsWith(d, at)).findFirst().orElse(String.valueOf(c));
        take(Kind.SIGN, at + sign.length());
    }

    private void take(Kind kind, int end) {
        if (kind == Kind.BINARY && followsSecret()) {
            secrets.add(new Place(line, at, end));
        }
        String taken = text.substring(at, end);
        tokens.add(Token.of(kind, kind == Kind.GLOBAL ? taken.toUpperCase(Locale.ROOT) : taken, line, at, end));
        at = end;
    }

    private void forward(int n) {
        for (int i = 0; i < n; i++) {
            if (text.charAt(at++) == '\n') {
                line++;
            }
        }
    }

    private interface CharTest {
        boolean test(char c);
    }

    private int span(int from, CharTest test) {
        int end = from;
        while (end < text.length() && test.test(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isHex(char c) {
        return Character.digit(c, 16) >= 0 && c < 128;
    }

    private static boolean isNameStart(char c) {
        return Character.isLetter(c) || c == '_' || c == '@' || c == '#' || c == '$';
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || Character.isDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
