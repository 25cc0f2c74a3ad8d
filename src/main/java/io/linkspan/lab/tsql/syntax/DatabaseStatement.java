package io.linkspan.lab.tsql.syntax;

import java.util.List;
import java.util.Optional;

/** Databases: create, alter (DROP is a {@link DefinitionStatement.Drop}). */
public sealed interface DatabaseStatement extends Statement {

    /**
     * @param snapshotOf the source of a database snapshot
     * @param options    WITH …, and FOR ATTACH as ATTACH
     */
    record CreateDatabase(Place place, String name, Optional<String> collation, List<FileSpec> files, List<FileSpec> logFiles,
            Optional<String> snapshotOf, List<Option> options) implements DatabaseStatement {
    }

    /** A file as options NAME, FILENAME, SIZE, MAXSIZE, FILEGROWTH, NEWNAME, OFFLINE; sizes are words such as 64MB. */
    record FileSpec(List<Option> options, Optional<String> filegroup) {
    }

    /** @param name empty for CURRENT */
    record AlterDatabase(Place place, Optional<String> name, DatabaseAction action) implements DatabaseStatement {
    }

    sealed interface DatabaseAction {
    }

    /** SET: RECOVERY with the word FULL, SINGLE_USER without value, ACCELERATED_DATABASE_RECOVERY with ON … */
    record SetDatabaseOptions(List<Option> options, Optional<Termination> termination) implements DatabaseAction {
    }

    /** WITH ROLLBACK IMMEDIATE, ROLLBACK AFTER n SECONDS, NO_WAIT. */
    record Termination(boolean rollback, int seconds) {
    }

    /** SET HADR. */
    record SetHadr(HadrAction action, Optional<String> group) implements DatabaseAction {
    }

    enum HadrAction { JOIN, OFF, SUSPEND, RESUME }

    record ModifyName(String name) implements DatabaseAction {
    }

    record SetCollation(String collation) implements DatabaseAction {
    }

    record AddFiles(boolean log, List<FileSpec> files, Optional<String> filegroup) implements DatabaseAction {
    }

    record ModifyFile(FileSpec file) implements DatabaseAction {
    }

    record RemoveFile(String name) implements DatabaseAction {
    }

    /** @param contains FILESTREAM or MEMORY_OPTIMIZED_DATA */
    record AddFilegroup(String name, Optional<String> contains) implements DatabaseAction {
    }

    record RemoveFilegroup(String name) implements DatabaseAction {
    }

    /** @param options DEFAULT, READ_ONLY, AUTOGROW_ALL_FILES, NAME … */
    record ModifyFilegroup(String name, List<Option> options) implements DatabaseAction {
    }

    /** ALTER DATABASE SCOPED CONFIGURATION. */
    record ScopedConfiguration(Place place, boolean forSecondary, Option option) implements DatabaseStatement {
    }
}
