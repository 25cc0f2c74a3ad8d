package io.linkspan.lab.tsql.admin;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.Endpoint;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.security.Certificate;
import io.linkspan.lab.engine.security.Keyring;
import io.linkspan.lab.engine.security.Login;
import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.admin.key.KeyStatements;
import io.linkspan.lab.tsql.admin.key.SymmetricKeys;
import io.linkspan.lab.tsql.admin.security.LoginStatements;
import io.linkspan.lab.tsql.admin.security.UserStatements;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.Drop;
import io.linkspan.lab.tsql.syntax.ObjectName;
import java.util.Optional;

/** DROP of databases, principals, keys and endpoints. */
final class Drops {

    private Drops() {
    }

    static void execute(Drop s, Scope scope) {
        switch (s.kind()) {
            case MASTER_KEY -> masterKey(scope);
            case DATABASE_ENCRYPTION_KEY -> databaseKey(scope);
            default -> s.names().forEach(n -> drop(s, n, scope));
        }
    }

    private static void drop(Drop s, ObjectName name, Scope scope) {
        Instance instance = scope.instance();
        switch (s.kind()) {
            case DATABASE -> database(s, name.name(), scope);
            case CERTIFICATE -> certificate(s, name.name(), scope);
            case ENDPOINT -> endpoint(s, name.name(), scope);
            case LOGIN -> LoginStatements.drop(name.name(), scope);
            case USER, ROLE -> UserStatements.drop(name.name(), s.kind().name().equals("ROLE"), s.ifExists(), scope);
            case SERVER_ROLE -> {
                scope.demand("ALTER ANY SERVER ROLE");
                Login role = instance.security().find(name.name()).filter(Login::isRole).filter(l -> l.id() > 20).orElseThrow(() -> Errors.notFound("drop", "server role", name.name()));
                instance.security().remove(role);
            }
            case CREDENTIAL -> {
                scope.demand("ALTER ANY CREDENTIAL");
                if (!instance.credentials().removeIf(c -> c.name().equalsIgnoreCase(name.name())) && !s.ifExists()) {
                    throw Errors.notFound("drop", "credential", name.name());
                }
            }
            case SYMMETRIC_KEY -> SymmetricKeys.drop(name.name(), scope);
            case ASYMMETRIC_KEY -> throw Errors.notFound("drop", s.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '), name.name());
            default -> throw Administration.unsupported();
        }
    }

    private static void database(Drop s, String name, Scope scope) {
        Instance instance = scope.instance();
        DatabaseStatements.demandNoTransaction(scope, "DROP DATABASE");
        Optional<Database> found = instance.databases().find(name);
        if (found.isEmpty() && s.ifExists()) {
            return;
        }
        Database database = found.filter(d -> instance.security().has(scope.login(), "ALTER ANY DATABASE") || d.owner().equalsIgnoreCase(scope.login().name())).orElseThrow(() -> Errors.cannotDropDatabase(name));
        if (database.system()) {
            throw Errors.cannotDropSystemDatabase(name);
        }
        if (database.groupDatabaseId().isPresent()) {
            throw Errors.databaseInGroup(database.name());
        }
        if (!instance.sessions().in(database.name()).isEmpty()) {
            throw Errors.databaseInUse(database.name());
        }
        instance.databases().remove(database);
    }

    private static void certificate(Drop s, String name, Scope scope) {
        KeyStatements.demandControl(scope);
        Keyring keys = scope.database().keys();
        if (s.ifExists() && keys.find(name).isEmpty()) {
            return;
        }
        Certificate certificate = KeyStatements.certificate(keys, "drop", name);
        boolean used = scope.database().id() == 1 && scope.instance().endpoints().mirroring().filter(e -> e.certificateId() == certificate.id()).isPresent();
        boolean protects = scope.instance().databases().all().stream().anyMatch(d -> d.encryptor().filter(certificate::equals).isPresent());
        boolean seals = keys.symmetric().stream().anyMatch(k -> k.protectors().stream().anyMatch(p -> p.certificate().filter(c -> c == certificate.id()).isPresent()));
        if (used || protects || seals) {
            throw ServerError.of(15352, 16, 1, "The certificate cannot be dropped because one or more entities are either signed or encrypted using it.");
        }
        if (scope.instance().security().all().stream().anyMatch(l -> l.certificate().filter(c -> c == certificate.id()).isPresent())) {
            throw ServerError.of(15559, 16, 1, "Cannot drop certificate '" + name + "' because there is a login mapped to it.");
        }
        keys.remove(certificate);
    }

    private static void endpoint(Drop s, String name, Scope scope) {
        DatabaseStatements.demandNoTransaction(scope, "DROP ENDPOINT");
        Optional<Endpoint> endpoint = scope.instance().endpoints().mirroring().filter(e -> e.name().equalsIgnoreCase(name));
        if (endpoint.isEmpty()) {
            throw Errors.notFound("drop", "endpoint", name);
        }
        if (!scope.instance().security().has(scope.login(), "CONTROL", "ENDPOINT::" + endpoint.get().name()) && !scope.instance().security().has(scope.login(), "ALTER ANY ENDPOINT")) {
            throw Errors.notFound("drop", "endpoint", name);
        }
        scope.instance().endpoints().drop();
    }

    private static void masterKey(Scope scope) {
        KeyStatements.demandControl(scope);
        Keyring keys = scope.database().keys();
        if (keys.masterKey().isEmpty()) {
            throw ServerError.of(15151, 16, 1, "Cannot drop the symmetric key 'master key', because it does not exist or you do not have permission.");
        }
        Optional<Certificate> under = keys.all().stream().filter(c -> c.protection() == Certificate.Protection.MK).findFirst();
        if (under.isPresent()) {
            throw ServerError.of(15580, 16, 1, "Cannot drop master key because certificate '" + under.get().name() + "' is encrypted by it.");
        }
        keys.masterKey(null);
    }

    private static void databaseKey(Scope scope) {
        KeyStatements.demandControl(scope);
        if (scope.database().encryptor().isEmpty()) {
            throw ServerError.of(33104, 16, 1, "A database encryption key does not exist for this database.");
        }
        if (scope.database().options().on("ENCRYPTION")) {
            throw ServerError.of(33105, 16, 1, "Cannot drop the database encryption key because it is currently in use. Database encryption needs to be turned off to be able to drop the database encryption key.");
        }
        scope.database().encryptor(null);
    }
}
