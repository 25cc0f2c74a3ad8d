package io.linkspan.lab.tsql.parser;

import io.linkspan.lab.tsql.parser.token.SyntaxErrors;
import io.linkspan.lab.tsql.parser.token.Token;
import io.linkspan.lab.tsql.parser.token.Tokens;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.DefineForm;
import io.linkspan.lab.tsql.syntax.Statement;

/** CREATE and ALTER: what they name says which parser reads on. */
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
        Token kind = tokens.peek();
        return switch (kind.upper()) {
            case "VIEW", "PROC", "PROCEDURE", "FUNCTION", "TRIGGER" -> grammar.modules.define(first, DefineForm.CREATE);
            case "UNIQUE", "CLUSTERED", "NONCLUSTERED", "INDEX", "COLUMNSTORE" -> grammar.objects.createIndex(first);
            case "DATABASE" -> database(first, false);
            default -> {
                tokens.next();
                yield create(first, kind);
            }
        };
    }

    private Statement create(Token first, Token kind) {
        return switch (kind.upper()) {
            case "TABLE" -> grammar.tables.create(first);
            case "SCHEMA" -> grammar.objects.createSchema(first);
            case "SEQUENCE" -> grammar.objects.sequence(first, DefineForm.CREATE);
            case "TYPE" -> grammar.objects.createType(first);
            case "SYNONYM" -> grammar.objects.createSynonym(first);
            case "LOGIN" -> grammar.security.createLogin(first);
            case "USER" -> grammar.security.createUser(first);
            case "ROLE" -> grammar.security.createRole(first, false);
            case "SERVER" -> {
                tokens.expect("ROLE");
                yield grammar.security.createRole(first, true);
            }
            case "MASTER" -> grammar.keys.createMasterKey(first);
            case "CERTIFICATE" -> grammar.certificates.create(first);
            case "SYMMETRIC", "ASYMMETRIC" -> grammar.keys.createKey(first, kind.is("SYMMETRIC"));
            case "CREDENTIAL" -> grammar.keys.credential(first, false, false);
            case "ENDPOINT" -> grammar.endpoints.define(first, false);
            case "AVAILABILITY" -> grammar.groups.create(first);
            default -> throw unknown(kind);
        };
    }

    Statement alter(Token first) {
        Token kind = tokens.peek();
        return switch (kind.upper()) {
            case "VIEW", "PROC", "PROCEDURE", "FUNCTION", "TRIGGER" -> grammar.modules.define(first, DefineForm.ALTER);
            case "DATABASE" -> database(first, true);
            default -> {
                tokens.next();
                yield alter(first, kind);
            }
        };
    }

    private Statement alter(Token first, Token kind) {
        return switch (kind.upper()) {
            case "TABLE" -> grammar.tables.alter(first);
            case "INDEX" -> grammar.objects.alterIndex(first);
            case "SEQUENCE" -> grammar.objects.sequence(first, DefineForm.ALTER);
            case "LOGIN" -> grammar.security.alterLogin(first);
            case "USER" -> grammar.security.alterUser(first);
            case "ROLE" -> grammar.security.alterRole(first, false);
            case "SERVER" -> tokens.accept("CONFIGURATION") ? grammar.server.configuration(first) : grammar.security.alterRole(first, true);
            case "AUTHORIZATION" -> grammar.permissions.alterAuthorization(first);
            case "MASTER" -> grammar.keys.alterMasterKey(first);
            case "CERTIFICATE" -> grammar.certificates.alter(first);
            case "CREDENTIAL" -> grammar.keys.credential(first, true, false);
            case "ENDPOINT" -> grammar.endpoints.define(first, true);
            case "AVAILABILITY" -> grammar.groups.alter(first);
            case "RESOURCE" -> grammar.server.resourceGovernor(first);
            default -> throw unknown(kind);
        };
    }

    private Statement database(Token first, boolean alter) {
        tokens.expect("DATABASE");
        if (tokens.accept("SCOPED")) {
            return tokens.accept("CREDENTIAL") ? grammar.keys.credential(first, alter, true) : grammar.databases.scoped(first);
        }
        if (!alter && tokens.at("ENCRYPTION", "KEY")) {
            return grammar.keys.createDatabaseKey(first);
        }
        return alter ? grammar.databases.alter(first) : grammar.databases.create(first);
    }

    private RuntimeException unknown(Token kind) {
        return kind.isName() ? SyntaxErrors.unknownObjectType(kind) : SyntaxErrors.near(kind);
    }
}
