package io.linkspan.lab.tsql.function.metadata;

import io.linkspan.lab.engine.security.Certificate;
import io.linkspan.lab.engine.security.CertificateNames;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.engine.type.Variant;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.function.Function;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** CERT_ID, CERTENCODED and their relatives. */
final class CertificateFunctions {

    private CertificateFunctions() {
    }

    static List<Function> all() {
        return List.of(Function.of("CERT_ID", 1, 1, SqlType.INT, (v, _, scope) -> Names.text(v, 0).flatMap(n -> scope.database().keys().find(n).or(() -> scope.database().keys().find(Names.of(n).name()))).map(Certificate::id).orElse(null)),
                Function.of("CERTENCODED", 1, 1, SqlType.varbinary(8000), (v, _, scope) -> find(v, scope).map(Certificate::encoded).orElse(null)),
                Function.of("CERTPRIVATEKEY", 2, 3, SqlType.varbinary(8000), (v, _, scope) -> find(v, scope).filter(c -> c.protection() == Certificate.Protection.MK && scope.sysadmin() && Names.text(v, 1).isPresent())
                        .flatMap(Certificate::privateKey).map(k -> sealed(k.getEncoded(), Names.text(v, 1).orElse(""))).orElse(null)),
                Function.of("CERTPROPERTY", 2, 2, SqlType.SQL_VARIANT, (v, _, scope) -> find(v, scope).flatMap(c -> Names.text(v, 1).map(p -> property(c, p.strip(), scope))).orElse(null)));
    }

    private static Optional<Certificate> find(List<@Nullable Object> v, Scope scope) {
        return Names.number(v, 0).flatMap(scope.database().keys()::find);
    }

    private static @Nullable Variant property(Certificate c, String name, Scope scope) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "EXPIRY_DATE" -> moment(scope.instance().estate().expiry(c.x509()));
            case "START_DATE" -> moment(c.x509().getNotBefore().toInstant());
            case "ISSUER_NAME" -> text(CertificateNames.issuer(c.x509()));
            case "CERT_SERIAL_NUMBER" -> text(CertificateNames.serialNumber(c.x509()));
            case "SUBJECT" -> text(CertificateNames.subject(c.x509()));
            case "SID" -> new Variant(SqlType.varbinary(85), CertificateNames.sid(c));
            case "STRING_SID" -> text(CertificateNames.stringSid(c));
            default -> null;
        };
    }

    private static Variant moment(Instant instant) {
        return new Variant(SqlType.DATETIME, LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }

    private static Variant text(String value) {
        return new Variant(SqlType.nvarchar(Math.max(1, value.length())), value);
    }

    /** The key of the lab never leaves it in the clear: a digest of the password is laid over it. */
    private static byte[] sealed(byte[] key, String password) {
        try {
            byte[] mask = java.security.MessageDigest.getInstance("SHA-512").digest(password.getBytes(java.nio.charset.StandardCharsets.UTF_16LE));
            byte[] sealed = key.clone();
            for (int i = 0; i < sealed.length; i++) {
                sealed[i] ^= mask[i % mask.length];
            }
            return sealed;
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-512", e);
        }
    }
}
