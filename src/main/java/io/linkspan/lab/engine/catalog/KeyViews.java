package io.linkspan.lab.engine.catalog;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.security.Certificate;
import io.linkspan.lab.engine.security.CertificateNames;
import io.linkspan.lab.engine.security.MasterKey;
import io.linkspan.lab.engine.security.SymmetricKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Certificates and keys of a database. */
final class KeyViews {

    private static final int MASTER_KEY = 101;
    private static final int SERVICE_MASTER_KEY = 102;

    private KeyViews() {
    }

    static void register(Catalog catalog) {
        catalog.register("sys.certificates", (viewer, _) -> visible(viewer) ? viewer.database().keys().all().stream().map(c -> certificate(c, viewer.instance().estate().expiry(c.x509()))) : Stream.empty());
        catalog.register("sys.symmetric_keys", (viewer, _) -> visible(viewer) ? symmetric(viewer.database()) : Stream.empty());
        catalog.register("sys.key_encryptions", (viewer, _) -> visible(viewer) ? Stream.concat(viewer.database().keys().masterKey().stream().flatMap(KeyViews::encryptions), viewer.database().keys().symmetric().stream().flatMap(k -> encryptions(viewer.database(), k))) : Stream.empty());
        catalog.register("sys.openkeys", (viewer, _) -> viewer.instance().databases().all().stream().flatMap(d -> d.keys().symmetric().stream().filter(k -> viewer.session().openKeys().containsKey(k.guid()))
                .map(k -> Row.of("database_id", d.id(), "database_name", d.name(), "key_id", k.id(), "key_name", k.name(), "key_guid", k.guid(), "opened_date", null, "status", (short) 1))));
        catalog.register("sys.asymmetric_keys", (_, _) -> Stream.empty());
    }

    private static boolean visible(Viewer viewer) {
        return viewer.may("VIEW ANY DEFINITION") || viewer.database().principals().has(viewer.login(), "VIEW DEFINITION");
    }

    private static Map<String, @Nullable Object> certificate(Certificate c, Instant expiry) {
        return Row.of("name", c.name(), "certificate_id", c.id(), "principal_id", c.principalId(), "pvt_key_encryption_type", c.protection(), "is_active_for_begin_dialog", c.beginDialog(),
                "issuer_name", CertificateNames.issuer(c.x509()), "cert_serial_number", CertificateNames.serialNumber(c.x509()), "sid", CertificateNames.sid(c), "string_sid", CertificateNames.stringSid(c),
                "subject", CertificateNames.subject(c.x509()), "expiry_date", expiry, "start_date", c.x509().getNotBefore().toInstant(), "thumbprint", c.thumbprint(),
                "attested_by", null, "pvt_key_last_backup_date", null, "key_length", c.x509().getPublicKey() instanceof RSAPublicKey rsa ? rsa.getModulus().bitLength() : null);
    }

    private static Stream<Map<String, @Nullable Object>> symmetric(Database d) {
        Stream<Map<String, @Nullable Object>> service = d.id() == 1
                ? Stream.of(key("##MS_ServiceMasterKey##", SERVICE_MASTER_KEY, UUID.nameUUIDFromBytes(d.instance().name().getBytes(java.nio.charset.StandardCharsets.UTF_8)), d.created(), d.created())) : Stream.empty();
        Stream<Map<String, @Nullable Object>> own = d.keys().symmetric().stream().map(k -> Row.with(key(k.name(), k.id(), k.guid(), k.created(), k.created()), "key_length", k.algorithm().bits(), "key_algorithm", k.algorithm().code(),
                "algorithm_desc", k.algorithm().name()));
        return Stream.of(d.keys().masterKey().stream().map(k -> key("##MS_DatabaseMasterKey##", MASTER_KEY, k.guid(), k.created(), k.modified())), service, own).flatMap(s -> s);
    }

    private static Map<String, @Nullable Object> key(String name, int id, UUID guid, Instant created, Instant modified) {
        return Row.of("name", name, "principal_id", 1, "symmetric_key_id", id, "key_length", 256, "key_algorithm", "A3", "algorithm_desc", "AES_256", "create_date", created, "modify_date", modified, "key_guid", guid,
                "key_thumbprint", null, "provider_type", null, "cryptographic_provider_guid", null, "cryptographic_provider_algid", null);
    }

    private static Stream<Map<String, @Nullable Object>> encryptions(Database d, SymmetricKey key) {
        return key.protectors().stream().map(p -> Row.of("key_id", key.id(), "thumbprint", p.certificate().flatMap(d.keys()::find).map(Certificate::thumbprint).orElse(null),
                "crypt_type", p.certificate().isPresent() ? "EPUC" : p.key().isPresent() ? "ESKS" : "ESKP", "crypt_property", null));
    }

    private static Stream<Map<String, @Nullable Object>> encryptions(MasterKey key) {
        Stream<Map<String, @Nullable Object>> password = Stream.of(Row.of("key_id", MASTER_KEY, "thumbprint", null, "crypt_type", "ESKP", "crypt_type_desc", "ENCRYPTION BY PASSWORD", "crypt_property", null));
        return key.byServer() ? Stream.concat(Stream.of(Row.of("key_id", MASTER_KEY, "thumbprint", new byte[] {1}, "crypt_type", "ESKM", "crypt_type_desc", "ENCRYPTION BY MASTER KEY", "crypt_property", null)), password) : password;
    }
}
