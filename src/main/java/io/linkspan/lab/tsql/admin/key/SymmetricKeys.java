package io.linkspan.lab.tsql.admin.key;

import io.linkspan.lab.engine.security.Certificate;
import io.linkspan.lab.engine.security.Keyring;
import io.linkspan.lab.engine.security.MasterKey;
import io.linkspan.lab.engine.security.PasswordHash;
import io.linkspan.lab.engine.security.SymmetricKey.Algorithm;
import io.linkspan.lab.engine.security.SymmetricKey.Protector;
import io.linkspan.lab.engine.security.SymmetricKey;
import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.admin.Administration;
import io.linkspan.lab.tsql.admin.Texts;
import io.linkspan.lab.tsql.syntax.KeyStatement;
import io.linkspan.lab.tsql.syntax.Option;
import io.linkspan.lab.tsql.syntax.Secret;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** CREATE, OPEN, CLOSE and DROP SYMMETRIC KEY (T-SQL reference). An open key is the session's own. */
public final class SymmetricKeys {

    private SymmetricKeys() {
    }

    /** @throws ServerError 15151, 15282, 15313, 15315, 15581, and 40000 for an algorithm other than AES */
    static void create(KeyStatement.CreateKey s, Scope scope) {
        KeyStatements.demandControl(scope);
        scope.database().demandWritable();
        if (!s.symmetric() || Option.find(s.options(), "PROVIDER").isPresent()) {
            throw Administration.unsupported();
        }
        Algorithm algorithm = Option.find(s.options(), "ALGORITHM").map(Option::upper).flatMap(a -> Arrays.stream(Algorithm.values()).filter(v -> v.name().equals(a)).findFirst())
                .orElseThrow(() -> ServerError.of(40000, 16, 1, "The practice lab has keys of AES_128, AES_192 and AES_256 only."));
        Keyring keys = scope.database().keys();
        List<Protector> protectors = new ArrayList<>();
        s.password().ifPresent(p -> protectors.add(new Protector(Optional.empty(), Optional.empty(), Optional.of(PasswordHash.of(KeyStatements.checked(p))))));
        s.options().stream().filter(o -> o.name().equals("ENCRYPTION BY")).forEach(o -> protectors.add(protector(o.words(), keys, scope)));
        if (protectors.isEmpty()) {
            throw ServerError.of(102, 15, 1, "Incorrect syntax near '" + s.name() + "'.");
        }
        keys.create(s.name(), algorithm, Option.find(s.options(), "KEY_SOURCE").flatMap(o -> Texts.of(o, scope)), Option.find(s.options(), "IDENTITY_VALUE").flatMap(o -> Texts.of(o, scope)), scope.instance().catalogVersion(), protectors);
    }

    private static Protector protector(List<String> by, Keyring keys, Scope scope) {
        return switch (by.getFirst()) {
            case "CERTIFICATE" -> new Protector(Optional.of(KeyStatements.certificate(keys, "find", by.getLast()).id()), Optional.empty(), Optional.empty());
            case "SYMMETRIC" -> {
                SymmetricKey other = find(by.getLast(), keys, "find");
                demandOpen(other, scope);
                yield new Protector(Optional.empty(), Optional.of(other.guid()), Optional.empty());
            }
            default -> throw Administration.unsupported();
        };
    }

    static void open(KeyStatement.OpenKey s, Scope scope) {
        Keyring keys = scope.database().keys();
        SymmetricKey key = find(s.name(), keys, "find");
        boolean opens = switch (s.by().getFirst()) {
            case "PASSWORD" -> key.protectors().stream().anyMatch(p -> p.password().filter(h -> h.matches(s.password().map(Secret::value).orElse("").toCharArray())).isPresent());
            case "CERTIFICATE" -> byCertificate(key, KeyStatements.certificate(keys, "find", s.by().getLast()), s.password(), keys);
            case "SYMMETRIC" -> {
                SymmetricKey other = find(s.by().getLast(), keys, "find");
                demandOpen(other, scope);
                yield key.protectors().stream().anyMatch(p -> p.key().filter(other.guid()::equals).isPresent());
            }
            default -> throw Administration.unsupported();
        };
        if (!opens) {
            throw ServerError.of(15313, 16, 1, "The key is not encrypted using the specified decryptor.");
        }
        scope.session().openKeys().put(key.guid(), scope.database().id());
    }

    private static boolean byCertificate(SymmetricKey key, Certificate certificate, Optional<Secret> password, Keyring keys) {
        if (certificate.privateKey().isEmpty()) {
            throw ServerError.of(15466, 16, 1, "An error occurred during decryption.");
        }
        if (certificate.protection() == Certificate.Protection.MK && keys.masterKey().filter(MasterKey::usable).isEmpty()) {
            throw Errors.noMasterKey();
        }
        if (certificate.protection() == Certificate.Protection.PW && password.isEmpty()) {
            throw ServerError.of(15334, 16, 1, "The certificate has a private key that is protected by a user defined password. That password needs to be provided to enable the use of the private key.");
        }
        return key.protectors().stream().anyMatch(p -> p.certificate().filter(c -> c == certificate.id()).isPresent());
    }

    static void close(KeyStatement.CloseKey s, Scope scope) {
        if (s.name().isEmpty()) {
            scope.session().openKeys().clear();
            return;
        }
        SymmetricKey key = find(s.name().get(), scope.database().keys(), "find");
        demandOpen(key, scope);
        scope.session().openKeys().remove(key.guid());
    }

    /** @throws ServerError 15151, 15352; which error a key gets that this session has open is unconfirmed */
    public static void drop(String name, Scope scope) {
        KeyStatements.demandControl(scope);
        Keyring keys = scope.database().keys();
        SymmetricKey key = find(name, keys, "drop");
        boolean protects = keys.symmetric().stream().anyMatch(k -> k.protectors().stream().anyMatch(p -> p.key().filter(key.guid()::equals).isPresent()));
        if (protects || scope.session().openKeys().containsKey(key.guid())) {
            throw ServerError.of(15352, 16, 1, "The symmetric key cannot be dropped because one or more entities are either signed or encrypted using it.");
        }
        keys.remove(key);
    }

    private static SymmetricKey find(String name, Keyring keys, String action) {
        return keys.symmetric(name).orElseThrow(() -> Errors.notFound(action, "symmetric key", name));
    }

    private static void demandOpen(SymmetricKey key, Scope scope) {
        if (!scope.session().openKeys().containsKey(key.guid())) {
            throw ServerError.of(15315, 16, 1, "The key '" + key.name() + "' is not open. Please open the key before using it.");
        }
    }
}
