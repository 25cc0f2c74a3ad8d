package io.linkspan.lab.tsql.admin.backup;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.DatabaseFile;
import io.linkspan.lab.engine.DatabaseState;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.backup.BackupFile;
import io.linkspan.lab.engine.backup.Backups;
import io.linkspan.lab.engine.store.Lsn;
import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.admin.Administration;
import io.linkspan.lab.tsql.admin.Answer;
import io.linkspan.lab.tsql.admin.Texts;
import io.linkspan.lab.tsql.syntax.BackupStatement;
import io.linkspan.lab.tsql.syntax.Option;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** RESTORE of what this lab backed up: DATABASE, LOG, VERIFYONLY, and the headers with their most asked columns. */
final class Restores {

    private Restores() {
    }

    static void execute(BackupStatement.Restore s, Scope scope) {
        switch (s.kind()) {
            case HEADERONLY -> header(sets(s, scope), scope);
            case FILELISTONLY -> files(open(s, scope), scope);
            case VERIFYONLY -> {
                open(s, scope);
                scope.info(3262, 0, "The backup set on file " + position(s, scope) + " is valid.");
            }
            case DATABASE -> database(s, scope);
            case LOG -> log(s, scope);
            default -> throw Administration.unsupported();
        }
    }

    private static BackupFile open(BackupStatement.Restore s, Scope scope) {
        List<BackupFile> sets = sets(s, scope);
        int position = position(s, scope);
        if (position < 1 || position > sets.size()) {
            throw BackupErrors.noSuchSet(position, BackupStatements.device(s.devices().getFirst(), scope));
        }
        return sets.get(position - 1);
    }

    private static int position(BackupStatement.Restore s, Scope scope) {
        return Texts.find(s.options(), "FILE", scope).map(Integer::valueOf).orElse(1);
    }

    private static List<BackupFile> sets(BackupStatement.Restore s, Scope scope) {
        if (!scope.instance().security().has(scope.login(), "CREATE ANY DATABASE")) {
            throw Errors.permissionDeniedInDatabase("CREATE DATABASE", "master");
        }
        String device = BackupStatements.device(s.devices().getFirst(), scope);
        if (device.startsWith("https://")) {
            BackupStatements.demandCredential(scope.instance(), device);
        }
        byte[] bytes = scope.instance().files().read(device).orElseThrow(() -> BackupErrors.cannotOpen(scope.instance().files().complete(device), "2(The system cannot find the file specified.)"));
        List<BackupFile> sets = BackupFile.read(bytes);
        if (sets.isEmpty()) {
            throw BackupErrors.badMedia(device);
        }
        return sets;
    }

    private static void database(BackupStatement.Restore s, Scope scope) {
        Instance instance = scope.instance();
        String name = String.valueOf(s.database().map(scope::value).orElse(""));
        Optional<Database> existing = instance.databases().find(name);
        boolean recovery = !Texts.on(s.options(), "NORECOVERY");
        if (s.devices().isEmpty()) {
            recover(existing.orElseThrow(() -> Errors.noDatabase(name)), scope, name);
            return;
        }
        BackupFile file = open(s, scope);
        if (file.version() > instance.catalogVersion()) {
            throw BackupErrors.newerVersion(name);
        }
        boolean replace = Texts.on(s.options(), "REPLACE");
        existing.ifPresent(d -> demandReplaceable(d, file, replace, scope));
        Database database = existing.orElseGet(() -> instance.databases().create(name));
        database.options().setAll(file.options());
        Map<String, String> moved = moves(s.options(), scope);
        database.files().clear();
        file.files().forEach(f -> database.files().add(new DatabaseFile(f.id(), f.name(), f.type(), moved.getOrDefault(f.name().toLowerCase(java.util.Locale.ROOT), f.path()), f.pages(), f.maximumPages(), f.growthPages(), f.group())));
        database.collation(file.collation());
        database.store().load(file.image().orElseThrow(BackupErrors::noFilesToRollForward));
        database.family(file.family());
        database.state(recovery ? DatabaseState.ONLINE : DatabaseState.RESTORING);
        done(database, file, "DATABASE", "D", replace, recovery, scope);
    }

    private static void demandReplaceable(Database d, BackupFile file, boolean replace, Scope scope) {
        if (d.groupDatabaseId().isPresent()) {
            throw BackupErrors.inGroup(d.name());
        }
        if (!scope.instance().sessions().in(d.name()).isEmpty()) {
            throw BackupErrors.inUse();
        }
        if (!replace && !d.familyGuid().equals(file.family())) {
            throw BackupErrors.otherDatabase(d.name());
        }
        if (!replace && d.state() == DatabaseState.ONLINE && !d.options().recovery().equals("SIMPLE")) {
            throw BackupErrors.tailNotBackedUp(d.name());
        }
    }

    private static void log(BackupStatement.Restore s, Scope scope) {
        String name = String.valueOf(s.database().map(scope::value).orElse(""));
        Database database = scope.instance().databases().get(name);
        BackupFile file = open(s, scope);
        if (database.state() != DatabaseState.RESTORING || !file.ofLog()) {
            throw BackupErrors.noFilesToRollForward();
        }
        if (file.first().after(database.log().end())) {
            throw BackupErrors.gapInLog();
        }
        file.log().forEach(database.store()::redo);
        boolean recovery = !Texts.on(s.options(), "NORECOVERY");
        database.state(recovery ? DatabaseState.ONLINE : DatabaseState.RESTORING);
        done(database, file, "LOG", "L", false, recovery, scope);
    }

    private static void recover(Database database, Scope scope, String name) {
        if (database.state() != DatabaseState.RESTORING) {
            throw BackupErrors.noFilesToRollForward();
        }
        database.state(DatabaseState.ONLINE);
        scope.info(3014, 0, "RESTORE DATABASE successfully processed 0 pages in 0.010 seconds (0.000 MB/sec).");
    }

    private static void done(Database database, BackupFile file, String what, String type, boolean replace, boolean recovery, Scope scope) {
        Backups backups = scope.instance().backups();
        int set = backups.all().stream().filter(b -> b.database().equalsIgnoreCase(file.database()) && b.first().equals(file.first())).map(Backups.Backup::id).findFirst().orElse(0);
        backups.add(new Backups.Restore(backups.restores().size() + 1, scope.instance().estate().clock().instant(), database.name(), scope.login().name(), set, type, replace, recovery));
        long pages = database.files().stream().mapToLong(DatabaseFile::pages).sum();
        scope.info(3014, 0, "RESTORE " + what + " successfully processed " + pages + " pages in 0.060 seconds (" + "%.3f".formatted(pages / 128.0 / 0.06) + " MB/sec).");
    }

    /** MOVE 'logical' TO 'path': logical name in lower case to path. */
    private static Map<String, String> moves(List<Option> options, Scope scope) {
        Map<String, String> moves = new HashMap<>();
        options.stream().filter(o -> o.name().equals("MOVE")).forEach(o -> moves.put(String.valueOf(o.value().map(scope::value).orElse("")).toLowerCase(java.util.Locale.ROOT),
                o.options().stream().findFirst().flatMap(t -> Texts.of(t, scope)).orElse("")));
        return moves;
    }

    private static void header(List<BackupFile> sets, Scope scope) {
        Answer answer = Answer.of(scope, new Column("BackupName", SqlType.nvarchar(128)), new Column("BackupType", SqlType.of(SqlType.Kind.SMALLINT)), new Column("Position", SqlType.of(SqlType.Kind.SMALLINT)),
                new Column("ServerName", SqlType.nvarchar(128)), new Column("DatabaseName", SqlType.nvarchar(128)), new Column("FirstLSN", SqlType.decimal(25, 0)), new Column("LastLSN", SqlType.decimal(25, 0)),
                new Column("CheckpointLSN", SqlType.decimal(25, 0)), new Column("BackupFinishDate", SqlType.DATETIME), new Column("IsCopyOnly", SqlType.BIT), new Column("FamilyGUID", SqlType.UNIQUEIDENTIFIER));
        for (int i = 0; i < sets.size(); i++) {
            BackupFile f = sets.get(i);
            answer.row(null, (short) (f.ofLog() ? 2 : 1), (short) (i + 1), f.server(), f.database(), number(f.first()), number(f.last()), number(f.first()), LocalDateTime.ofInstant(f.finished(), ZoneOffset.UTC), f.copyOnly(), f.family());
        }
        answer.end();
    }

    private static void files(BackupFile f, Scope scope) {
        Answer answer = Answer.of(scope, new Column("LogicalName", SqlType.nvarchar(128)), new Column("PhysicalName", SqlType.nvarchar(260)), new Column("Type", new SqlType(SqlType.Kind.CHAR, 1, 0, 0)),
                new Column("FileGroupName", SqlType.nvarchar(128)), new Column("Size", SqlType.decimal(20, 0)), new Column("MaxSize", SqlType.decimal(20, 0)), new Column("FileId", SqlType.BIGINT));
        f.files().forEach(d -> answer.row(d.name(), d.path(), d.log() ? "L" : "D", d.log() ? null : "PRIMARY", java.math.BigDecimal.valueOf(d.pages() * 8192), java.math.BigDecimal.valueOf(d.maximumPages() * 8192), (long) d.id()));
        answer.end();
    }

    private static java.math.BigDecimal number(Lsn lsn) {
        return lsn.number();
    }
}
