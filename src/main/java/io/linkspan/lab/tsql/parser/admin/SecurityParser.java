package io.linkspan.lab.tsql.parser.admin;

import io.linkspan.lab.tsql.parser.token.Token;
import io.linkspan.lab.tsql.parser.token.Tokens;
import io.linkspan.lab.tsql.syntax.Option;
import io.linkspan.lab.tsql.syntax.Secret;
import io.linkspan.lab.tsql.syntax.SecurityStatement.AlterLogin;
import io.linkspan.lab.tsql.syntax.SecurityStatement.AlterRole;
import io.linkspan.lab.tsql.syntax.SecurityStatement.AlterUser;
import io.linkspan.lab.tsql.syntax.SecurityStatement.CertificateSource;
import io.linkspan.lab.tsql.syntax.SecurityStatement.CreateLogin;
import io.linkspan.lab.tsql.syntax.SecurityStatement.CreateRole;
import io.linkspan.lab.tsql.syntax.SecurityStatement.CreateUser;
import io.linkspan.lab.tsql.syntax.SecurityStatement.ExternalSource;
import io.linkspan.lab.tsql.syntax.SecurityStatement.KeySource;
import io.linkspan.lab.tsql.syntax.SecurityStatement.LoginSource;
import io.linkspan.lab.tsql.syntax.SecurityStatement.PasswordSource;
import io.linkspan.lab.tsql.syntax.SecurityStatement.RoleAction;
import io.linkspan.lab.tsql.syntax.SecurityStatement.WindowsSource;
import io.linkspan.lab.tsql.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Logins, users and roles. */
final class SecurityParser {

    private final AdministrationParser grammar;
    private final Tokens tokens;

    SecurityParser(AdministrationParser grammar) {
        this.grammar = grammar;
        tokens = grammar.tokens;
    }

    Statement createLogin(Token first) {
        String name = tokens.name();
        if (tokens.accept("FROM")) {
            LoginSource source = source();
            List<Option> options = tokens.accept("WITH") ? grammar.options.plain() : List.of();
            return new CreateLogin(tokens.since(first), name, source, options);
        }
        tokens.expect("WITH", "PASSWORD", "=");
        PasswordSource password = password();
        List<Option> options = tokens.accept(",") ? grammar.options.plain() : List.of();
        return new CreateLogin(tokens.since(first), name, password, options);
    }

    private LoginSource source() {
        return switch (tokens.expectAny("WINDOWS", "EXTERNAL", "CERTIFICATE", "ASYMMETRIC")) {
            case "WINDOWS" -> new WindowsSource();
            case "EXTERNAL" -> {
                tokens.expect("PROVIDER");
                yield new ExternalSource();
            }
            case "CERTIFICATE" -> new CertificateSource(tokens.name());
            default -> {
                tokens.expect("KEY");
                yield new KeySource(tokens.name());
            }
        };
    }

    /** What follows {@code PASSWORD =}. */
    private PasswordSource password() {
        boolean binary = tokens.at(Token.Kind.BINARY);
        Secret secret = new Secret(binary ? tokens.next().text() : tokens.string());
        boolean hashed = tokens.accept("HASHED");
        if (binary != hashed) {
            throw tokens.error();
        }
        return new PasswordSource(secret, hashed, tokens.accept("MUST_CHANGE"));
    }

    Statement alterLogin(Token first) {
        String name = tokens.name();
        if (tokens.atAny("ENABLE", "DISABLE")) {
            boolean enable = tokens.next().is("ENABLE");
            return new AlterLogin(tokens.since(first), name, Optional.of(enable), Optional.empty(), Optional.empty(), List.of());
        }
        if (tokens.atAny("ADD", "DROP")) {
            String verb = tokens.next().upper();
            tokens.expect("CREDENTIAL");
            Option option = Option.word(verb + " CREDENTIAL", tokens.name());
            return new AlterLogin(tokens.since(first), name, Optional.empty(), Optional.empty(), Optional.empty(), List.of(option));
        }
        tokens.expect("WITH");
        Optional<PasswordSource> password = Optional.empty();
        Optional<Secret> old = Optional.empty();
        List<Option> options = new ArrayList<>();
        do {
            if (tokens.accept("PASSWORD", "=")) {
                password = Optional.of(password());
                old = tokens.accept("OLD_PASSWORD", "=") ? Optional.of(new Secret(tokens.string())) : old;
                if (tokens.accept("UNLOCK")) {
                    options.add(Option.word("UNLOCK"));
                }
            } else {
                options.add(tokens.accept("NO") ? Option.word("NO " + tokens.expectAny("CREDENTIAL")) : grammar.options.option());
            }
        } while (tokens.accept(","));
        return new AlterLogin(tokens.since(first), name, Optional.empty(), password, old, List.copyOf(options));
    }

    Statement createUser(Token first) {
        String name = tokens.name();
        Optional<String> login = Optional.empty();
        Optional<LoginSource> source = Optional.empty();
        List<Option> options = new ArrayList<>();
        boolean without = tokens.accept("WITHOUT", "LOGIN");
        if (!without && !tokens.acceptAny("FOR", "FROM").isEmpty()) {
            if (tokens.accept("LOGIN")) {
                login = Optional.of(tokens.name());
            } else {
                source = Optional.of(source());
            }
        }
        if (tokens.accept("WITH")) {
            if (tokens.accept("PASSWORD", "=")) {
                source = Optional.of(password());
            } else {
                options.add(grammar.options.option());
            }
            while (tokens.accept(",")) {
                options.add(grammar.options.option());
            }
        }
        return new CreateUser(tokens.since(first), name, login, without, source, List.copyOf(options));
    }

    Statement alterUser(Token first) {
        String name = tokens.name();
        tokens.expect("WITH");
        List<Option> options = grammar.options.plain();
        return new AlterUser(tokens.since(first), name, options);
    }

    Statement createRole(Token first, boolean server) {
        String name = tokens.name();
        Optional<String> owner = tokens.accept("AUTHORIZATION") ? Optional.of(tokens.name()) : Optional.empty();
        return new CreateRole(tokens.since(first), server, name, owner);
    }

    /** After ALTER ROLE or ALTER SERVER. */
    Statement alterRole(Token first, boolean server) {
        if (server) {
            tokens.expect("ROLE");
        }
        String name = tokens.name();
        String verb = tokens.expectAny("ADD", "DROP", "WITH");
        tokens.expect(verb.equals("WITH") ? new String[] {"NAME", "="} : new String[] {"MEMBER"});
        String other = tokens.name();
        RoleAction action = verb.equals("ADD") ? RoleAction.ADD_MEMBER : verb.equals("DROP") ? RoleAction.DROP_MEMBER : RoleAction.RENAME;
        return new AlterRole(tokens.since(first), server, name, action, other);
    }
}
