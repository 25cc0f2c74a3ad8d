package io.linkspan.lab.tsql.parser.admin;

import io.linkspan.lab.tsql.parser.token.Token;
import io.linkspan.lab.tsql.parser.token.Tokens;
import io.linkspan.lab.tsql.syntax.KeyStatement.AlterCertificate;
import io.linkspan.lab.tsql.syntax.KeyStatement.BackupCertificate;
import io.linkspan.lab.tsql.syntax.KeyStatement.CertificateOrigin;
import io.linkspan.lab.tsql.syntax.KeyStatement.CreateCertificate;
import io.linkspan.lab.tsql.syntax.KeyStatement.FromBinary;
import io.linkspan.lab.tsql.syntax.KeyStatement.FromFile;
import io.linkspan.lab.tsql.syntax.KeyStatement.Generated;
import io.linkspan.lab.tsql.syntax.KeyStatement.PrivateKey;
import io.linkspan.lab.tsql.syntax.Secret;
import io.linkspan.lab.tsql.syntax.Statement;
import java.util.Optional;

/** CREATE, ALTER and BACKUP CERTIFICATE. */
final class CertificateParser {

    private final AdministrationParser grammar;
    private final Tokens tokens;

    CertificateParser(AdministrationParser grammar) {
        this.grammar = grammar;
        tokens = grammar.tokens;
    }

    Statement create(Token first) {
        String name = tokens.name();
        Optional<String> owner = tokens.accept("AUTHORIZATION") ? Optional.of(tokens.name()) : Optional.empty();
        Optional<Secret> password = Optional.empty();
        Optional<PrivateKey> key = Optional.empty();
        CertificateOrigin origin;
        if (tokens.accept("FROM")) {
            origin = existing();
            if (tokens.at("WITH", "PRIVATE", "KEY")) {
                tokens.next();
                key = Optional.of(privateKey());
            }
        } else {
            password = grammar.keys.optionalPassword("ENCRYPTION");
            origin = generated();
        }
        Optional<Boolean> active = tokens.at("ACTIVE") ? Optional.of(active()) : Optional.empty();
        return new CreateCertificate(tokens.since(first), name, owner, origin, key, password, active);
    }

    private CertificateOrigin existing() {
        if (tokens.accept("BINARY", "=")) {
            return new FromBinary(grammar.keys.bytes());
        }
        boolean executable = tokens.accept("EXECUTABLE");
        tokens.expect("FILE", "=");
        return new FromFile(tokens.string(), executable);
    }

    private CertificateOrigin generated() {
        tokens.expect("WITH", "SUBJECT", "=");
        String subject = tokens.string();
        Optional<String> start = Optional.empty();
        Optional<String> expiry = Optional.empty();
        while (tokens.accept(",")) {
            boolean isStart = tokens.expectAny("START_DATE", "EXPIRY_DATE").equals("START_DATE");
            tokens.expect("=");
            Optional<String> date = Optional.of(tokens.string());
            start = isStart ? date : start;
            expiry = isStart ? expiry : date;
        }
        return new Generated(subject, start, expiry);
    }

    /** {@code PRIVATE KEY (…)}. */
    private PrivateKey privateKey() {
        tokens.expect("PRIVATE", "KEY", "(");
        Optional<String> file = Optional.empty();
        Optional<byte[]> bytes = Optional.empty();
        Optional<Secret> decryption = Optional.empty();
        Optional<Secret> encryption = Optional.empty();
        do {
            if (tokens.accept("FILE", "=")) {
                file = Optional.of(tokens.string());
            } else if (tokens.accept("BINARY", "=")) {
                bytes = Optional.of(grammar.keys.bytes());
            } else if (tokens.at("DECRYPTION")) {
                decryption = Optional.of(grammar.keys.password("DECRYPTION"));
            } else if (tokens.accept("ALGORITHM", "=")) {
                tokens.string();
            } else {
                encryption = Optional.of(grammar.keys.password("ENCRYPTION"));
            }
        } while (tokens.accept(","));
        tokens.expect(")");
        return new PrivateKey(file, bytes, decryption, encryption);
    }

    private boolean active() {
        tokens.expect("ACTIVE", "FOR", "BEGIN_DIALOG", "=");
        return tokens.expectAny("ON", "OFF").equals("ON");
    }

    Statement alter(Token first) {
        String name = tokens.name();
        if (tokens.accept("REMOVE")) {
            tokens.expect("PRIVATE", "KEY");
            return new AlterCertificate(tokens.since(first), name, true, Optional.empty(), Optional.empty());
        }
        tokens.expect("WITH");
        Optional<PrivateKey> key = tokens.at("PRIVATE") ? Optional.of(privateKey()) : Optional.empty();
        Optional<Boolean> active = key.isEmpty() ? Optional.of(active()) : Optional.empty();
        return new AlterCertificate(tokens.since(first), name, false, key, active);
    }

    /** After BACKUP CERTIFICATE. */
    Statement backup(Token first) {
        String name = tokens.name();
        tokens.expect("TO", "FILE", "=");
        String file = tokens.string();
        Optional<PrivateKey> key = Optional.empty();
        if (tokens.accept("WITH")) {
            if (tokens.accept("FORMAT", "=")) {
                tokens.string();
                tokens.expect(",");
            }
            key = Optional.of(privateKey());
        }
        return new BackupCertificate(tokens.since(first), name, file, key);
    }
}
