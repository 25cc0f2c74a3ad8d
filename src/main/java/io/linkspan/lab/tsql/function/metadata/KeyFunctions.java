package io.linkspan.lab.tsql.function.metadata;

import io.linkspan.lab.engine.security.Certificate;
import io.linkspan.lab.engine.security.Keyring;
import io.linkspan.lab.engine.security.MasterKey;
import io.linkspan.lab.engine.security.SymmetricKey;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.function.Arguments;
import io.linkspan.lab.tsql.function.Function;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** ENCRYPTBYKEY, DECRYPTBYKEY and their relatives (T-SQL reference, Cryptographic functions): null where the key is not open, or did not seal what it is to open. */
final class KeyFunctions {

    private static final int MOST = 8000;

    private KeyFunctions() {
    }

    static List<Function> all() {
        SqlType bytes = SqlType.varbinary(MOST);
        return List.of(Function.open("ENCRYPTBYKEY", 2, 4, _ -> bytes, KeyFunctions::seal), Function.open("DECRYPTBYKEY", 1, 3, _ -> bytes, a -> open(a, 0, opened(a))),
                Function.open("DECRYPTBYKEYAUTOCERT", 3, 5, _ -> bytes, a -> open(a, 2, byCertificate(a))),
                Function.of("KEY_GUID", 1, 1, SqlType.UNIQUEIDENTIFIER, (v, _, scope) -> Names.text(v, 0).flatMap(n -> scope.database().keys().symmetric(Names.of(n).name())).map(SymmetricKey::guid).orElse(null)),
                Function.of("KEY_ID", 1, 1, SqlType.INT, (v, _, scope) -> Names.text(v, 0).flatMap(n -> scope.database().keys().symmetric(Names.of(n).name())).map(SymmetricKey::id).orElse(null)),
                Function.open("KEY_NAME", 1, 1, _ -> SqlType.SYSNAME, a -> a.isNull(0) ? null : guid(a, 0).flatMap(a.scope().database().keys()::symmetric).map(SymmetricKey::name).orElse(null)));
    }

    private static Optional<UUID> guid(Arguments a, int i) {
        return a.value(i) instanceof UUID id ? Optional.of(id) : SymmetricKey.of(a.bytes(i));
    }

    private static @Nullable Object seal(Arguments a) {
        if (a.isNull(0) || a.isNull(1)) {
            return null;
        }
        byte[] plain = a.bytes(1);
        return guid(a, 0).filter(g -> a.scope().session().openKeys().containsKey(g)).flatMap(a.scope().database().keys()::symmetric).map(k -> k.seal(plain, authenticator(a, 2))).filter(s -> s.length <= MOST).orElse(null);
    }

    private static @Nullable Object open(Arguments a, int place, Optional<SymmetricKey> key) {
        return a.isNull(place) ? null : key.flatMap(k -> k.open(a.bytes(place), authenticator(a, place + 1))).orElse(null);
    }

    private static Optional<SymmetricKey> opened(Arguments a) {
        return a.isNull(0) ? Optional.empty() : SymmetricKey.of(a.bytes(0)).filter(g -> a.scope().session().openKeys().containsKey(g)).flatMap(a.scope().database().keys()::symmetric);
    }

    /** The key need not be open: the certificate opens it. */
    private static Optional<SymmetricKey> byCertificate(Arguments a) {
        Keyring keys = a.scope().database().keys();
        if (a.isNull(0) || a.isNull(2)) {
            return Optional.empty();
        }
        Optional<Certificate> certificate = keys.find(a.whole(0)).filter(c -> c.privateKey().isPresent() && (c.protection() != Certificate.Protection.MK || keys.masterKey().filter(MasterKey::usable).isPresent()));
        return certificate.flatMap(c -> SymmetricKey.of(a.bytes(2)).flatMap(keys::symmetric).filter(k -> k.protectors().stream().anyMatch(p -> p.certificate().filter(id -> id == c.id()).isPresent())));
    }

    /** From {@code add_authenticator, authenticator}, both optional. */
    private static Optional<byte[]> authenticator(Arguments a, int place) {
        return place + 1 < a.count() && !a.isNull(place) && a.whole(place) == 1 && !a.isNull(place + 1) ? Optional.of(a.bytes(place + 1)) : Optional.empty();
    }
}
