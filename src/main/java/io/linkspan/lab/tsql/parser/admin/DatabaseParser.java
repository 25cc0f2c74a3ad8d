package io.linkspan.lab.tsql.parser.admin;

import io.linkspan.lab.tsql.parser.token.SyntaxErrors;
import io.linkspan.lab.tsql.parser.token.Token;
import io.linkspan.lab.tsql.parser.token.Tokens;
import io.linkspan.lab.tsql.syntax.DatabaseStatement.AddFilegroup;
import io.linkspan.lab.tsql.syntax.DatabaseStatement.AddFiles;
import io.linkspan.lab.tsql.syntax.DatabaseStatement.AlterDatabase;
import io.linkspan.lab.tsql.syntax.DatabaseStatement.CreateDatabase;
import io.linkspan.lab.tsql.syntax.DatabaseStatement.DatabaseAction;
import io.linkspan.lab.tsql.syntax.DatabaseStatement.FileSpec;
import io.linkspan.lab.tsql.syntax.DatabaseStatement.HadrAction;
import io.linkspan.lab.tsql.syntax.DatabaseStatement.ModifyFile;
import io.linkspan.lab.tsql.syntax.DatabaseStatement.ModifyFilegroup;
import io.linkspan.lab.tsql.syntax.DatabaseStatement.ModifyName;
import io.linkspan.lab.tsql.syntax.DatabaseStatement.RemoveFile;
import io.linkspan.lab.tsql.syntax.DatabaseStatement.RemoveFilegroup;
import io.linkspan.lab.tsql.syntax.DatabaseStatement.ScopedConfiguration;
import io.linkspan.lab.tsql.syntax.DatabaseStatement.SetCollation;
import io.linkspan.lab.tsql.syntax.DatabaseStatement.SetDatabaseOptions;
import io.linkspan.lab.tsql.syntax.DatabaseStatement.SetHadr;
import io.linkspan.lab.tsql.syntax.DatabaseStatement.Termination;
import io.linkspan.lab.tsql.syntax.Option;
import io.linkspan.lab.tsql.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** CREATE DATABASE and ALTER DATABASE. */
final class DatabaseParser {

    private static final Set<String> OPTIONS = Set.of("ACCELERATED_DATABASE_RECOVERY", "ALLOW_SNAPSHOT_ISOLATION", "ANSI_NULLS", "ANSI_NULL_DEFAULT", "ANSI_PADDING",
            "ANSI_WARNINGS", "ARITHABORT", "AUTO_CLOSE", "AUTO_CREATE_STATISTICS", "AUTO_SHRINK", "AUTO_UPDATE_STATISTICS", "AUTO_UPDATE_STATISTICS_ASYNC",
            "AUTOMATIC_TUNING", "CHANGE_TRACKING", "COMPATIBILITY_LEVEL", "CONCAT_NULL_YIELDS_NULL", "CONTAINMENT", "CURSOR_CLOSE_ON_COMMIT", "CURSOR_DEFAULT",
            "DATE_CORRELATION_OPTIMIZATION", "DB_CHAINING", "DEFAULT_FULLTEXT_LANGUAGE", "DEFAULT_LANGUAGE", "DELAYED_DURABILITY", "DISABLE_BROKER", "EMERGENCY",
            "ENABLE_BROKER", "ENCRYPTION", "ERROR_BROKER_CONVERSATIONS", "FILESTREAM", "HONOR_BROKER_PRIORITY", "MEMORY_OPTIMIZED_ELEVATE_TO_SNAPSHOT",
            "MIXED_PAGE_ALLOCATION", "MULTI_USER", "NESTED_TRIGGERS", "NEW_BROKER", "NUMERIC_ROUNDABORT", "OFFLINE", "ONLINE", "OPTIMIZED_LOCKING", "PAGE_VERIFY",
            "PARAMETERIZATION", "PARTNER", "PERSISTENT_LOG_BUFFER", "QUERY_STORE", "QUOTED_IDENTIFIER", "READ_COMMITTED_SNAPSHOT", "READ_ONLY", "READ_WRITE",
            "RECOVERY", "RECURSIVE_TRIGGERS", "REMOTE_DATA_ARCHIVE", "RESTRICTED_USER", "SINGLE_USER", "SUPPLEMENTAL_LOGGING", "TARGET_RECOVERY_TIME",
            "TEMPORAL_HISTORY_RETENTION", "TORN_PAGE_DETECTION", "TRANSFORM_NOISE_WORDS", "TRUSTWORTHY", "TWO_DIGIT_YEAR_CUTOFF", "VARDECIMAL_STORAGE_FORMAT",
            "WITNESS");

    private final AdministrationParser grammar;
    private final Tokens tokens;

    DatabaseParser(AdministrationParser grammar) {
        this.grammar = grammar;
        tokens = grammar.tokens;
    }

    /** After CREATE DATABASE. */
    Statement create(Token first) {
        String name = tokens.name();
        List<Option> options = new ArrayList<>();
        List<FileSpec> files = new ArrayList<>();
        List<FileSpec> logs = new ArrayList<>();
        if (tokens.at("CONTAINMENT")) {
            options.add(grammar.options.option());
        }
        if (tokens.accept("ON")) {
            files(files);
        }
        if (tokens.accept("LOG")) {
            tokens.expect("ON");
            logs.addAll(tokens.list(() -> file(Optional.empty())));
        }
        Optional<String> collation = tokens.accept("COLLATE") ? Optional.of(tokens.anyName()) : Optional.empty();
        if (tokens.accept("WITH")) {
            options.addAll(grammar.options.plain());
        }
        if (tokens.accept("FOR")) {
            options.add(Option.word(tokens.expectAny("ATTACH", "ATTACH_REBUILD_LOG")));
        }
        Optional<String> source = tokens.accept("AS", "SNAPSHOT", "OF") ? Optional.of(tokens.name()) : Optional.empty();
        return new CreateDatabase(tokens.since(first), name, collation, List.copyOf(files), List.copyOf(logs), source, List.copyOf(options));
    }

    private void files(List<FileSpec> files) {
        tokens.accept("PRIMARY");
        Optional<String> filegroup = Optional.empty();
        do {
            if (tokens.accept("FILEGROUP")) {
                filegroup = Optional.of(tokens.name());
                if (tokens.accept("CONTAINS")) {
                    tokens.expectAny("FILESTREAM", "MEMORY_OPTIMIZED_DATA");
                }
                tokens.accept("DEFAULT");
            }
            files.add(file(filegroup));
        } while (tokens.accept(","));
    }

    private FileSpec file(Optional<String> filegroup) {
        return new FileSpec(grammar.options.list(), filegroup);
    }

    /** After ALTER DATABASE. */
    Statement alter(Token first) {
        Optional<String> name = tokens.accept("CURRENT") ? Optional.empty() : Optional.of(tokens.name());
        DatabaseAction action = action();
        return new AlterDatabase(tokens.since(first), name, action);
    }

    private DatabaseAction action() {
        return switch (tokens.expectAny("SET", "MODIFY", "COLLATE", "ADD", "REMOVE")) {
            case "SET" -> tokens.accept("HADR") ? hadr() : set();
            case "MODIFY" -> modify();
            case "COLLATE" -> new SetCollation(tokens.anyName());
            case "ADD" -> add();
            default -> tokens.expectAny("FILE", "FILEGROUP").equals("FILE") ? new RemoveFile(tokens.alias()) : new RemoveFilegroup(tokens.alias());
        };
    }

    private DatabaseAction hadr() {
        if (tokens.accept("AVAILABILITY", "GROUP", "=")) {
            return new SetHadr(HadrAction.JOIN, Optional.of(tokens.name()));
        }
        return new SetHadr(HadrAction.valueOf(tokens.expectAny("OFF", "SUSPEND", "RESUME")), Optional.empty());
    }

    private DatabaseAction set() {
        List<Option> options = tokens.list(() -> {
            Token name = tokens.peek();
            if (!OPTIONS.contains(name.upper())) {
                throw SyntaxErrors.near(name);
            }
            return grammar.options.option();
        });
        return new SetDatabaseOptions(options, tokens.accept("WITH") ? Optional.of(termination()) : Optional.empty());
    }

    private Termination termination() {
        if (tokens.accept("NO_WAIT")) {
            return new Termination(false, 0);
        }
        tokens.expect("ROLLBACK");
        if (tokens.accept("IMMEDIATE")) {
            return new Termination(true, 0);
        }
        tokens.expect("AFTER");
        int seconds = tokens.integer();
        tokens.accept("SECONDS");
        return new Termination(true, seconds);
    }

    private DatabaseAction modify() {
        return switch (tokens.expectAny("NAME", "FILE", "FILEGROUP")) {
            case "NAME" -> {
                tokens.expect("=");
                yield new ModifyName(tokens.name());
            }
            case "FILE" -> new ModifyFile(file(Optional.empty()));
            default -> {
                String name = tokens.name();
                yield new ModifyFilegroup(name, List.of(tokens.accept("DEFAULT") ? Option.word("DEFAULT") : grammar.options.option()));
            }
        };
    }

    private DatabaseAction add() {
        if (tokens.accept("FILEGROUP")) {
            String name = tokens.name();
            boolean contains = tokens.accept("CONTAINS");
            return new AddFilegroup(name, contains ? Optional.of(tokens.expectAny("FILESTREAM", "MEMORY_OPTIMIZED_DATA")) : Optional.empty());
        }
        boolean log = tokens.accept("LOG");
        tokens.expect("FILE");
        List<FileSpec> files = tokens.list(() -> file(Optional.empty()));
        Optional<String> filegroup = !log && tokens.accept("TO", "FILEGROUP") ? Optional.of(tokens.anyName()) : Optional.empty();
        return new AddFiles(log, files, filegroup);
    }

    /** After ALTER DATABASE SCOPED. */
    Statement scoped(Token first) {
        tokens.expect("CONFIGURATION");
        boolean secondary = tokens.accept("FOR", "SECONDARY");
        String verb = tokens.expectAny("SET", "CLEAR");
        Option option = verb.equals("SET") ? grammar.options.option() : Option.word("CLEAR", tokens.expectAny("PROCEDURE_CACHE"));
        return new ScopedConfiguration(tokens.since(first), secondary, option);
    }
}
