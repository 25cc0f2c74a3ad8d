package io.linkspan.lab.engine.security;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;

/** A salted hash as sys.sql_logins.password_hash has it: version 0x0200, four bytes of salt, SHA-512 over password (UTF-16LE) and salt. */
public record PasswordHash(byte[] bytes) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** The hash of nothing: no password fits. */
    public static final PasswordHash NONE = new PasswordHash(new byte[0]);

    public static PasswordHash of(char[] password) {
        byte[] salt = new byte[4];
        RANDOM.nextBytes(salt);
        return of(password, salt);
    }

    public boolean matches(char[] password) {
        return bytes.length > 6 && MessageDigest.isEqual(bytes, of(password, Arrays.copyOfRange(bytes, 2, 6)).bytes);
    }

    private static PasswordHash of(char[] password, byte[] salt) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-512");
            ByteBuffer text = StandardCharsets.UTF_16LE.encode(CharBuffer.wrap(password));
            digest.update(text);
            digest.update(salt);
            return new PasswordHash(ByteBuffer.allocate(70).put((byte) 2).put((byte) 0).put(salt).put(digest.digest()).array());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-512", e);
        }
    }
}
