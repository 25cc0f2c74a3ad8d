package io.linkspan.lab.engine.security;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A symmetric key of a database: AES in CBC mode. What it seals begins with the key's guid, as the documents have it; behind that stand a version, the initialisation vector and the sealed bytes,
 * in which magic number, lengths and digest are as people have found them in the server's: unconfirmed.
 *
 * @param version of the server that made it: 14 and later digest with SHA-256, earlier ones with SHA-1
 */
public record SymmetricKey(int id, String name, Algorithm algorithm, UUID guid, byte[] secret, int version, int principalId, Instant created, List<Protector> protectors) {

    private static final int MAGIC = 0xBAADF00D;
    private static final int HEAD = 20;
    private static final int BLOCK = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The algorithms with the code of {@code key_algorithm}. */
    public enum Algorithm {
        AES_128("A1", 128), AES_192("A2", 192), AES_256("A3", 256);

        private final String code;
        private final int bits;

        Algorithm(String code, int bits) {
            this.code = code;
            this.bits = bits;
        }

        public String code() {
            return code;
        }

        public int bits() {
            return bits;
        }
    }

    /** What opens a key: a certificate of the database, another symmetric key by its guid, or a password. */
    public record Protector(Optional<Integer> certificate, Optional<UUID> key, Optional<PasswordHash> password) {
    }

    /** Bytes for a key of an algorithm: random ones, or always the same for the same words. */
    static byte[] secret(Algorithm algorithm, Optional<String> source, int version) {
        byte[] bytes = new byte[algorithm.bits / 8];
        if (source.isEmpty()) {
            RANDOM.nextBytes(bytes);
            return bytes;
        }
        byte[] words = source.get().getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
        return Arrays.copyOf(ByteBuffer.allocate(64).put(digest(version, words)).put(digest(version, digest(version, words))).array(), bytes.length);
    }

    /** The guid of a key: a random one, or always the same for the same words. */
    static UUID guid(Optional<String> identity, int version) {
        return identity.map(words -> {
            ByteBuffer digest = ByteBuffer.wrap(digest(version, words.getBytes(java.nio.charset.StandardCharsets.UTF_16LE)));
            return new UUID(digest.getLong(), digest.getLong());
        }).orElseGet(UUID::randomUUID);
    }

    /** @param authenticator bound to the text, or nothing */
    public byte[] seal(byte[] plain, Optional<byte[]> authenticator) {
        byte[] digest = authenticator.map(a -> digest(version, plain, a)).orElse(new byte[0]);
        byte[] message = ByteBuffer.allocate(8 + digest.length + plain.length).order(ByteOrder.LITTLE_ENDIAN).putInt(MAGIC).putShort((short) digest.length).putShort((short) plain.length).put(digest).put(plain).array();
        byte[] vector = new byte[BLOCK];
        RANDOM.nextBytes(vector);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, vector, message).orElseThrow();
        return ByteBuffer.allocate(HEAD + BLOCK + sealed.length).put(bytes(guid)).put((byte) (version < 14 ? 1 : 2)).put(new byte[3]).put(vector).put(sealed).array();
    }

    /** Empty for what this key did not seal, or sealed with another authenticator. */
    public Optional<byte[]> open(byte[] sealed, Optional<byte[]> authenticator) {
        if (of(sealed).filter(guid::equals).isEmpty() || sealed.length < HEAD + 2 * BLOCK) {
            return Optional.empty();
        }
        return cipher(Cipher.DECRYPT_MODE, Arrays.copyOfRange(sealed, HEAD, HEAD + BLOCK), Arrays.copyOfRange(sealed, HEAD + BLOCK, sealed.length)).flatMap(message -> {
            ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
            if (in.remaining() < 8 || in.getInt() != MAGIC) {
                return Optional.empty();
            }
            byte[] digest = new byte[in.getShort() & 0xFFFF];
            byte[] plain = new byte[in.getShort() & 0xFFFF];
            if (in.remaining() != digest.length + plain.length) {
                return Optional.empty();
            }
            in.get(digest).get(plain);
            byte[] wanted = authenticator.map(a -> digest(version, plain, a)).orElse(new byte[0]);
            return Arrays.equals(digest, wanted) ? Optional.of(plain) : Optional.empty();
        });
    }

    /** The guid of the key that sealed something: its first sixteen bytes. */
    public static Optional<UUID> of(byte[] sealed) {
        if (sealed.length < BLOCK) {
            return Optional.empty();
        }
        ByteBuffer little = ByteBuffer.wrap(sealed).order(ByteOrder.LITTLE_ENDIAN);
        long high = (little.getInt() & 0xFFFFFFFFL) << 32 | (little.getShort() & 0xFFFFL) << 16 | little.getShort() & 0xFFFFL;
        return Optional.of(new UUID(high, little.order(ByteOrder.BIG_ENDIAN).getLong()));
    }

    private static byte[] bytes(UUID guid) {
        long high = guid.getMostSignificantBits();
        return ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN).putInt((int) (high >>> 32)).putShort((short) (high >>> 16)).putShort((short) high).order(ByteOrder.BIG_ENDIAN).putLong(guid.getLeastSignificantBits()).array();
    }

    private Optional<byte[]> cipher(int mode, byte[] vector, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(mode, new SecretKeySpec(secret, "AES"), new IvParameterSpec(vector));
            return Optional.of(cipher.doFinal(text));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static byte[] digest(int version, byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance(version < 14 ? "SHA-1" : "SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-1 and SHA-256", e);
        }
    }
}
