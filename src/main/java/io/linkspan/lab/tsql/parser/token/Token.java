package io.linkspan.lab.tsql.parser.token;

import java.util.Locale;

/**
 * A word, a literal or a sign of a batch.
 *
 * @param text for a word or sign as written; for a quoted name or a string what is inside the quotes
 */
public record Token(Kind kind, String text, String upper, int line, int start, int end) {

    public enum Kind { WORD, QUOTED, VARIABLE, GLOBAL, STRING, UNICODE, INTEGER, DECIMAL, FLOAT, MONEY, BINARY, SIGN, END }

    public static Token of(Kind kind, String text, int line, int start, int end) {
        return new Token(kind, text, kind == Kind.WORD ? text.toUpperCase(Locale.ROOT) : kind == Kind.SIGN ? text : "", line, start, end);
    }

    /** An unquoted word that reads so, or that sign. */
    public boolean is(String expected) {
        return upper.equals(expected);
    }

    public boolean isString() {
        return kind == Kind.STRING || kind == Kind.UNICODE;
    }

    /** A name: quoted, or a word that is not reserved. */
    public boolean isName() {
        return kind == Kind.QUOTED || kind == Kind.WORD && !isReserved();
    }

    public boolean isReserved() {
        return kind == Kind.WORD && Keywords.RESERVED.contains(upper);
    }
}
