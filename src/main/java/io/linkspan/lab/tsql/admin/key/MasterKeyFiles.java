package io.linkspan.lab.tsql.admin.key;

import io.linkspan.lab.engine.security.Keyring;
import io.linkspan.lab.engine.security.MasterKey;
import io.linkspan.lab.engine.security.PasswordHash;
import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.admin.security.Passwords;
import io.linkspan.lab.tsql.syntax.KeyStatement;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/** BACKUP and RESTORE MASTER KEY (T-SQL reference). The file is the lab's own: the key's identity and a hash of the password that opens it, never the password. */
final class MasterKeyFiles {

    private static final byte[] MARK = "lab master key 1".getBytes(StandardCharsets.US_ASCII);

    private MasterKeyFiles() {
    }

    /** @throws ServerError 15581 without a key that is open, 15240 for a file that cannot be written */
    static void backUp(KeyStatement.BackupMasterKey s, Keyring keys, Scope scope) {
        MasterKey key = keys.masterKey().filter(MasterKey::usable).orElseThrow(Errors::noMasterKey);
        if (!Passwords.complex(s.password().value())) {
            throw Errors.passwordTooSimple();
        }
        if (!scope.instance().files().reachable(s.file()) || scope.instance().files().read(s.file()).isPresent()) {
            throw ServerError.of(15240, 16, 1, "Cannot write into file '" + s.file() + "'. Verify that you have write permissions, that the file path is valid, and that the file does not already exist.");
        }
        byte[] hash = PasswordHash.of(s.password().value().toCharArray()).bytes();
        scope.instance().files().write(s.file(), ByteBuffer.allocate(MARK.length + 16 + hash.length).put(MARK).putLong(key.guid().getMostSignificantBits()).putLong(key.guid().getLeastSignificantBits()).put(hash).array());
    }

    /** @throws ServerError 15317 for a file that is none, 15466 for the wrong password, 15329 where a key that is there cannot be opened */
    static void restore(KeyStatement.RestoreMasterKey s, Keyring keys, char[] password, Scope scope) {
        byte[] file = scope.instance().files().read(s.file()).filter(f -> f.length > MARK.length + 16 && Arrays.equals(f, 0, MARK.length, MARK, 0, MARK.length))
                .orElseThrow(() -> ServerError.of(15317, 16, 1, "The master key file does not exist or has invalid format."));
        if (!new PasswordHash(Arrays.copyOfRange(file, MARK.length + 16, file.length)).matches(s.decryption().value().toCharArray())) {
            throw ServerError.of(15466, 16, 1, "An error occurred during decryption.");
        }
        if (!s.force() && keys.masterKey().filter(k -> !k.usable()).isPresent()) {
            throw ServerError.of(15329, 16, 1, "The current master key cannot be decrypted. If this is a database master key, you should attempt to open it in the session before performing this operation. The FORCE option can be used to ignore this error and continue the operation but the data encrypted by the old master key will be lost.");
        }
        ByteBuffer bytes = ByteBuffer.wrap(file, MARK.length, 16);
        UUID guid = new UUID(bytes.getLong(), bytes.getLong());
        if (keys.masterKey().filter(k -> k.guid().equals(guid)).isPresent()) {
            scope.info(15588, 10, "The old and new master keys are identical. No data re-encryption is required.");
        }
        Instant now = scope.instance().estate().clock().instant();
        keys.masterKey(new MasterKey(guid, PasswordHash.of(password), true, false, keys.masterKey().map(MasterKey::created).orElse(now), now));
    }
}
