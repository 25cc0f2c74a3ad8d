package io.linkspan.lab.tsql.parser.admin;

import io.linkspan.lab.tsql.parser.token.SyntaxErrors;
import io.linkspan.lab.tsql.parser.token.Token;
import io.linkspan.lab.tsql.parser.token.Tokens;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.Drop;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.DropIndex;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.DropKind;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.IndexName;
import io.linkspan.lab.tsql.syntax.GroupStatement.DropGroup;
import io.linkspan.lab.tsql.syntax.ObjectName;
import io.linkspan.lab.tsql.syntax.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** DROP in all its forms. */
final class DropParser {

    /** Those that take IF EXISTS. */
    private static final Set<DropKind> IF_EXISTS = EnumSet.of(DropKind.TABLE, DropKind.VIEW, DropKind.PROCEDURE, DropKind.FUNCTION, DropKind.TRIGGER, DropKind.SCHEMA,
            DropKind.SEQUENCE, DropKind.TYPE, DropKind.SYNONYM, DropKind.DATABASE, DropKind.USER, DropKind.ROLE);
    /** Those that take several names. */
    private static final Set<DropKind> SEVERAL = EnumSet.of(DropKind.TABLE, DropKind.VIEW, DropKind.PROCEDURE, DropKind.FUNCTION, DropKind.TRIGGER, DropKind.SEQUENCE,
            DropKind.DATABASE, DropKind.STATISTICS);

    private final Tokens tokens;

    DropParser(AdministrationParser grammar) {
        tokens = grammar.tokens;
    }

    Statement drop(Token first) {
        if (tokens.accept("INDEX")) {
            return index(first);
        }
        if (tokens.accept("AVAILABILITY")) {
            tokens.expect("GROUP");
            String name = tokens.name();
            return new DropGroup(tokens.since(first), name);
        }
        DropKind kind = kind();
        if (kind == DropKind.MASTER_KEY || kind == DropKind.DATABASE_ENCRYPTION_KEY) {
            return new Drop(tokens.since(first), kind, false, List.of());
        }
        boolean ifExists = IF_EXISTS.contains(kind) && tokens.accept("IF", "EXISTS");
        List<ObjectName> names = SEVERAL.contains(kind) ? tokens.list(tokens::objectName) : List.of(tokens.objectName());
        if (kind == DropKind.TRIGGER && tokens.accept("ON")) {
            kind = tokens.accept("DATABASE") ? DropKind.DATABASE_TRIGGER : DropKind.SERVER_TRIGGER;
            if (kind == DropKind.SERVER_TRIGGER) {
                tokens.expect("ALL", "SERVER");
            }
        }
        return new Drop(tokens.since(first), kind, ifExists, names);
    }

    private DropKind kind() {
        Token word = tokens.next();
        return switch (word.upper()) {
            case "TABLE", "VIEW", "PROCEDURE", "FUNCTION", "TRIGGER", "SCHEMA", "SEQUENCE", "TYPE", "SYNONYM", "STATISTICS", "LOGIN", "USER", "ROLE",
                    "CERTIFICATE", "CREDENTIAL", "ENDPOINT" -> DropKind.valueOf(word.upper());
            case "PROC" -> DropKind.PROCEDURE;
            case "DATABASE" -> tokens.accept("ENCRYPTION", "KEY") ? DropKind.DATABASE_ENCRYPTION_KEY
                    : tokens.accept("SCOPED", "CREDENTIAL") ? DropKind.DATABASE_SCOPED_CREDENTIAL : DropKind.DATABASE;
            case "SERVER" -> then("ROLE", DropKind.SERVER_ROLE);
            case "MASTER" -> then("KEY", DropKind.MASTER_KEY);
            case "SYMMETRIC" -> then("KEY", DropKind.SYMMETRIC_KEY);
            case "ASYMMETRIC" -> then("KEY", DropKind.ASYMMETRIC_KEY);
            default -> throw word.isName() ? SyntaxErrors.unknownObjectType(word) : SyntaxErrors.near(word);
        };
    }

    private DropKind then(String word, DropKind kind) {
        tokens.expect(word);
        return kind;
    }

    /** {@code name ON table}, or {@code table.name} as it was written once. */
    private Statement index(Token first) {
        boolean ifExists = tokens.accept("IF", "EXISTS");
        List<IndexName> names = tokens.list(() -> {
            ObjectName name = tokens.objectName();
            if (tokens.accept("ON")) {
                return new IndexName(name.name(), tokens.objectName());
            }
            if (name.parts().size() < 2) {
                throw tokens.error();
            }
            return new IndexName(name.name(), new ObjectName(List.copyOf(name.parts().subList(0, name.parts().size() - 1))));
        });
        return new DropIndex(tokens.since(first), ifExists, names);
    }
}
