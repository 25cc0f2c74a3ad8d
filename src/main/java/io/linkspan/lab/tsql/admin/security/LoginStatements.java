package io.linkspan.lab.tsql.admin.security;

import io.linkspan.lab.engine.agent.Job;
import io.linkspan.lab.engine.security.Certificate;
import io.linkspan.lab.engine.security.Directory;
import io.linkspan.lab.engine.security.Login;
import io.linkspan.lab.engine.security.PasswordHash;
import io.linkspan.lab.engine.security.Security;
import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.admin.Texts;
import io.linkspan.lab.tsql.syntax.Option;
import io.linkspan.lab.tsql.syntax.SecurityStatement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Logins (T-SQL reference, CREATE LOGIN, ALTER LOGIN, DROP LOGIN). */
public final class LoginStatements {

    private static final int SID_LENGTH = 16;

    private LoginStatements() {
    }

    static void create(SecurityStatement.CreateLogin s, Scope scope) {
        Security security = scope.instance().security();
        if (!security.has(scope.login(), scope.instance().catalogVersion() >= 16 ? "CREATE LOGIN" : "ALTER ANY LOGIN")) {
            throw Errors.noPermission();
        }
        Optional<byte[]> sid = sid(s.options(), scope);
        Login login = switch (s.source()) {
            case SecurityStatement.PasswordSource p -> {
                PasswordHash hash = Passwords.hash(p, s.options());
                Login made = sid.isPresent() ? security.createLogin(s.name(), Login.Kind.SQL_LOGIN, hash, sid.get()) : security.createLogin(s.name(), Login.Kind.SQL_LOGIN, hash);
                made.policy(Passwords.policy(s.options()));
                yield made;
            }
            case SecurityStatement.WindowsSource _ -> {
                if (!s.name().contains("\\")) {
                    throw ServerError.of(15407, 11, 1, "'" + s.name() + "' is not a valid Windows NT name. Give the complete name: <domain\\username>.");
                }
                yield security.createLogin(s.name(), Login.Kind.WINDOWS_LOGIN, PasswordHash.NONE);
            }
            case SecurityStatement.ExternalSource _ -> {
                Directory.Identity identity = security.external(s.name());
                yield security.createLogin(s.name(), identity.login(), PasswordHash.NONE, identity.sid());
            }
            case SecurityStatement.CertificateSource c -> {
                Certificate certificate = scope.instance().keys().find(c.certificate()).orElseThrow(() -> Errors.notFound("find", "certificate", c.certificate()));
                Login mapped = security.createLogin(s.name(), Login.Kind.CERTIFICATE_MAPPED_LOGIN, PasswordHash.NONE);
                mapped.certificate(certificate.id());
                yield mapped;
            }
            case SecurityStatement.KeySource k -> throw Errors.notFound("find", "asymmetric key", k.asymmetricKey());
        };
        Texts.find(s.options(), "DEFAULT_DATABASE", scope).ifPresent(login::defaultDatabase);
    }

    private static Optional<byte[]> sid(List<Option> options, Scope scope) {
        return Option.find(options, "SID").flatMap(Option::value).map(scope::value).map(v -> {
            if (!(v instanceof byte[] sid) || sid.length != SID_LENGTH) {
                throw ServerError.of(15419, 16, 1, "Supplied parameter sid should be binary(16).");
            }
            return sid;
        });
    }

    static void alter(SecurityStatement.AlterLogin s, Scope scope) {
        Security security = scope.instance().security();
        Login login = security.get("alter", s.name());
        Instant now = scope.instance().estate().clock().instant();
        boolean own = login == scope.login() && s.oldPassword().isPresent();
        boolean may = security.has(scope.login(), "ALTER", "LOGIN::" + login.name()) || security.has(scope.login(), "ALTER ANY LOGIN");
        if (!own && (!may || security.sysadmin(login) && !scope.sysadmin())) {
            throw Errors.notFound("alter", "login", s.name());
        }
        if (own && !login.password().matches(s.oldPassword().orElseThrow().value().toCharArray())) {
            throw Errors.notFound("alter", "login", s.name());
        }
        s.password().ifPresent(p -> login.password(Passwords.hash(p, s.options()), now));
        s.enable().ifPresent(on -> login.disabled(!on, now));
        if (Option.find(s.options(), "CHECK_POLICY").isPresent()) {
            login.policy(Passwords.policy(s.options()));
        }
        Texts.find(s.options(), "DEFAULT_DATABASE", scope).ifPresent(login::defaultDatabase);
        Texts.find(s.options(), "NAME", scope).ifPresent(n -> {
            if (security.find(n).isPresent()) {
                throw Errors.loginExists(n);
            }
            scope.instance().databases().all().stream().filter(d -> d.owner().equalsIgnoreCase(login.name())).forEach(d -> d.owner(n));
            login.rename(n);
        });
    }

    /** @throws ServerError 15151, 15170 for the owner of jobs, 15174 for that of databases, 15434 for one who is logged in */
    public static void drop(String name, Scope scope) {
        Security security = scope.instance().security();
        if (!security.has(scope.login(), "ALTER ANY LOGIN")) {
            throw Errors.notFound("drop", "login", name);
        }
        Login login = security.get("drop", name);
        if (login.id() == 1 || security.sysadmin(login) && !scope.sysadmin()) {
            throw Errors.notFound("drop", "login", name);
        }
        if (scope.instance().sessions().all().stream().anyMatch(s -> s.login() == login || s.original() == login)) {
            throw ServerError.of(15434, 16, 1, "Could not drop login '" + name + "' as the user is currently logged in.");
        }
        if (scope.instance().databases().user().stream().anyMatch(d -> d.owner().equalsIgnoreCase(name))) {
            throw ServerError.of(15174, 16, 1, "Login '" + name + "' owns one or more database(s). Change the owner of the database(s) before dropping the login.");
        }
        List<Job> jobs = scope.instance().agent().jobs().all().stream().filter(j -> Arrays.equals(j.header().owner(), login.sid())).toList();
        if (!jobs.isEmpty()) {
            throw ServerError.of(15170, 16, 1, "This login is the owner of " + jobs.size() + " job(s). You must delete or reassign these jobs before the login can be dropped.");
        }
        security.remove(login);
    }
}
