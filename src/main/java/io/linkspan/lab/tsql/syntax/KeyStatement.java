package io.linkspan.lab.tsql.syntax;

import java.util.List;
import java.util.Optional;

/** Master keys, certificates, other keys and credentials (DROP is a {@link DefinitionStatement.Drop}). */
public sealed interface KeyStatement extends Statement {

    record CreateMasterKey(Place place, Optional<Secret> password) implements KeyStatement {
    }

    record OpenMasterKey(Place place, Secret password) implements KeyStatement {
    }

    record CloseMasterKey(Place place) implements KeyStatement {
    }

    record AlterMasterKey(Place place, MasterKeyAction action, Optional<Secret> password) implements KeyStatement {
    }

    enum MasterKeyAction { REGENERATE, FORCE_REGENERATE, ADD_PASSWORD, DROP_PASSWORD, ADD_SERVICE_MASTER_KEY, DROP_SERVICE_MASTER_KEY }

    record BackupMasterKey(Place place, String file, Secret password) implements KeyStatement {
    }

    record RestoreMasterKey(Place place, String file, Secret decryption, Secret encryption, boolean force) implements KeyStatement {
    }

    /** @param password ENCRYPTION BY PASSWORD; without it the private key is protected by the master key */
    record CreateCertificate(Place place, String name, Optional<String> owner, CertificateOrigin origin, Optional<PrivateKey> privateKey,
            Optional<Secret> password, Optional<Boolean> activeForBeginDialog) implements KeyStatement {
    }

    sealed interface CertificateOrigin {
    }

    /** WITH SUBJECT; dates as written. */
    record Generated(String subject, Optional<String> start, Optional<String> expiry) implements CertificateOrigin {
    }

    record FromBinary(byte[] bytes) implements CertificateOrigin {
    }

    /** FILE or EXECUTABLE FILE. */
    record FromFile(String path, boolean executable) implements CertificateOrigin {
    }

    /** WITH PRIVATE KEY (…): its file or bytes, and the passwords. */
    record PrivateKey(Optional<String> file, Optional<byte[]> bytes, Optional<Secret> decryption, Optional<Secret> encryption) {
    }

    record AlterCertificate(Place place, String name, boolean removePrivateKey, Optional<PrivateKey> privateKey, Optional<Boolean> activeForBeginDialog)
            implements KeyStatement {
    }

    record BackupCertificate(Place place, String name, String file, Optional<PrivateKey> privateKey) implements KeyStatement {
    }

    /** Symmetric and asymmetric keys. @param options ALGORITHM, KEY_SOURCE … and ENCRYPTION BY … with its words */
    record CreateKey(Place place, boolean symmetric, String name, List<Option> options, Optional<Secret> password) implements KeyStatement {
    }

    /** @param by what decrypts it: CERTIFICATE name, ASYMMETRIC KEY name, PASSWORD */
    record OpenKey(Place place, String name, List<String> by, Optional<Secret> password) implements KeyStatement {
    }

    /** @param name empty for ALL */
    record CloseKey(Place place, Optional<String> name) implements KeyStatement {
    }

    record DefineCredential(Place place, boolean alter, boolean databaseScoped, String name, String identity, Optional<Secret> secret)
            implements KeyStatement {
    }

    /** CREATE DATABASE ENCRYPTION KEY. @param asymmetric encrypted by a server asymmetric key, else by a server certificate */
    record CreateDatabaseKey(Place place, String algorithm, boolean asymmetric, String protector) implements KeyStatement {
    }
}
