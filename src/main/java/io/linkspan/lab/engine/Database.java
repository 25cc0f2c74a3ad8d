package io.linkspan.lab.engine;

import io.linkspan.lab.engine.security.Certificate;
import io.linkspan.lab.engine.security.Keyring;
import io.linkspan.lab.engine.security.Principals;
import io.linkspan.lab.engine.store.Gate;
import io.linkspan.lab.engine.store.Lsn;
import io.linkspan.lab.engine.store.Store;
import io.linkspan.lab.engine.store.TransactionLog;
import io.linkspan.lab.engine.type.Collation;
import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.fault.FaultKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A database of an instance. Safe from any thread. */
public final class Database {

    private final Instance instance;
    private final int id;
    private final Instant created;
    private final DatabaseOptions options;
    private final TransactionLog log = new TransactionLog();
    private final Store store;
    private final Keyring keys;
    private final List<DatabaseFile> files = new CopyOnWriteArrayList<>();
    private final List<Filegroup> filegroups = new CopyOnWriteArrayList<>(List.of(new Filegroup(1, "PRIMARY", "FG", true, false)));
    private volatile String name;
    private volatile Collation collation;
    private volatile String owner = "sa";
    private volatile UUID guid = UUID.randomUUID();
    private volatile UUID familyGuid = guid;
    private volatile DatabaseState state = DatabaseState.ONLINE;
    private volatile Access access = Access.OPEN;
    private volatile @Nullable UUID groupDatabaseId;
    private volatile @Nullable UUID replicaId;
    private volatile @Nullable Lsn differentialBase;
    private volatile @Nullable Certificate encryptor;
    private volatile UUID brokerGuid = UUID.randomUUID();

    Database(Instance instance, int id, String name, int compatibility) {
        this.instance = instance;
        this.id = id;
        this.name = name;
        this.collation = instance.collation();
        created = instance.estate().clock().instant();
        options = new DatabaseOptions(compatibility);
        log.named(name);
        log.filled(this::filled);
        store = new Store(log, instance.estate().clock(), new Writers());
        store.names(collation);
        keys = new Keyring(instance.estate().clock());
        String folder = instance.dataFolder();
        files.add(new DatabaseFile(1, name, "ROWS", folder + name + ".mdf", 1024, -1, 8192, 1));
        files.add(new DatabaseFile(2, name + "_log", "LOG", folder + name + "_log.ldf", log.sizeBytes() / 8192, 268435456, 8192, 0));
    }

    public Instance instance() {
        return instance;
    }

    /** 1 to 4 for master, tempdb, model and msdb. */
    public int id() {
        return id;
    }

    public String name() {
        return name;
    }

    public boolean system() {
        return id <= 4;
    }

    public Instant created() {
        return created;
    }

    /** {@code database_guid}: it changes with every restore. */
    public UUID guid() {
        return guid;
    }

    /** {@code family_guid}: the same for every copy made by backup or seeding. */
    public UUID familyGuid() {
        return familyGuid;
    }

    public void family(UUID family) {
        familyGuid = family;
        guid = UUID.randomUUID();
    }

    /** By which texts and the names of its objects compare where nothing else is said. */
    public Collation collation() {
        return collation;
    }

    public void collation(Collation other) {
        collation = other;
        store.names(other);
    }

    public String owner() {
        return owner;
    }

    public void owner(String login) {
        owner = login;
    }

    public DatabaseOptions options() {
        return options;
    }

    public DatabaseState state() {
        return state;
    }

    public void state(DatabaseState other) {
        state = other;
    }

    public Store store() {
        return store;
    }

    public TransactionLog log() {
        return log;
    }

    /** Keys and certificates of this database. */
    public Keyring keys() {
        return keys;
    }

    /** Users and roles of this database, as committed. */
    public Principals principals() {
        return new Principals(this, store.committed());
    }

    /** In the order of their ids; may be changed. */
    public List<DatabaseFile> files() {
        return files;
    }

    /** In the order of their ids; may be changed. */
    public List<Filegroup> filegroups() {
        return filegroups;
    }

    public UUID brokerGuid() {
        return brokerGuid;
    }

    public void newBrokerGuid() {
        brokerGuid = UUID.randomUUID();
    }

    /** The server certificate that protects the database encryption key, if there is such a key. */
    public Optional<Certificate> encryptor() {
        return Optional.ofNullable(encryptor);
    }

    public void encryptor(@Nullable Certificate certificate) {
        encryptor = certificate;
    }

    /** Its objects and rows can be looked at: it is online, and its group lets readers in. */
    public boolean readable() {
        return state == DatabaseState.ONLINE && access.readable();
    }

    /** Size of the data files in bytes. */
    public long dataBytes() {
        return files.stream().filter(f -> !f.log()).mapToLong(DatabaseFile::pages).sum() * 8192;
    }

    /** Set while the database belongs to an availability group. */
    public Optional<UUID> groupDatabaseId() {
        return Optional.ofNullable(groupDatabaseId);
    }

    public Optional<UUID> replicaId() {
        return Optional.ofNullable(replicaId);
    }

    public Access access() {
        return access;
    }

    /** Joins an availability group, which says from now on who may read and write. */
    public void join(UUID groupDatabase, UUID replica, Access groupAccess) {
        groupDatabaseId = groupDatabase;
        replicaId = replica;
        access = groupAccess;
    }

    public void leaveGroup() {
        groupDatabaseId = null;
        replicaId = null;
        access = Access.OPEN;
    }

    /** First LSN that the next differential backup would need; empty until a full backup. */
    public Optional<Lsn> differentialBase() {
        return Optional.ofNullable(differentialBase);
    }

    public void differentialBase(Lsn lsn) {
        differentialBase = lsn;
    }

    public boolean writable() {
        return state == DatabaseState.ONLINE && !options.on(DatabaseOptions.READ_ONLY) && access.writable();
    }

    /** @throws io.linkspan.lab.engine.type.ServerError 927, 942, or what the availability group says */
    public void demandOpen(boolean readOnlyIntent) {
        access.demandRead(readOnlyIntent);
        switch (state) {
            case ONLINE, EMERGENCY -> {
            }
            case OFFLINE -> throw Errors.offline(name);
            default -> throw Errors.restoring(name);
        }
    }

    /** @throws io.linkspan.lab.engine.type.ServerError 3906, or what the availability group says */
    public void demandWritable() {
        access.demandWrite();
        if (options.on(DatabaseOptions.READ_ONLY)) {
            throw Errors.readOnlyDatabase(name);
        }
    }

    /** The fault that fills logs, of this machine's user databases or of the one it names. */
    private boolean filled() {
        return !system() && instance.estate().faults().find(FaultKind.FILL_LOG, instance.name(), instance.shortName()).filter(f -> f.value().isEmpty() || f.value().equalsIgnoreCase(name)).isPresent();
    }

    void rename(String other) {
        name = other;
        log.named(other);
    }

    private final class Writers implements Gate {

        @Override
        public void demandWrite() {
            demandWritable();
        }

        @Override
        public void hardened(Lsn commit) {
            access.hardened(commit);
        }
    }
}
