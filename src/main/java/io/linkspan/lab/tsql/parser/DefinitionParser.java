package io.linkspan.lab.tsql.parser;

import io.linkspan.lab.tsql.parser.token.Token;
import io.linkspan.lab.tsql.parser.token.Tokens;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.DefineForm;
import io.linkspan.lab.tsql.syntax.Statement;

/** CREATE and ALTER of what is in a database; all else is administration. */
final class DefinitionParser {

    private final Grammar grammar;
    private final Tokens tokens;

    DefinitionParser(Grammar grammar) {
        this.grammar = grammar;
        tokens = grammar.tokens;
    }

    Statement create(Token first) {
        if (tokens.accept("OR")) {
            tokens.expect("ALTER");
            return grammar.modules.define(first, DefineForm.CREATE_OR_ALTER);
        }
        if (isModule()) {
            return grammar.modules.define(first, DefineForm.CREATE);
        }
        if (tokens.atAny("UNIQUE", "CLUSTERED", "NONCLUSTERED", "INDEX", "COLUMNSTORE")) {
            return grammar.objects.createIndex(first);
        }
        Token kind = tokens.next();
        return switch (kind.upper()) {
            case "TABLE" -> grammar.tables.create(first);
            case "SCHEMA" -> grammar.objects.createSchema(first);
            case "SEQUENCE" -> grammar.objects.sequence(first, DefineForm.CREATE);
            case "TYPE" -> grammar.objects.createType(first);
            case "SYNONYM" -> grammar.objects.createSynonym(first);
            default -> grammar.administration.create(first, kind);
        };
    }

    Statement alter(Token first) {
        if (isModule()) {
            return grammar.modules.define(first, DefineForm.ALTER);
        }
        Token kind = tokens.next();
        return switch (kind.upper()) {
            case "TABLE" -> grammar.tables.alter(first);
            case "INDEX" -> grammar.objects.alterIndex(first);
            case "SEQUENCE" -> grammar.objects.sequence(first, DefineForm.ALTER);
            default -> grammar.administration.alter(first, kind);
        };
    }

    private boolean isModule() {
        return tokens.atAny("VIEW", "PROC", "PROCEDURE", "FUNCTION", "TRIGGER");
    }
}
