package io.linkspan.lab.tsql.function;

import static io.linkspan.lab.tsql.function.Function.open;
import static io.linkspan.lab.tsql.function.Function.strict;

import io.linkspan.lab.engine.type.ConversionErrors;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.engine.type.SqlType.Kind;
import io.linkspan.lab.engine.type.Values;
import io.linkspan.lab.engine.type.Variant;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Tests, identifiers, checksums and hashes (T-SQL reference, "Cryptographic functions", "System functions"). */
final class ValueFunctions {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern NUMERIC = Pattern.compile("\\s*[+-]?\\$?(\\d[\\d,]*\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?\\s*|\\s*[+\\-.$]\\s*");
    private static final Map<String, String> DIGESTS = Map.of("MD5", "MD5", "SHA", "SHA-1", "SHA1", "SHA-1", "SHA2_256", "SHA-256", "SHA2_512", "SHA-512");

    static final List<Function> ALL = List.of(
            open("ISNUMERIC", 1, 1, types -> SqlType.INT, ValueFunctions::isNumeric),
            strict("NEWID", 0, SqlType.UNIQUEIDENTIFIER, a -> UUID.randomUUID()),
            strict("NEWSEQUENTIALID", 0, SqlType.UNIQUEIDENTIFIER, a -> UUID.randomUUID()),
            open("CHECKSUM", 1, Integer.MAX_VALUE, types -> SqlType.INT, a -> checksum(a, true)),
            open("BINARY_CHECKSUM", 1, Integer.MAX_VALUE, types -> SqlType.INT, a -> checksum(a, false)),
            strict("HASHBYTES", 2, SqlType.varbinary(8000), ValueFunctions::hash),
            strict("CRYPT_GEN_RANDOM", 1, 2, types -> SqlType.varbinary(8000), a -> random(a.whole(0))),
            strict("COMPRESS", 1, SqlType.varbinary(SqlType.MAX), a -> compress(a.bytes(0))),
            strict("DECOMPRESS", 1, SqlType.varbinary(SqlType.MAX), a -> decompress(a.bytes(0))),
            strict("SQL_VARIANT_PROPERTY", 2, SqlType.SQL_VARIANT, ValueFunctions::property),
            strict("FN_VARBINTOHEXSTR", 1, SqlType.nvarchar(SqlType.MAX), a -> "0x" + HexFormat.of().formatHex(a.bytes(0))),
            strict("FN_VARBINTOHEXSUBSTRING", 4, SqlType.nvarchar(SqlType.MAX), ValueFunctions::hexPart));

    private ValueFunctions() {
    }

    private static int isNumeric(Arguments a) {
        if (a.isNull(0)) {
            return 0;
        }
        return switch (a.type(0).kind()) {
            case CHAR, VARCHAR, NCHAR, NVARCHAR -> NUMERIC.matcher(a.text(0)).matches() ? 1 : 0;
            case BIT, TINYINT, SMALLINT, INT, BIGINT, DECIMAL, NUMERIC, MONEY, SMALLMONEY, FLOAT, REAL -> 1;
            default -> 0;
        };
    }

    /** Not the server's own algorithm, which is not published: equal lists give equal sums, nothing more is promised there either. */
    private static int checksum(Arguments a, boolean folded) {
        int sum = 0;
        for (int i = 0; i < a.count(); i++) {
            Object value = a.values().get(i);
            Object key = folded || !(value instanceof String) ? Values.key(value, a.collation("checksum")) : value;
            sum = Integer.rotateLeft(sum, 4) ^ (key == null ? 0x7FFFFFFF : key.hashCode());
        }
        return sum;
    }

    private static @Nullable Object hash(Arguments a) {
        String algorithm = DIGESTS.get(a.text(0).toUpperCase(Locale.ROOT));
        if (algorithm == null) {
            return null;
        }
        try {
            return MessageDigest.getInstance(algorithm).digest(a.bytes(1));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object random(int length) {
        if (length < 1 || length > 8000) {
            return null;
        }
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static byte[] compress(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] decompress(byte[] packed) {
        try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return zip.readAllBytes();
        } catch (IOException e) {
            throw ServerError.of(9826, 16, 1, "Archive is corrupted.");
        }
    }

    private static @Nullable Object property(Arguments a) {
        SqlType type = a.value(0) instanceof Variant v ? v.type() : a.type(0);
        boolean decimal = type.kind() == Kind.DECIMAL || type.kind() == Kind.NUMERIC;
        return switch (a.text(1).toUpperCase(Locale.ROOT)) {
            case "BASETYPE" -> new Variant(SqlType.SYSNAME, decimal ? type.kind().name().toLowerCase(Locale.ROOT) : ConversionErrors.name(type));
            case "PRECISION" -> new Variant(SqlType.INT, decimal ? type.precision() : type.kind() == Kind.INT ? 10 : type.kind() == Kind.BIGINT ? 19 : 0);
            case "SCALE" -> new Variant(SqlType.INT, type.scale());
            case "MAXLENGTH" -> new Variant(SqlType.INT, Function.isWide(type) ? type.length() * 2 : type.length());
            case "COLLATION" -> type.isText() ? new Variant(SqlType.SYSNAME, (type.collated() == null ? a.scope().database().collation() : type.collated().collation()).name()) : null;
            default -> null;
        };
    }

    private static String hexPart(Arguments a) {
        byte[] bytes = a.bytes(1);
        int from = Math.clamp(a.whole(2) - 1, 0, bytes.length);
        int end = a.whole(3) <= 0 ? bytes.length : Math.min(bytes.length, from + a.whole(3));
        return (a.whole(0) != 0 ? "0x" : "") + HexFormat.of().formatHex(Objects.requireNonNull(bytes), from, end);
    }
}
