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
    final ObjectParser objects;
    final ModuleParser modules;
    final DatabaseParser databases;
    final SecurityParser security;
    final PermissionParser permissions;
    final KeyParser keys;
    final CertificateParser certificates;
    final EndpointParser endpoints;
    final GroupParser groups;
    final BackupParser backups;
    final ServerParser server;
    final DefinitionParser definitions;
    final DropParser drops;
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
        objects = new ObjectParser(this);
        modules = new ModuleParser(this);
        databases = new DatabaseParser(this);
        security = new SecurityParser(this);
        permissions = new PermissionParser(this);
        keys = new KeyParser(this);
        certificates = new CertificateParser(this);
        endpoints = new EndpointParser(this);
        groups = new GroupParser(this);
        backups = new BackupParser(this);
        server = new ServerParser(this);
        definitions = new DefinitionParser(this);
        drops = new DropParser(this);
        statements = new StatementParser(this);
    }
}
