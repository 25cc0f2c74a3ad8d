package io.linkspan.lab.tsql.admin.key;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.security.Certificate;
import io.linkspan.lab.engine.security.Credential;
import io.linkspan.lab.engine.security.Keyring;
import io.linkspan.lab.engine.security.MasterKey;
import io.linkspan.lab.engine.security.PasswordHash;
import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.admin.Texts;
import io.linkspan.lab.tsql.admin.security.Passwords;
import io.linkspan.lab.tsql.syntax.KeyStatement.MasterKeyAction;
import io.linkspan.lab.tsql.syntax.KeyStatement;
import io.linkspan.lab.tsql.syntax.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Master keys, certificates and credentials. */
public final class KeyStatements {

    private static final Duration YEAR = Duration.ofDays(365);

    private KeyStatements() {
    }

    public static void execute(KeyStatement statement, Scope scope) {
        Keyring keys = scope.database().keys();
        switch (statement) {
            case KeyStatement.CreateMasterKey s -> {
                demandControl(scope);
                demandWritable(scope);
                keys.createMasterKey(s.password().map(KeyStatements::checked).orElse(new char[0]));
            }
            case KeyStatement.OpenMasterKey s -> open(keys, s.password(), true);
            case KeyStatement.CloseMasterKey _ -> masterKey(keys, Errors::noMasterKey, k -> new MasterKey(k.guid(), k.password(), k.byServer(), false, k.created(), k.modified()));
            case KeyStatement.AlterMasterKey s -> alter(keys, s, scope);
            case KeyStatement.BackupMasterKey s -> {
                demandControl(scope);
                MasterKeyFiles.backUp(s, keys, scope);
            }
            case KeyStatement.RestoreMasterKey s -> {
                demandControl(scope);
                demandWritable(scope);
                MasterKeyFiles.restore(s, keys, checked(s.encryption()), scope);
            }
            case KeyStatement.CreateCertificate s -> create(s, scope);
            case KeyStatement.AlterCertificate s -> alter(certificate(keys, "alter", s.name()), s, keys, scope);
            case KeyStatement.BackupCertificate s -> backUp(certificate(keys, "find", s.name()), s, scope);
            case KeyStatement.CreateDatabaseKey s -> databaseKey(s, scope);
            case KeyStatement.DefineCredential s -> credential(s, scope);
            case KeyStatement.CreateKey s -> SymmetricKeys.create(s, scope);
            case KeyStatement.OpenKey s -> SymmetricKeys.open(s, scope);
            case KeyStatement.CloseKey s -> SymmetricKeys.close(s, scope);
        }
    }

    static char[] checked(Secret password) {
        if (!Passwords.complex(password.value())) {
            throw Errors.passwordTooSimple();
        }
        return password.value().toCharArray();
    }

    private static void open(Keyring keys, Secret password, boolean open) {
        MasterKey key = keys.masterKey().orElseThrow(Errors::noMasterKey);
        if (!key.password().matches(password.value().toCharArray())) {
            throw ServerError.of(15313, 16, 1, "The key is not encrypted using the specified decryptor.");
        }
        keys.masterKey(new MasterKey(key.guid(), key.password(), key.byServer(), open, key.created(), key.modified()));
    }

    private static void alter(Keyring keys, KeyStatement.AlterMasterKey s, Scope scope) {
        demandControl(scope);
        Instant now = scope.instance().estate().clock().instant();
        masterKey(keys, Errors::noMasterKey, k -> {
            if (s.action() != MasterKeyAction.FORCE_REGENERATE && !k.usable()) {
                throw Errors.noMasterKey();
            }
            return switch (s.action()) {
                case ADD_SERVICE_MASTER_KEY -> new MasterKey(k.guid(), k.password(), true, k.open(), k.created(), now);
                case DROP_SERVICE_MASTER_KEY -> new MasterKey(k.guid(), k.password(), false, k.open(), k.created(), now);
                case REGENERATE, FORCE_REGENERATE, ADD_PASSWORD -> new MasterKey(k.guid(), s.password().map(KeyStatements::checked).map(PasswordHash::of).orElse(k.password()), k.byServer(), k.open(), k.created(), now);
                case DROP_PASSWORD -> k;
            };
        });
    }

    private static void masterKey(Keyring keys, java.util.function.Supplier<ServerError> missing, java.util.function.UnaryOperator<MasterKey> change) {
        keys.masterKey(change.apply(keys.masterKey().orElseThrow(missing)));
    }

    private static void create(KeyStatement.CreateCertificate s, Scope scope) {
        demandControl(scope);
        demandWritable(scope);
        Keyring keys = scope.database().keys();
        int owner = 1;
        switch (s.origin()) {
            case KeyStatement.Generated g -> {
                Instant now = scope.instance().estate().clock().instant();
                Instant start = g.start().map(Texts::moment).orElse(now);
                Instant expiry = g.expiry().map(Texts::moment).orElse(start.plus(YEAR));
                if (!expiry.isAfter(start)) {
                    throw ServerError.of(15250, 16, 1, "The expiry date of a certificate must be later than its start date.");
                }
                Certificate made = s.password().isPresent() ? keys.createUnderPassword(s.name(), g.subject(), start, expiry, owner) : keys.create(s.name(), g.subject(), start, expiry, owner);
                if (start.isAfter(now)) {
                    scope.info(15300, 10, "Warning: The certificate you created is not yet valid; its start date is in the future.");
                } else if (!made.x509().getNotAfter().toInstant().isAfter(now)) {
                    scope.info(15299, 10, "Warning: The certificate you created is expired.");
                }
            }
            case KeyStatement.FromBinary b -> keys.importPublic(s.name(), b.bytes(), owner);
            case KeyStatement.FromFile f -> keys.importPublic(s.name(), scope.instance().files().read(f.path()).orElseThrow(Errors::certificateFileInvalid), owner);
        }
    }

    private static void alter(Certificate certificate, KeyStatement.AlterCertificate s, Keyring keys, Scope scope) {
        demandControl(scope);
        boolean dialog = s.activeForBeginDialog().orElse(certificate.beginDialog());
        keys.replace(new Certificate(certificate.id(), certificate.name(), certificate.x509(), s.removePrivateKey() ? Optional.empty() : certificate.privateKey(),
                s.removePrivateKey() ? Certificate.Protection.NA : certificate.protection(), certificate.principalId(), dialog, certificate.created()));
    }

    private static void backUp(Certificate certificate, KeyStatement.BackupCertificate s, Scope scope) {
        demandControl(scope);
        scope.instance().files().write(s.file(), certificate.encoded());
    }

    private static void databaseKey(KeyStatement.CreateDatabaseKey s, Scope scope) {
        Database database = scope.database();
        demandControl(scope);
        if (database.system()) {
            throw ServerError.of(33102, 16, 1, "Cannot encrypt a system database. Database encryption operations cannot be performed for 'master', 'model', 'tempdb', 'msdb', or 'resource' databases.");
        }
        if (database.encryptor().isPresent()) {
            throw ServerError.of(33103, 16, 1, "A database encryption key already exists for this database.");
        }
        Certificate protector = scope.instance().keys().find(s.protector()).filter(c -> c.privateKey().isPresent()).orElseThrow(() -> Errors.notFound("find", "certificate", s.protector()));
        database.encryptor(protector);
        scope.info(33091, 10, "Warning: The certificate used for encrypting the database encryption key has not been backed up. You should immediately back up the certificate and the private key associated with the certificate.");
    }

    private static void credential(KeyStatement.DefineCredential s, Scope scope) {
        scope.demand("ALTER ANY CREDENTIAL");
        var credentials = scope.instance().credentials();
        Optional<Credential> old = credentials.stream().filter(c -> c.name().equalsIgnoreCase(s.name())).findFirst();
        if (s.alter() == old.isEmpty()) {
            throw s.alter() ? Errors.notFound("alter", "credential", s.name()) : ServerError.of(15530, 16, 1, "The credential with name \"" + s.name() + "\" already exists.");
        }
        credentials.removeIf(c -> c.name().equalsIgnoreCase(s.name()));
        credentials.add(new Credential(old.map(Credential::id).orElse(65536 + credentials.size()), s.name(), s.identity(), scope.instance().estate().clock().instant()));
    }

    public static Certificate certificate(Keyring keys, String action, String name) {
        return keys.find(name).orElseThrow(() -> Errors.notFound(action, "certificate", name));
    }

    /** @throws ServerError 15247 without the right to change keys here */
    public static void demandControl(Scope scope) {
        if (!scope.sysadmin() && !scope.instance().security().has(scope.login(), "CONTROL SERVER") && !scope.database().principals().has(scope.login(), "CONTROL")
                && !scope.database().principals().has(scope.login(), "CREATE CERTIFICATE")) {
            throw Errors.noPermission();
        }
    }

    private static void demandWritable(Scope scope) {
        scope.database().demandWritable();
    }
}
