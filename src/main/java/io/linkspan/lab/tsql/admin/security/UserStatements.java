package io.linkspan.lab.tsql.admin.security;

import io.linkspan.lab.engine.security.Directory;
import io.linkspan.lab.engine.security.Login;
import io.linkspan.lab.engine.security.Principals;
import io.linkspan.lab.engine.store.Change;
import io.linkspan.lab.engine.store.Principal;
import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.admin.Texts;
import io.linkspan.lab.tsql.syntax.SecurityStatement;
import java.util.Arrays;
import java.util.Optional;

/** Users of a database (T-SQL reference, CREATE USER, ALTER USER, DROP USER). They are rows of the database: part of the transaction, and of every copy. */
public final class UserStatements {

    private UserStatements() {
    }

    static void create(SecurityStatement.CreateUser s, Scope scope) {
        scope.database().demandWritable();
        SecurityStatements.demandInDatabase(scope, "ALTER ANY USER");
        Optional<Login> login = s.without() || s.source().isPresent() ? Optional.empty() : Optional.of(login(s.login().orElse(s.name()), scope));
        login.ifPresent(l -> demandFree(l, scope));
        char type = login.map(l -> l.kind() == Login.Kind.WINDOWS_LOGIN ? 'U' : l.kind() == Login.Kind.WINDOWS_GROUP ? 'G' : l.kind() == Login.Kind.EXTERNAL_LOGIN ? 'E' : l.kind() == Login.Kind.EXTERNAL_GROUP ? 'X' : 'S').orElse('S');
        Principal user = switch (s.source().orElse(null)) {
            case null -> scope.principals().fresh(s.name(), type, login.map(Login::sid).orElseGet(() -> Principals.ownSid(false)), schema(s, scope));
            case SecurityStatement.ExternalSource _ -> {
                Directory.Identity identity = scope.instance().security().external(s.name());
                demandFree(identity.sid(), scope);
                yield scope.principals().fresh(s.name(), identity.login().code().charAt(0), identity.sid(), schema(s, scope));
            }
            case SecurityStatement.CertificateSource c -> {
                scope.database().keys().find(c.certificate()).orElseThrow(() -> Errors.notFound("find", "certificate", c.certificate()));
                yield scope.principals().fresh(s.name(), 'C', Principals.ownSid(false), "");
            }
            case SecurityStatement.PasswordSource _ -> throw ServerError.of(33233, 16, 1, "You can only create a user with a password in a contained database.");
            case SecurityStatement.KeySource k -> throw Errors.notFound("find", "asymmetric key", k.asymmetricKey());
            case SecurityStatement.WindowsSource _ -> throw ServerError.of(102, 15, 1, "Incorrect syntax near 'WINDOWS'.");
        };
        write(user, scope);
    }

    private static String schema(SecurityStatement.CreateUser s, Scope scope) {
        return Texts.find(s.options(), "DEFAULT_SCHEMA", scope).orElse("dbo");
    }

    /** NAME, LOGIN, DEFAULT_SCHEMA. An orphaned user gets a login again by LOGIN. */
    static void alter(SecurityStatement.AlterUser s, Scope scope) {
        scope.database().demandWritable();
        SecurityStatements.demandInDatabase(scope, "ALTER ANY USER");
        Principal user = scope.principals().find(s.name()).filter(p -> !p.role()).orElseThrow(() -> Errors.notFound("alter", "user", s.name()));
        if (user.shipped()) {
            throw ServerError.of(15150, 16, 1, "Cannot alter the user '" + user.name() + "'.");
        }
        Optional<String> name = Texts.find(s.options(), "NAME", scope);
        name.filter(n -> !n.equalsIgnoreCase(user.name()) && scope.principals().find(n).isPresent()).ifPresent(n -> {
            throw Errors.userExists(n);
        });
        Optional<byte[]> sid = Texts.find(s.options(), "LOGIN", scope).map(l -> remapped(user, login(l, scope), scope));
        write(user.altered(name.orElse(user.name()), sid.orElse(user.sid()), Texts.find(s.options(), "DEFAULT_SCHEMA", scope).orElse(user.defaultSchema()), scope.instance().estate().clock().instant()), scope);
    }

    private static byte[] remapped(Principal user, Login login, Scope scope) {
        if (user.sid().length != login.sid().length) {
            throw ServerError.of(33016, 16, 1, "The user cannot be remapped to a login. Remapping can only be done for users that were mapped to Windows or SQL logins.");
        }
        if (!Arrays.equals(user.sid(), login.sid())) {
            demandFree(login, scope);
        }
        return login.sid();
    }

    /** @throws ServerError 15007 */
    static Login login(String name, Scope scope) {
        return scope.instance().security().find(name).filter(l -> !l.isRole()).orElseThrow(() -> ServerError.of(15007, 16, 1, "'" + name + "' is not a valid login or you do not have permission."));
    }

    /** @throws ServerError 15063 for a login that is known here under another name */
    static void demandFree(Login login, Scope scope) {
        demandFree(login.sid(), scope);
    }

    private static void demandFree(byte[] sid, Scope scope) {
        boolean owner = scope.instance().security().find(scope.database().owner()).filter(o -> Arrays.equals(o.sid(), sid)).isPresent();
        if (owner || scope.principals().all().stream().anyMatch(p -> !p.role() && Arrays.equals(p.sid(), sid))) {
            throw ServerError.of(15063, 16, 1, "The login already has an account under a different user name.");
        }
    }

    /** A user or a role. @throws ServerError 15144 for a role with members, 15150, 15151 */
    public static void drop(String name, boolean role, boolean ifExists, Scope scope) {
        scope.database().demandWritable();
        SecurityStatements.demandInDatabase(scope, role ? "ALTER ANY ROLE" : "ALTER ANY USER");
        Optional<Principal> found = scope.principals().find(name).filter(p -> p.role() == role);
        if (found.isEmpty() && ifExists) {
            return;
        }
        String kind = role ? "role" : "user";
        Principal principal = found.orElseThrow(() -> Errors.notFound("drop", kind, name));
        if (principal.shipped()) {
            throw ServerError.of(15150, 16, 1, "Cannot drop the " + kind + " '" + name + "'.");
        }
        if (role && scope.principals().all().stream().anyMatch(p -> p.roles().contains(principal.id()))) {
            throw ServerError.of(15144, 16, 1, "The role has members. It must be empty before it can be dropped.");
        }
        scope.change(scope.database(), t -> t.write(new Change.PrincipalDropped(principal.id())));
    }

    static void write(Principal principal, Scope scope) {
        scope.change(scope.database(), t -> t.write(new Change.PrincipalWritten(principal)));
    }
}
