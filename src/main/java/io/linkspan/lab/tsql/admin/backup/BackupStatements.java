package io.linkspan.lab.tsql.admin.backup;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.DatabaseFile;
import io.linkspan.lab.engine.DatabaseOptions;
import io.linkspan.lab.engine.DatabaseState;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.backup.BackupFile;
import io.linkspan.lab.engine.backup.Backups.Backup;
import io.linkspan.lab.engine.security.Credential;
import io.linkspan.lab.engine.store.LogRecord;
import io.linkspan.lab.engine.store.Lsn;
import io.linkspan.lab.engine.store.Store;
import io.linkspan.lab.engine.store.TransactionLog.Range;
import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.admin.Texts;
import io.linkspan.lab.tsql.syntax.BackupStatement;
import io.linkspan.lab.tsql.syntax.Option;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** BACKUP DATABASE and BACKUP LOG (T-SQL reference, BACKUP). A differential holds the whole database here and is otherwise treated as one. */
public final class BackupStatements {

    private static final int PAGE = 8192;

    private BackupStatements() {
    }

    public static void execute(BackupStatement statement, Scope scope) {
        if (scope.inTransaction()) {
            throw BackupErrors.inTransaction();
        }
        switch (statement) {
            case BackupStatement.Backup b -> backUp(b, scope);
            case BackupStatement.Restore r -> Restores.execute(r, scope);
        }
    }

    private static void backUp(BackupStatement.Backup s, Scope scope) {
        String verb = s.log() ? "BACKUP LOG" : "BACKUP DATABASE";
        Instance instance = scope.instance();
        Database database = instance.databases().get(String.valueOf(scope.value(s.database())));
        if (!scope.sysadmin() && !database.principals().has(scope.login(), verb)) {
            throw Errors.permissionDeniedInDatabase(verb, database.name());
        }
        boolean copyOnly = Texts.on(s.options(), "COPY_ONLY");
        boolean differential = Texts.on(s.options(), "DIFFERENTIAL");
        demand(database, s.log(), copyOnly, differential);
        List<String> devices = s.devices().stream().map(d -> device(d, scope)).toList();
        boolean over = Texts.on(s.options(), "INIT") || Texts.on(s.options(), "FORMAT");
        devices.forEach(d -> demandReachable(instance, d, Texts.on(s.options(), "FORMAT")));
        Instant start = instance.estate().clock().instant();
        Store.Image image = database.store().image();
        Lsn base = instance.backups().lastFull(database.name()).map(Backup::checkpoint).orElse(Lsn.ZERO);
        Lsn from = s.log() ? database.log().lastLogBackupLsn().orElse(database.log().begin()) : image.lsn();
        List<LogRecord> records = s.log() ? database.log().after(from, Integer.MAX_VALUE) : List.of();
        Range range = s.log() ? copyOnly ? new Range(from, database.log().end()) : database.log().backedUp() : new Range(image.lsn(), image.lsn().next());
        BackupFile file = new BackupFile(instance.name(), database.name(), instance.catalogVersion(), database.familyGuid(), s.log(), copyOnly, start, range.first(), range.last(), database.collation(), database.options().all(), List.copyOf(database.files()),
                s.log() ? Optional.empty() : Optional.of(image), records);
        int position = write(instance, devices, file, over);
        long bytes = s.log() ? records.stream().mapToLong(LogRecord::bytes).sum() + PAGE : database.dataBytes();
        if (!s.log() && !copyOnly && !differential) {
            full(database, image.lsn());
        }
        instance.backups().add(new Backup(instance.backups().nextId(), UUID.randomUUID(), database.name(), database.guid(), database.familyGuid(), s.log() ? "L" : differential ? "I" : "D", copyOnly,
                Texts.on(s.options(), "CHECKSUM"), Texts.on(s.options(), "COMPRESSION"), start, instance.estate().clock().instant(), range.first(), range.last(), image.lsn(), base, bytes, database.options().recovery(),
                devices.getFirst(), position, scope.login().name(), Texts.find(s.options(), "NAME", scope).orElse("")));
        tell(database, s, bytes, verb, scope);
    }

    /** A set goes behind those that a file on disk has already, unless the file begins anew. @return the position of the set */
    private static int write(Instance instance, List<String> devices, BackupFile file, boolean over) {
        int position = 1;
        for (String device : devices) {
            if (!device.equalsIgnoreCase("NUL")) {
                byte[] before = over ? new byte[0] : instance.files().read(device).filter(old -> !BackupFile.read(old).isEmpty()).orElseGet(() -> new byte[0]);
                position = BackupFile.read(before).size() + 1;
                byte[] set = file.bytes();
                byte[] all = Arrays.copyOf(before, before.length + set.length);
                System.arraycopy(set, 0, all, before.length, set.length);
                instance.files().write(device, all);
            }
        }
        return position;
    }

    /** A full backup begins the log chain, and is what differentials count from. */
    private static void full(Database database, Lsn lsn) {
        database.differentialBase(lsn);
        if (!database.options().recovery().equals("SIMPLE")) {
            database.log().chained(true, lsn);
        }
    }

    private static void demand(Database database, boolean log, boolean copyOnly, boolean differential) {
        if (database.id() == 2) {
            throw BackupErrors.onTempdb();
        }
        if (database.instance().managed() && (log || !copyOnly)) {
            throw BackupErrors.managedNeedsCopyOnly();
        }
        if (database.instance().managed() && database.options().on(DatabaseOptions.ENCRYPTION) && database.encryptor().isEmpty()) {
            throw BackupErrors.serviceManagedKey();
        }
        if (!database.access().writable() && !log && (!copyOnly || differential)) {
            throw BackupErrors.onSecondary("BACKUP");
        }
        if (database.state() != DatabaseState.ONLINE) {
            throw database.state() == DatabaseState.OFFLINE ? Errors.offline(database.name()) : Errors.restoring(database.name());
        }
        if (database.id() == 1 && (log || differential)) {
            throw log ? BackupErrors.logOfMaster() : BackupErrors.differentialOfMaster();
        }
        if (differential && database.differentialBase().isEmpty()) {
            throw BackupErrors.noFullBackup(database.name());
        }
        if (log && database.options().recovery().equals("SIMPLE")) {
            throw BackupErrors.logUnderSimple();
        }
        if (log && database.log().lastLogBackupLsn().isEmpty() && database.access().writable()) {
            throw BackupErrors.noCurrentBackup();
        }
    }

    static String device(BackupStatement.Device device, Scope scope) {
        return String.valueOf(scope.value(device.name()));
    }

    /** A blob is written once (SQL Server backup to URL); which system error stands in the message is unconfirmed. */
    private static void demandReachable(Instance instance, String device, boolean format) {
        if (device.startsWith("https://")) {
            demandCredential(instance, device);
            if (!format && instance.files().read(device).isPresent()) {
                throw BackupErrors.cannotOpen(device, "80(The file exists.)");
            }
        } else if (!device.equalsIgnoreCase("NUL") && !instance.files().reachable(device)) {
            throw BackupErrors.cannotOpen(instance.files().complete(device), instance.platform().windows() ? "3(The system cannot find the path specified.)" : "2(The system cannot find the file specified.)");
        }
    }

    /**
     * A blob is reached by the credential of its container; on SQL Server it is a shared access signature, on an instance its managed identity, too (T-SQL reference, CREATE CREDENTIAL; SQL Server backup
     * to URL). Which system error stands in the message is unconfirmed.
     */
    static void demandCredential(Instance instance, String device) {
        Credential credential = instance.credentials().stream().filter(c -> device.toLowerCase(Locale.ROOT).startsWith(c.name().toLowerCase(Locale.ROOT) + "/")).findFirst()
                .orElseThrow(() -> BackupErrors.cannotOpen(device, "50(The request is not supported.)"));
        if (!credential.identity().equalsIgnoreCase("SHARED ACCESS SIGNATURE") && !(instance.managed() && credential.identity().equalsIgnoreCase("MANAGED IDENTITY"))) {
            throw BackupErrors.cannotOpen(device, "86(The specified network password is not correct.)");
        }
    }

    private static void tell(Database database, BackupStatement.Backup s, long bytes, String verb, Scope scope) {
        if (Option.find(s.options(), "STATS").isPresent()) {
            for (int percent : new int[] {10, 20, 30, 40, 50, 60, 70, 80, 90, 100}) {
                scope.info(3211, 0, percent + " percent processed.");
            }
        }
        long all = Math.max(1, bytes / PAGE);
        List<DatabaseFile> files = database.files().stream().filter(f -> f.log() == s.log() || f.log()).toList();
        for (DatabaseFile file : files) {
            scope.info(4035, 0, "Processed " + (file.log() && !s.log() ? 2 : all) + " pages for database '" + database.name() + "', file '" + file.name() + "' on file 1.");
        }
        scope.info(3014, 0, verb + " successfully processed " + all + " pages in 0.040 seconds (" + "%.3f".formatted(all * PAGE / 0.04 / (1 << 20)) + " MB/sec).");
    }
}
