package io.linkspan.lab.tsql.admin;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.DatabaseFile;
import io.linkspan.lab.engine.Filegroup;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.syntax.DatabaseStatement;
import io.linkspan.lab.tsql.syntax.DatabaseStatement.FileSpec;
import io.linkspan.lab.tsql.syntax.Option;
import java.util.List;
import java.util.Optional;

/** Files and filegroups in CREATE and ALTER DATABASE. */
final class DatabaseFiles {

    private DatabaseFiles() {
    }

    /** The files of a new database where the statement names any. */
    static void initial(Database database, List<FileSpec> data, List<FileSpec> log, Scope scope) {
        if (!data.isEmpty() || !log.isEmpty()) {
            List<DatabaseFile> standard = List.copyOf(database.files());
            if (!data.isEmpty()) {
                database.files().removeIf(f -> !f.log());
            }
            if (!log.isEmpty()) {
                database.files().removeIf(DatabaseFile::log);
            }
            database.files().clear();
            add(database, data.isEmpty() ? List.of() : data.subList(0, 1), false, scope);
            if (data.isEmpty()) {
                database.files().add(standard.getFirst());
            }
            add(database, log, true, scope);
            if (log.isEmpty()) {
                database.files().add(standard.getLast());
            }
            add(database, data.isEmpty() ? List.of() : data.subList(1, data.size()), false, scope);
        }
    }

    static void alter(Database database, DatabaseStatement.DatabaseAction action, Scope scope) {
        database.demandWritable();
        switch (action) {
            case DatabaseStatement.AddFiles a -> add(database, a.files().stream().map(f -> new FileSpec(f.options(), f.filegroup().or(a::filegroup))).toList(), a.log(), scope);
            case DatabaseStatement.RemoveFile r -> remove(database, r.name(), scope);
            case DatabaseStatement.ModifyFile m -> modify(database, m.file(), scope);
            case DatabaseStatement.AddFilegroup g -> {
                String type = g.contains().map(c -> c.equalsIgnoreCase("FILESTREAM") ? "FD" : "FX").orElse("FG");
                if (find(database, g.name()).isPresent()) {
                    throw ServerError.of(1921, 16, 3, "The filegroup '" + g.name() + "' already exists in this database.");
                }
                database.filegroups().add(new Filegroup(database.filegroups().stream().mapToInt(Filegroup::id).max().orElse(0) + 1, g.name(), type, false, false));
            }
            case DatabaseStatement.RemoveFilegroup g -> {
                Filegroup group = group(database, g.name());
                if (database.files().stream().anyMatch(f -> f.group() == group.id()) || group.id() == 1) {
                    throw ServerError.of(5042, 16, 12, "The filegroup '" + g.name() + "' cannot be removed because it is not empty.");
                }
                database.filegroups().remove(group);
                scope.info(0, 0, "The filegroup '" + g.name() + "' has been removed.");
            }
            case DatabaseStatement.ModifyFilegroup m -> {
                Filegroup group = group(database, m.name());
                database.filegroups().replaceAll(f -> new Filegroup(f.id(), f == group ? Texts.find(m.options(), "NAME", scope).orElse(f.name()) : f.name(), f.type(),
                        Option.find(m.options(), "DEFAULT").isPresent() ? f == group : f.isDefault(), f == group && Option.find(m.options(), "READ_ONLY").isPresent()));
            }
            default -> throw Administration.unsupported();
        }
    }

    private static void add(Database database, List<FileSpec> files, boolean log, Scope scope) {
        for (FileSpec file : files) {
            String name = Texts.find(file.options(), "NAME", scope).orElseThrow(() -> ServerError.of(5105, 16, 1, "A file activation error occurred. The logical name of a file is missing."));
            if (database.files().stream().anyMatch(f -> f.name().equalsIgnoreCase(name))) {
                throw ServerError.of(1828, 16, 4, "The logical file name \"" + name + "\" is already in use. Choose a different name.");
            }
            Filegroup group = file.filegroup().map(g -> group(database, g)).orElse(database.filegroups().getFirst());
            int id = database.files().stream().mapToInt(DatabaseFile::id).max().orElse(0) + 1;
            String path = Texts.find(file.options(), "FILENAME", scope).orElse(database.instance().dataFolder() + name + (log ? ".ldf" : ".ndf"));
            if (!database.instance().files().reachable(path)) {
                throw ServerError.of(5133, 16, 1, "Directory lookup for the file \"" + path + "\" failed with the operating system error 2(The system cannot find the file specified.).");
            }
            database.files().add(new DatabaseFile(id, name, log ? "LOG" : group.type().equals("FG") ? "ROWS" : "FILESTREAM", path, pages(file, "SIZE", log || group.type().equals("FG") ? 1024 : 0, scope),
                    pages(file, "MAXSIZE", log ? 268435456 : -1, scope), pages(file, "FILEGROWTH", 8192, scope), log ? 0 : group.id()));
            if (log) {
                limit(database);
            }
        }
    }

    private static void remove(Database database, String name, Scope scope) {
        DatabaseFile file = file(database, name);
        if (file.id() <= 2) {
            throw ServerError.of(5020, 16, 1, "The primary data or log file cannot be removed from a database.");
        }
        database.files().remove(file);
        scope.info(0, 0, "The file '" + name + "' has been removed.");
    }

    private static void modify(Database database, FileSpec change, Scope scope) {
        DatabaseFile old = file(database, Texts.find(change.options(), "NAME", scope).orElse(""));
        DatabaseFile file = old.changed(Texts.find(change.options(), "NEWNAME", scope).orElse(old.name()), pages(change, "SIZE", old.pages(), scope), pages(change, "MAXSIZE", old.maximumPages(), scope),
                pages(change, "FILEGROWTH", old.growthPages(), scope));
        if (file.pages() < old.pages()) {
            throw ServerError.of(5039, 16, 1, "MODIFY FILE failed. Specified size is less than or equal to current size.");
        }
        database.files().replaceAll(f -> f == old ? file : f);
        if (file.log()) {
            limit(database);
        }
    }

    /** The log may fill its files, and no more. */
    private static void limit(Database database) {
        long size = database.files().stream().filter(DatabaseFile::log).mapToLong(DatabaseFile::pages).sum() * 8192;
        long maximum = database.files().stream().filter(DatabaseFile::log).mapToLong(f -> f.growthPages() == 0 ? f.pages() : f.maximumPages() < 0 ? 268435456 : f.maximumPages()).sum() * 8192;
        database.log().limit(size, maximum);
    }

    private static long pages(FileSpec file, String option, long otherwise, Scope scope) {
        return Option.find(file.options(), option).map(o -> Texts.pages(o, scope)).orElse(otherwise);
    }

    private static DatabaseFile file(Database database, String name) {
        return database.files().stream().filter(f -> f.name().equalsIgnoreCase(name)).findFirst()
                .orElseThrow(() -> ServerError.of(5009, 16, 9, "One or more files listed in the statement could not be found or could not be initialized."));
    }

    private static Optional<Filegroup> find(Database database, String name) {
        return database.filegroups().stream().filter(g -> g.name().equalsIgnoreCase(name)).findFirst();
    }

    private static Filegroup group(Database database, String name) {
        return find(database, name).orElseThrow(() -> ServerError.of(1921, 16, 1, "Invalid filegroup '" + name + "' specified."));
    }
}
