package io.linkspan.lab.tsql.parser;

import io.linkspan.lab.tsql.parser.token.Tokens;

/** The parsers of one batch, which call one another. */
final class Grammar {

    final Tokens tokens;
    final TypeParser types;
    final ExpressionParser expressions;
    final FunctionParser functions;
    final FromParser from;
    final QueryParser queries;
    final DataParser data;
    final ControlParser control;
    final CallParser calls;
    final CursorParser cursors;
    final OptionParser options;
    final TableParser tables;
    final StatementParser statements;

    Grammar(Tokens tokens) {
        this.tokens = tokens;
        types = new TypeParser(tokens);
        expressions = new ExpressionParser(this);
        functions = new FunctionParser(this);
        from = new FromParser(this);
        queries = new QueryParser(this);
        data = new DataParser(this);
        control = new ControlParser(this);
        calls = new CallParser(this);
        cursors = new CursorParser(this);
        options = new OptionParser(this);
        tables = new TableParser(this);
        statements = new StatementParser(this);
    }
}
