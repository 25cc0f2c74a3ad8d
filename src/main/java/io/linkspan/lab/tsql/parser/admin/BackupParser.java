package io.linkspan.lab.tsql.parser.admin;

import io.linkspan.lab.tsql.parser.token.Literals;
import io.linkspan.lab.tsql.parser.token.SyntaxErrors;
import io.linkspan.lab.tsql.parser.token.Token;
import io.linkspan.lab.tsql.parser.token.Token.Kind;
import io.linkspan.lab.tsql.parser.token.Tokens;
import io.linkspan.lab.tsql.syntax.BackupStatement.Backup;
import io.linkspan.lab.tsql.syntax.BackupStatement.Device;
import io.linkspan.lab.tsql.syntax.BackupStatement.Restore;
import io.linkspan.lab.tsql.syntax.BackupStatement.RestoreKind;
import io.linkspan.lab.tsql.syntax.Expression;
import io.linkspan.lab.tsql.syntax.Expression.Variable;
import io.linkspan.lab.tsql.syntax.Option;
import io.linkspan.lab.tsql.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** BACKUP and RESTORE (T-SQL reference). */
final class BackupParser {

    private static final Set<String> BACKUP = Set.of("BLOCKSIZE", "BUFFERCOUNT", "CHECKSUM", "COMPRESSION", "CONTINUE_AFTER_ERROR", "COPY_ONLY", "CREDENTIAL",
            "DESCRIPTION", "DIFFERENTIAL", "ENCRYPTION", "EXPIREDATE", "FILE_SNAPSHOT", "FORMAT", "INIT", "MAXTRANSFERSIZE", "MEDIADESCRIPTION", "MEDIANAME",
            "METADATA_ONLY", "NAME", "NOFORMAT", "NOINIT", "NORECOVERY", "NOREWIND", "NOSKIP", "NOUNLOAD", "NO_CHECKSUM", "NO_COMPRESSION", "NO_TRUNCATE",
            "PASSWORD", "RESTART", "RETAINDAYS", "REWIND", "SKIP", "STANDBY", "STATS", "STOP_ON_ERROR", "UNLOAD");
    private static final Set<String> RESTORE = Set.of("BLOCKSIZE", "BUFFERCOUNT", "CHECKSUM", "CONTINUE_AFTER_ERROR", "CREDENTIAL", "DBNAME", "ENABLE_BROKER",
            "ERROR_BROKER_CONVERSATIONS", "FILE", "FILESTREAM", "KEEP_CDC", "KEEP_REPLICATION", "KEEP_TEMPORAL_RETENTION", "LOADHISTORY", "MAXTRANSFERSIZE",
            "MEDIANAME", "MEDIAPASSWORD", "METADATA_ONLY", "MOVE", "NEW_BROKER", "NORECOVERY", "NOREWIND", "NOUNLOAD", "NO_CHECKSUM", "PARTIAL", "PASSWORD",
            "RECOVERY", "REPLACE", "RESTART", "RESTRICTED_USER", "REWIND", "STANDBY", "STATS", "STOPAT", "STOPATMARK", "STOPBEFOREMARK", "STOP_ON_ERROR", "UNLOAD");

    private final AdministrationParser grammar;
    private final Tokens tokens;

    BackupParser(AdministrationParser grammar) {
        this.grammar = grammar;
        tokens = grammar.tokens;
    }

    Statement backup(Token first) {
        return switch (tokens.expectAny("DATABASE", "LOG", "CERTIFICATE", "MASTER")) {
            case "CERTIFICATE" -> grammar.certificates.backup(first);
            case "MASTER" -> {
                tokens.expect("KEY");
                yield grammar.keys.backupMasterKey(first);
            }
            default -> {
                boolean log = tokens.last().is("LOG");
                Expression database = database();
                parts();
                tokens.expect("TO");
                List<Device> devices = devices();
                while (tokens.accept("MIRROR", "TO")) {
                    devices();
                }
                List<Option> options = tokens.accept("WITH") ? options(BACKUP, "BACKUP") : List.of();
                yield new Backup(tokens.since(first), log, database, devices, options);
            }
        };
    }

    private Expression database() {
        return tokens.at(Kind.VARIABLE) ? new Variable(tokens.variable()) : name();
    }

    private Expression name() {
        return Literals.unicode(tokens.name());
    }

    /** FILE and FILEGROUP of a partial backup are read over: the lab backs up whole databases. */
    private void parts() {
        if (tokens.accept("READ_WRITE_FILEGROUPS")) {
            tokens.accept(",");
        }
        if (tokens.atAny("FILE", "FILEGROUP")) {
            tokens.list(() -> {
                tokens.expectAny("FILE", "FILEGROUP");
                tokens.expect("=");
                return grammar.constants.value();
            });
        }
    }

    private List<Device> devices() {
        return tokens.list(() -> {
            String medium = tokens.acceptAny("DISK", "URL", "TAPE", "VIRTUAL_DEVICE");
            if (medium.isEmpty()) {
                return new Device("", database());
            }
            tokens.expect("=");
            if (!tokens.peek().isString() && !tokens.at(Kind.VARIABLE)) {
                throw tokens.error();
            }
            return new Device(medium, grammar.constants.value());
        });
    }

    private List<Option> options(Set<String> known, String statement) {
        return tokens.list(() -> {
            Token word = tokens.next();
            if (word.kind() != Kind.WORD) {
                throw SyntaxErrors.near(word);
            }
            if (!known.contains(word.upper())) {
                throw SyntaxErrors.unknownOption(word.text(), statement, word.line());
            }
            String name = word.upper();
            if (name.equals("MOVE")) {
                Expression logical = grammar.constants.value();
                tokens.expect("TO");
                return new Option(name, Optional.of(logical), List.of(), List.of(Option.value("TO", grammar.constants.value())));
            }
            if (tokens.accept("=")) {
                Expression value = grammar.constants.value();
                if (tokens.accept("AFTER")) {
                    grammar.constants.value();
                }
                return Option.value(name, value);
            }
            return tokens.at("(") ? Option.list(name, grammar.options.nestedList()) : Option.word(name);
        });
    }

    Statement restore(Token first) {
        String word = tokens.expectAny("DATABASE", "LOG", "HEADERONLY", "FILELISTONLY", "LABELONLY", "VERIFYONLY", "REWINDONLY", "MASTER");
        if (word.equals("MASTER")) {
            tokens.expect("KEY");
            return grammar.keys.restoreMasterKey(first);
        }
        RestoreKind kind = RestoreKind.valueOf(word);
        boolean named = kind == RestoreKind.DATABASE || kind == RestoreKind.LOG;
        Optional<Expression> database = named ? Optional.of(database()) : Optional.empty();
        Optional<Expression> snapshot = Optional.empty();
        List<Device> devices = new ArrayList<>();
        if (named) {
            parts();
        }
        if (!named || tokens.at("FROM")) {
            tokens.expect("FROM");
            if (tokens.accept("DATABASE_SNAPSHOT", "=")) {
                snapshot = Optional.of(grammar.constants.value());
            } else {
                devices.addAll(devices());
            }
        }
        List<Option> options = tokens.accept("WITH") ? options(RESTORE, "RESTORE") : List.of();
        return new Restore(tokens.since(first), kind, database, List.copyOf(devices), snapshot, options);
    }
}
