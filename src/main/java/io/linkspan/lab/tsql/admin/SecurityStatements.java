package io.linkspan.lab.tsql.admin;

import io.linkspan.lab.engine.security.Certificate;
import io.linkspan.lab.engine.security.Login;
import io.linkspan.lab.engine.security.PasswordHash;
import io.linkspan.lab.engine.security.Principals;
import io.linkspan.lab.engine.security.Principals.Principal;
import io.linkspan.lab.engine.security.Security;
import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.syntax.Option;
import io.linkspan.lab.tsql.syntax.SecurityStatement;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Logins, users and roles. */
final class SecurityStatements {

    private static final List<Pattern> CLASSES = Stream.of("[A-Z]", "[a-z]", "[0-9]", "[^A-Za-z0-9]").map(Pattern::compile).toList();

    private SecurityStatements() {
    }

    static void execute(SecurityStatement statement, Scope scope) {
        switch (statement) {
            case SecurityStatement.CreateLogin s -> create(s, scope);
            case SecurityStatement.AlterLogin s -> alter(s, scope);
            case SecurityStatement.CreateUser s -> create(s, scope);
            case SecurityStatement.CreateRole s -> create(s, scope);
            case SecurityStatement.AlterRole s -> alter(s, scope);
            case SecurityStatement.Permit s -> Permits.execute(s, scope);
            case SecurityStatement.AlterAuthorization s -> authorize(s, scope);
            case SecurityStatement.AlterUser s -> {
                scope.database().demandWritable();
                demandInDatabase(scope, "ALTER ANY USER");
                scope.database().principals().find(s.name()).orElseThrow(() -> Errors.notFound("alter", "user", s.name()));
            }
        }
    }

    private static void create(SecurityStatement.CreateLogin s, Scope scope) {
        Security security = scope.instance().security();
        demandLogins(scope, "CREATE LOGIN");
        Login login = switch (s.source()) {
            case SecurityStatement.PasswordSource p -> security.createLogin(s.name(), Login.Kind.SQL_LOGIN, hash(p, s.options()));
            case SecurityStatement.WindowsSource _ -> {
                if (!s.name().contains("\\")) {
                    throw ServerError.of(15407, 11, 1, "'" + s.name() + "' is not a valid Windows NT name. Give the complete name: <domain\\username>.");
                }
                yield security.createLogin(s.name(), Login.Kind.WINDOWS_LOGIN, PasswordHash.NONE);
            }
            case SecurityStatement.ExternalSource _ -> security.createLogin(s.name(), Login.Kind.EXTERNAL_LOGIN, PasswordHash.NONE);
            case SecurityStatement.CertificateSource c -> {
                Certificate certificate = KeyStatements.certificate(scope.instance().keys(), "find", c.certificate());
                Login mapped = security.createLogin(s.name(), Login.Kind.CERTIFICATE_MAPPED_LOGIN, PasswordHash.NONE);
                mapped.certificate(certificate.id());
                yield mapped;
            }
            case SecurityStatement.KeySource k -> throw Errors.notFound("find", "asymmetric key", k.asymmetricKey());
        };
        Texts.find(s.options(), "DEFAULT_DATABASE", scope).ifPresent(login::defaultDatabase);
    }

    private static PasswordHash hash(SecurityStatement.PasswordSource source, List<Option> options) {
        if (source.hashed()) {
            return new PasswordHash(HexFormat.of().parseHex(source.password().value().replaceFirst("^0[xX]", "")));
        }
        if (Option.find(options, "CHECK_POLICY").filter(o -> o.is("OFF")).isEmpty() && !complex(source.password().value())) {
            throw Errors.passwordTooSimple();
        }
        return PasswordHash.of(source.password().value().toCharArray());
    }

    /** The Windows policy that new passwords are held to: eight characters of three classes. */
    static boolean complex(String password) {
        return password.length() >= 8 && CLASSES.stream().filter(c -> c.matcher(password).find()).count() >= 3;
    }

    private static void alter(SecurityStatement.AlterLogin s, Scope scope) {
        Security security = scope.instance().security();
        Login login = security.get("alter", s.name());
        Instant now = scope.instance().estate().clock().instant();
        boolean own = login == scope.login() && s.oldPassword().isPresent();
        if (!own && !security.has(scope.login(), "ALTER ANY LOGIN")) {
            throw Errors.notFound("alter", "login", s.name());
        }
        if (own && !login.password().matches(s.oldPassword().orElseThrow().value().toCharArray())) {
            throw ServerError.of(15151, 16, 1, "Cannot alter the login '" + s.name() + "', because it does not exist or you do not have permission.");
        }
        s.enable().ifPresent(on -> login.disabled(!on, now));
        s.password().ifPresent(p -> login.password(hash(p, s.options()), now));
        Texts.find(s.options(), "DEFAULT_DATABASE", scope).ifPresent(login::defaultDatabase);
        Texts.find(s.options(), "NAME", scope).ifPresent(n -> {
            if (security.find(n).isPresent()) {
                throw Errors.loginExists(n);
            }
            login.rename(n);
        });
    }

    private static void create(SecurityStatement.CreateUser s, Scope scope) {
        scope.database().demandWritable();
        demandInDatabase(scope, "ALTER ANY USER");
        Principals principals = scope.database().principals();
        String login = s.without() ? "" : s.login().orElse(s.name());
        if (!login.isEmpty() && scope.instance().security().find(login).filter(l -> !l.isRole()).isEmpty()) {
            throw ServerError.of(15007, 16, 1, "'" + login + "' is not a valid login or you do not have permission.");
        }
        if (!login.isEmpty() && principals.all().stream().anyMatch(p -> p.login().equalsIgnoreCase(login))) {
            throw ServerError.of(15063, 16, 1, "The login already has an account under a different user name.");
        }
        principals.create(s.name(), 'S', login);
    }

    private static void create(SecurityStatement.CreateRole s, Scope scope) {
        if (s.server()) {
            scope.demand("ALTER ANY SERVER ROLE");
            scope.instance().security().createLogin(s.name(), Login.Kind.SERVER_ROLE, PasswordHash.NONE);
        } else {
            scope.database().demandWritable();
            demandInDatabase(scope, "ALTER ANY ROLE");
            scope.database().principals().create(s.name(), 'R', "");
        }
    }

    private static void alter(SecurityStatement.AlterRole s, Scope scope) {
        if (s.server()) {
            Security security = scope.instance().security();
            Login role = security.find(s.name()).filter(Login::isRole).orElseThrow(() -> Errors.notFound("alter", "server role", s.name()));
            if (!security.has(scope.login(), "ALTER ANY SERVER ROLE") && !security.isMember(scope.login(), s.name())) {
                throw Errors.notFound("alter", "server role", s.name());
            }
            switch (s.action()) {
                case ADD_MEMBER -> security.find(s.other()).orElseThrow(() -> Errors.notFound("add", "principal", s.other())).join(role.name());
                case DROP_MEMBER -> security.find(s.other()).orElseThrow(() -> Errors.notFound("drop", "principal", s.other())).leave(role.name());
                case RENAME -> role.rename(s.other());
            }
            return;
        }
        scope.database().demandWritable();
        demandInDatabase(scope, "ALTER ANY ROLE");
        Principals principals = scope.database().principals();
        principals.find(s.name()).filter(p -> p.type() == 'R').orElseThrow(() -> Errors.notFound("alter", "role", s.name()));
        switch (s.action()) {
            case ADD_MEMBER -> member(principals, "add", s.other()).roles().add(s.name());
            case DROP_MEMBER -> member(principals, "drop", s.other()).roles().remove(s.name());
            case RENAME -> throw Administration.unsupported();
        }
    }

    private static Principal member(Principals principals, String action, String name) {
        return principals.find(name).orElseThrow(() -> Errors.notFound(action, "principal", name));
    }

    private static void authorize(SecurityStatement.AlterAuthorization s, Scope scope) {
        String owner = s.owner().orElse("sa");
        Login login = scope.instance().security().find(owner).orElseThrow(() -> Errors.notFound("find", "principal", owner));
        switch (s.on().kind()) {
            case "DATABASE" -> {
                if (!scope.sysadmin()) {
                    throw Errors.notFound("find", "database", s.on().name().name());
                }
                scope.instance().databases().find(s.on().name().name()).orElseThrow(() -> Errors.notFound("find", "database", s.on().name().name())).owner(login.name());
            }
            case "ENDPOINT" -> {
                scope.demand("ALTER ANY ENDPOINT");
                scope.instance().endpoints().mirroring().filter(e -> e.name().equalsIgnoreCase(s.on().name().name())).orElseThrow(() -> Errors.notFound("find", "endpoint", s.on().name().name()));
            }
            default -> throw Administration.unsupported();
        }
    }

    /** @throws ServerError 15247 unless the login may do this to logins */
    private static void demandLogins(Scope scope, String permission) {
        if (!scope.instance().security().has(scope.login(), permission)) {
            throw Errors.noPermission();
        }
    }

    /** @throws ServerError 15247 without a permission in the current database */
    static void demandInDatabase(Scope scope, String permission) {
        if (!scope.database().principals().has(scope.login(), permission)) {
            throw Errors.noPermission();
        }
    }
}
