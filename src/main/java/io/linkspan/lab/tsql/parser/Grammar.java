package io.linkspan.lab.tsql.parser;

import io.linkspan.lab.tsql.parser.admin.AdministrationParser;
import io.linkspan.lab.tsql.parser.admin.OptionParser;
import io.linkspan.lab.tsql.parser.token.Constants;
import io.linkspan.lab.tsql.parser.token.Tokens;

/** The parsers of one batch, which call one another. */
final class Grammar {

    final Tokens tokens;
    final Constants constants;
    final AdministrationParser administration;
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
    final ObjectParser objects;
    final ModuleParser modules;
    final DefinitionParser definitions;
    final StatementParser statements;

    Grammar(Tokens tokens) {
        this.tokens = tokens;
        constants = new Constants(tokens);
        administration = new AdministrationParser(tokens);
        options = administration.options();
        types = new TypeParser(tokens);
        expressions = new ExpressionParser(this);
        functions = new FunctionParser(this);
        from = new FromParser(this);
        queries = new QueryParser(this);
        data = new DataParser(this);
        control = new ControlParser(this);
        calls = new CallParser(this);
        cursors = new CursorParser(this);
        tables = new TableParser(this);
        objects = new ObjectParser(this);
        modules = new ModuleParser(this);
        definitions = new DefinitionParser(this);
        statements = new StatementParser(this);
    }
}
