package io.linkspan.lab.tsql.parser;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.parser.token.Lexer;
import io.linkspan.lab.tsql.parser.token.Tokens;
import io.linkspan.lab.tsql.syntax.Batch;

/** Parses a batch as a whole: a syntax error anywhere runs nothing. QUOTED_IDENTIFIER is ON. */
public final class Parser {

    private Parser() {
    }

    /** @throws ServerError 102, 105, 113, 156 and their like, with the line */
    public static Batch parse(String text) {
        Lexer.Tokenized read = Lexer.read(text);
        Grammar grammar = new Grammar(new Tokens(text, read.tokens()));
        return new Batch(text, grammar.statements.batch(), read.secrets());
    }
}
