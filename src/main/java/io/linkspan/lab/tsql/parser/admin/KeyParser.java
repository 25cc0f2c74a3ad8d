package io.linkspan.lab.tsql.parser.admin;

import io.linkspan.lab.tsql.parser.token.Literals;
import io.linkspan.lab.tsql.parser.token.Token;
import io.linkspan.lab.tsql.parser.token.Token.Kind;
import io.linkspan.lab.tsql.parser.token.Tokens;
import io.linkspan.lab.tsql.syntax.KeyStatement.AlterMasterKey;
import io.linkspan.lab.tsql.syntax.KeyStatement.BackupMasterKey;
import io.linkspan.lab.tsql.syntax.KeyStatement.CloseKey;
import io.linkspan.lab.tsql.syntax.KeyStatement.CloseMasterKey;
import io.linkspan.lab.tsql.syntax.KeyStatement.CreateDatabaseKey;
import io.linkspan.lab.tsql.syntax.KeyStatement.CreateKey;
import io.linkspan.lab.tsql.syntax.KeyStatement.CreateMasterKey;
import io.linkspan.lab.tsql.syntax.KeyStatement.DefineCredential;
import io.linkspan.lab.tsql.syntax.KeyStatement.MasterKeyAction;
import io.linkspan.lab.tsql.syntax.KeyStatement.OpenKey;
import io.linkspan.lab.tsql.syntax.KeyStatement.OpenMasterKey;
import io.linkspan.lab.tsql.syntax.KeyStatement.RestoreMasterKey;
import io.linkspan.lab.tsql.syntax.Option;
import io.linkspan.lab.tsql.syntax.Secret;
import io.linkspan.lab.tsql.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Master keys, other keys and credentials. */
final class KeyParser {

    private final AdministrationParser grammar;
    private final Tokens tokens;

    KeyParser(AdministrationParser grammar) {
        this.grammar = grammar;
        tokens = grammar.tokens;
    }

    /** {@code ENCRYPTION|DECRYPTION BY PASSWORD = '…'}. */
    Secret password(String verb) {
        tokens.expect(verb, "BY", "PASSWORD", "=");
        return new Secret(tokens.string());
    }

    Optional<Secret> optionalPassword(String verb) {
        return tokens.at(verb, "BY", "PASSWORD") ? Optional.of(password(verb)) : Optional.empty();
    }

    Statement createMasterKey(Token first) {
        tokens.expect("KEY");
        Optional<Secret> password = optionalPassword("ENCRYPTION");
        return new CreateMasterKey(tokens.since(first), password);
    }

    Statement alterMasterKey(Token first) {
        tokens.expect("KEY");
        boolean force = tokens.accept("FORCE");
        if (tokens.accept("REGENERATE") || force) {
            tokens.expect("WITH");
            Secret password = password("ENCRYPTION");
            return new AlterMasterKey(tokens.since(first), force ? MasterKeyAction.FORCE_REGENERATE : MasterKeyAction.REGENERATE, Optional.of(password));
        }
        boolean add = tokens.expectAny("ADD", "DROP").equals("ADD");
        if (tokens.accept("ENCRYPTION", "BY", "SERVICE", "MASTER", "KEY")) {
            return new AlterMasterKey(tokens.since(first), add ? MasterKeyAction.ADD_SERVICE_MASTER_KEY : MasterKeyAction.DROP_SERVICE_MASTER_KEY, Optional.empty());
        }
        Secret password = password("ENCRYPTION");
        return new AlterMasterKey(tokens.since(first), add ? MasterKeyAction.ADD_PASSWORD : MasterKeyAction.DROP_PASSWORD, Optional.of(password));
    }

    /** OPEN MASTER KEY and OPEN SYMMETRIC KEY. */
    Statement open(Token first) {
        if (tokens.accept("MASTER", "KEY")) {
            Secret password = password("DECRYPTION");
            return new OpenMasterKey(tokens.since(first), password);
        }
        tokens.expect("SYMMETRIC", "KEY");
        String name = tokens.name();
        if (tokens.at("DECRYPTION", "BY", "PASSWORD")) {
            Secret password = password("DECRYPTION");
            return new OpenKey(tokens.since(first), name, List.of("PASSWORD"), Optional.of(password));
        }
        tokens.expect("DECRYPTION", "BY");
        List<String> by = protector();
        Optional<Secret> password = Optional.empty();
        if (tokens.accept("WITH", "PASSWORD", "=")) {
            password = Optional.of(new Secret(tokens.string()));
        }
        return new OpenKey(tokens.since(first), name, by, password);
    }

    private List<String> protector() {
        String kind = tokens.expectAny("CERTIFICATE", "ASYMMETRIC", "SYMMETRIC");
        if (!kind.equals("CERTIFICATE")) {
            tokens.expect("KEY");
        }
        return List.of(kind, tokens.name());
    }

    Statement close(Token first) {
        if (tokens.accept("MASTER", "KEY")) {
            return new CloseMasterKey(tokens.since(first));
        }
        if (tokens.accept("ALL")) {
            tokens.expect("SYMMETRIC", "KEYS");
            return new CloseKey(tokens.since(first), Optional.empty());
        }
        tokens.expect("SYMMETRIC", "KEY");
        String name = tokens.name();
        return new CloseKey(tokens.since(first), Optional.of(name));
    }

    /** After BACKUP MASTER KEY. */
    Statement backupMasterKey(Token first) {
        tokens.expect("TO", "FILE", "=");
        String file = tokens.string();
        Secret password = password("ENCRYPTION");
        return new BackupMasterKey(tokens.since(first), file, password);
    }

    Statement restoreMasterKey(Token first) {
        tokens.expect("FROM", "FILE", "=");
        String file = tokens.string();
        Secret decryption = password("DECRYPTION");
        Secret encryption = password("ENCRYPTION");
        boolean force = tokens.accept("FORCE");
        return new RestoreMasterKey(tokens.since(first), file, decryption, encryption, force);
    }

    /** After CREATE SYMMETRIC or CREATE ASYMMETRIC. */
    Statement createKey(Token first, boolean symmetric) {
        tokens.expect("KEY");
        String name = tokens.name();
        List<Option> options = new ArrayList<>();
        if (tokens.accept("AUTHORIZATION")) {
            options.add(Option.word("AUTHORIZATION", tokens.name()));
        }
        if (tokens.accept("FROM")) {
            options.add(tokens.accept("PROVIDER") ? Option.word("PROVIDER", tokens.name()) : grammar.options.option());
        }
        if (tokens.accept("WITH")) {
            options.addAll(tokens.list(() -> {
                String option = tokens.expectAny("ALGORITHM", "KEY_SOURCE", "IDENTITY_VALUE", "PROVIDER_KEY_NAME", "CREATION_DISPOSITION");
                tokens.expect("=");
                return tokens.peek().isString() ? Option.value(option, Literals.of(tokens.next())) : Option.word(option, tokens.name());
            }));
        }
        Optional<Secret> password = Optional.empty();
        if (tokens.accept("ENCRYPTION", "BY")) {
            do {
                if (tokens.accept("PASSWORD", "=")) {
                    password = Optional.of(new Secret(tokens.string()));
                } else {
                    options.add(Option.word("ENCRYPTION BY", protector().toArray(String[]::new)));
                }
            } while (tokens.accept(","));
        }
        return new CreateKey(tokens.since(first), symmetric, name, List.copyOf(options), password);
    }

    Statement credential(Token first, boolean alter, boolean scoped) {
        String name = tokens.name();
        tokens.expect("WITH", "IDENTITY", "=");
        String identity = tokens.string();
        Optional<Secret> secret = Optional.empty();
        if (tokens.accept(",")) {
            tokens.expect("SECRET", "=");
            secret = Optional.of(new Secret(tokens.string()));
        }
        if (tokens.accept("FOR")) {
            tokens.expect("CRYPTOGRAPHIC", "PROVIDER");
            tokens.name();
        }
        return new DefineCredential(tokens.since(first), alter, scoped, name, identity, secret);
    }

    /** CREATE DATABASE has been read. */
    Statement createDatabaseKey(Token first) {
        tokens.expect("ENCRYPTION", "KEY", "WITH", "ALGORITHM", "=");
        String algorithm = tokens.expectAny("AES_128", "AES_192", "AES_256", "TRIPLE_DES_3KEY");
        tokens.expect("ENCRYPTION", "BY", "SERVER");
        boolean asymmetric = tokens.expectAny("CERTIFICATE", "ASYMMETRIC").equals("ASYMMETRIC");
        if (asymmetric) {
            tokens.expect("KEY");
        }
        String protector = tokens.name();
        return new CreateDatabaseKey(tokens.since(first), algorithm, asymmetric, protector);
    }

    /** Bytes written as 0x…; nothing else is taken. */
    byte[] bytes() {
        if (!tokens.at(Kind.BINARY)) {
            throw tokens.error();
        }
        return (byte[]) Literals.of(tokens.next()).value();
    }
}
