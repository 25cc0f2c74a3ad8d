package io.linkspan.lab.tsql.parser.admin;

import io.linkspan.lab.tsql.parser.token.Token;
import io.linkspan.lab.tsql.parser.token.Token.Kind;
import io.linkspan.lab.tsql.parser.token.Tokens;
import io.linkspan.lab.tsql.syntax.SecurityStatement.AlterAuthorization;
import io.linkspan.lab.tsql.syntax.SecurityStatement.Permission;
import io.linkspan.lab.tsql.syntax.SecurityStatement.Permit;
import io.linkspan.lab.tsql.syntax.SecurityStatement.Securable;
import io.linkspan.lab.tsql.syntax.SecurityStatement.Verb;
import io.linkspan.lab.tsql.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** GRANT, DENY, REVOKE and ALTER AUTHORIZATION. */
final class PermissionParser {

    private final Tokens tokens;

    PermissionParser(AdministrationParser grammar) {
        tokens = grammar.tokens;
    }

    Statement permit(Token first) {
        Verb verb = Verb.valueOf(first.upper());
        boolean grantOption = verb == Verb.REVOKE && tokens.accept("GRANT", "OPTION", "FOR");
        List<Permission> permissions = tokens.list(this::permission);
        Optional<Securable> on = tokens.accept("ON") ? Optional.of(securable()) : Optional.empty();
        if (verb == Verb.REVOKE) {
            tokens.expectAny("FROM", "TO");
        } else {
            tokens.expect("TO");
        }
        List<String> principals = tokens.list(tokens::anyName);
        grantOption |= verb == Verb.GRANT && tokens.accept("WITH", "GRANT", "OPTION");
        boolean cascade = verb != Verb.GRANT && tokens.accept("CASCADE");
        Optional<String> as = tokens.accept("AS") ? Optional.of(tokens.name()) : Optional.empty();
        return new Permit(tokens.since(first), verb, permissions, on, principals, grantOption, cascade, as);
    }

    private Permission permission() {
        List<String> words = new ArrayList<>();
        while (tokens.at(Kind.WORD) && !tokens.atAny("ON", "TO", "FROM")) {
            words.add(tokens.next().upper());
        }
        if (words.isEmpty()) {
            throw tokens.error();
        }
        return new Permission(String.join(" ", words), columns());
    }

    private List<String> columns() {
        return tokens.at("(") ? tokens.parenthesized(tokens::name) : List.of();
    }

    /** {@code [class::]name}; columns behind the name belong to the permission and are read over. */
    private Securable securable() {
        int words = 0;
        while (tokens.peek(words).kind() == Kind.WORD) {
            words++;
        }
        List<String> kind = new ArrayList<>();
        if (words > 0 && tokens.peek(words).is("::")) {
            while (!tokens.accept("::")) {
                kind.add(tokens.next().upper());
            }
        }
        Securable securable = new Securable(kind.isEmpty() ? "OBJECT" : String.join(" ", kind), tokens.objectName());
        columns();
        return securable;
    }

    Statement alterAuthorization(Token first) {
        tokens.expect("ON");
        Securable on = securable();
        tokens.expect("TO");
        Optional<String> owner = tokens.accept("SCHEMA", "OWNER") ? Optional.empty() : Optional.of(tokens.name());
        return new AlterAuthorization(tokens.since(first), on, owner);
    }
}
