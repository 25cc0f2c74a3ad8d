package io.linkspan.lab.tsql.parser.token;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.parser.token.Token.Kind;
import io.linkspan.lab.tsql.syntax.ObjectName;
import io.linkspan.lab.tsql.syntax.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The tokens of a batch and the place up to which they have been read. */
public final class Tokens {

    /** Deep enough for any text written by hand, shallow enough for the stack. */
    private static final int MAX_DEPTH = 100;
    /** Most operators in one chain ({@code a + b + c}): the tree leans to the left and is walked by recursion. */
    private static final int MAX_CHAIN = 500;

    private final String text;
    private final List<Token> tokens;
    private final Token end;
    private int at;
    private int depth;

    public Tokens(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
        Token last = tokens.isEmpty() ? Token.of(Kind.END, "", 1, 0, 0) : tokens.getLast();
        // At the end of the text the server names the last token.
        this.end = new Token(Kind.END, last.text(), "", last.line(), text.length(), text.length());
    }

    public Token peek() {
        return peek(0);
    }

    public Token peek(int ahead) {
        return at + ahead < tokens.size() ? tokens.get(at + ahead) : end;
    }

    /** The token read last. */
    public Token last() {
        return at > 0 ? tokens.get(at - 1) : end;
    }

    public Token next() {
        Token token = peek();
        if (token.kind() == Kind.END) {
            throw error();
        }
        at++;
        return token;
    }

    public boolean atEnd() {
        return at >= tokens.size();
    }

    public int line() {
        return peek().line();
    }

    /** True where these words or signs come next. */
    public boolean at(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!peek(i).is(words[i])) {
                return false;
            }
        }
        return true;
    }

    public boolean atAny(String... words) {
        for (String word : words) {
            if (at(word)) {
                return true;
            }
        }
        return false;
    }

    public boolean at(Kind kind) {
        return peek().kind() == kind;
    }

    /** Reads these words or signs if all of them come next. */
    public boolean accept(String... words) {
        if (!at(words)) {
            return false;
        }
        at += words.length;
        return true;
    }

    /** Reads one of these words and answers it; else null-free: the empty text. */
    public String acceptAny(String... words) {
        for (String word : words) {
            if (accept(word)) {
                return word;
            }
        }
        return "";
    }

    /** ORDER BY and GROUP BY: the second word must follow the first. */
    public boolean acceptBy(String word) {
        boolean found = accept(word);
        if (found) {
            expect("BY");
        }
        return found;
    }

    public void expect(String... words) {
        for (String word : words) {
            if (!accept(word)) {
                throw error();
            }
        }
    }

    public String expectAny(String... words) {
        String found = acceptAny(words);
        if (found.isEmpty()) {
            throw error();
        }
        return found;
    }

    /** A name of one part. */
    public String name() {
        if (!peek().isName()) {
            throw error();
        }
        return next().text();
    }

    /** A name, or a keyword used where only a name can stand. */
    public String anyName() {
        if (!at(Kind.WORD) && !at(Kind.QUOTED)) {
            throw error();
        }
        return next().text();
    }

    /** An alias: also a string. */
    public String alias() {
        return peek().isString() ? next().text() : name();
    }

    public String variable() {
        if (!at(Kind.VARIABLE)) {
            throw error();
        }
        return next().text();
    }

    public String string() {
        if (!peek().isString()) {
            throw error();
        }
        return next().text();
    }

    public int integer() {
        if (!at(Kind.INTEGER) || peek().text().length() > 9) {
            throw error();
        }
        return Integer.parseInt(next().text());
    }

    /** One to four parts; a part between two points may be missing. */
    public ObjectName objectName() {
        List<String> parts = new ArrayList<>();
        parts.add(at(".") ? "" : name());
        while (accept(".")) {
            parts.add(at(".") ? "" : anyName());
        }
        if (parts.size() > 4 || parts.getLast().isEmpty()) {
            throw error();
        }
        return new ObjectName(List.copyOf(parts));
    }

    public List<String> names() {
        return list(this::name);
    }

    /** One or more, with commas between. */
    public <T> List<T> list(Supplier<T> item) {
        List<T> items = new ArrayList<>();
        do {
            items.add(item.get());
        } while (accept(","));
        return List.copyOf(items);
    }

    /** The same in parentheses. */
    public <T> List<T> parenthesized(Supplier<T> item) {
        expect("(");
        List<T> items = list(item);
        expect(")");
        return items;
    }

    /** What a parser reads one level deeper. @throws ServerError 191 */
    public <T> T nested(Supplier<T> inner) {
        if (++depth > MAX_DEPTH) {
            throw SyntaxErrors.nestedTooDeeply(line());
        }
        T result = inner.get();
        depth--;
        return result;
    }

    /** @throws ServerError 191 for a chain of more operators than this */
    public void checkChain(int length) {
        if (length > MAX_CHAIN) {
            throw SyntaxErrors.nestedTooDeeply(line());
        }
    }

    public ServerError error() {
        return SyntaxErrors.near(peek());
    }

    /** From a token to the one read last. */
    public Place since(Token first) {
        return new Place(first.line(), first.start(), Math.max(first.start(), last().end()));
    }

    public String source(int start, int end) {
        return text.substring(start, end);
    }

    /** True for the first token of the batch. */
    public boolean begins(Token token) {
        return token == tokens.getFirst();
    }
}
