package io.linkspan.lab.engine;

import io.linkspan.lab.engine.agent.Agent;
import io.linkspan.lab.engine.agent.AgentViews;
import io.linkspan.lab.engine.backup.AutomaticBackups;
import io.linkspan.lab.engine.backup.Backups;
import io.linkspan.lab.engine.catalog.Catalog;
import io.linkspan.lab.engine.group.AvailabilityGroups;
import io.linkspan.lab.engine.group.view.HadrViews;
import io.linkspan.lab.engine.security.Credential;
import io.linkspan.lab.engine.security.Keyring;
import io.linkspan.lab.engine.security.Security;
import io.linkspan.lab.engine.session.SessionState;
import io.linkspan.lab.engine.session.Sessions;
import io.linkspan.lab.engine.type.Collation;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** One emulated SQL Server or managed instance. Safe from any thread. */
public final class Instance implements AutoCloseable {

    private final Estate estate;
    private final InstanceSpec spec;
    private final Instant started;
    private final ErrorLog errorLog;
    private final Security security;
    private final Databases databases;
    private final Endpoints endpoints = new Endpoints();
    private final Backups backups = new Backups();
    private final AutomaticBackups automaticBackups = new AutomaticBackups(this);
    private final TraceFlags traceFlags = new TraceFlags();
    private final Sessions sessions;
    private final Files files;
    private final Configuration configuration = new Configuration();
    private final List<Credential> credentials = new CopyOnWriteArrayList<>();
    private final List<LinkedServer> linkedServers = new CopyOnWriteArrayList<>();
    private final List<LogShipping> logShipping = new CopyOnWriteArrayList<>();
    private final Catalog catalog;
    private final AvailabilityGroups groups;
    private final Agent agent;
    private final SortedSet<Integer> startupFlags = new ConcurrentSkipListSet<>();
    private volatile boolean hadrEnabled;
    private volatile @Nullable InetSocketAddress tds;

    Instance(Estate estate, InstanceSpec spec) {
        this.estate = estate;
        this.spec = spec;
        started = estate.clock().instant();
        hadrEnabled = spec.hadrEnabled();
        errorLog = new ErrorLog(estate.clock());
        errorLog.add("spid9s", "Starting up database 'master'.");
        errorLog.add("spid9s", "Server name is '" + spec.name() + "'. This is an informational message only. No user action is required.");
        errorLog.add("spid14s", "SQL Server is now ready for client connections. This is an informational message; no user action is required.");
        files = new Files(estate.folder().resolve("files").resolve(spec.name().replaceAll("[^A-Za-z0-9._-]", "_")), estate.folder().resolve("blobs"), spec.platform().windows(), backupFolder());
        security = new Security(this);
        databases = new Databases(this);
        sessions = new Sessions(estate.clock());
        catalog = new Catalog(this, estate.shapes());
        groups = new AvailabilityGroups(this);
        HadrViews.register(this);
        agent = new Agent(this);
        AgentViews.register(this);
    }

    public Estate estate() {
        return estate;
    }

    public InstanceSpec spec() {
        return spec;
    }

    /** {@code @@SERVERNAME}. */
    public String name() {
        return spec.name();
    }

    /** First label of a managed instance's name; of a SQL Server the whole. */
    public String shortName() {
        return spec.managed().map(InstanceSpec.Managed::shortName).orElse(spec.name());
    }

    /** Machine name. */
    public String host() {
        return spec.host();
    }

    public ServerVersion version() {
        return spec.version();
    }

    /** The major version whose catalog it has: of a managed instance that of its update policy, never what ProductVersion says. */
    public int catalogVersion() {
        return spec.managed().map(m -> m.databaseFormat().equalsIgnoreCase("SQLServer2022") ? 16 : 17).orElse(spec.version().major());
    }

    /** Compatibility level of a new database. */
    public int compatibility() {
        return catalogVersion() * 10;
    }

    public boolean managed() {
        return spec.managed().isPresent();
    }

    /** Full name of a managed instance; of a SQL Server its host. */
    public String fullyQualifiedName() {
        return spec.name();
    }

    /** GeneralPurpose or BusinessCritical; empty for a SQL Server. */
    public String tier() {
        return spec.managed().map(InstanceSpec.Managed::tier).orElse("");
    }

    /** Update policy, as ARM has it; empty for a SQL Server. */
    public String databaseFormat() {
        return spec.managed().map(InstanceSpec.Managed::databaseFormat).orElse("");
    }

    public Edition edition() {
        return spec.edition();
    }

    public HostPlatform platform() {
        return spec.platform();
    }

    /** Of its system databases, and of every other that asks for none. */
    public Collation collation() {
        return spec.collation();
    }

    public Instant started() {
        return started;
    }

    public boolean hadrEnabled() {
        return hadrEnabled;
    }

    /** Always On switched on or off, and the service restarted. */
    public void hadrEnabled(boolean on) {
        hadrEnabled = on;
    }

    /** Links of several databases; the builds that bring them are not settled, so no build here does. */
    public boolean multiDatabaseLinks() {
        return false;
    }

    /** Trace flags given as startup parameters. */
    public SortedSet<Integer> startupFlags() {
        return startupFlags;
    }

    /** Where files are, as the machine names it; ends with a divider. */
    public String dataFolder() {
        return platform().windows() ? "C:\\Program Files\\Microsoft SQL Server\\MSSQL" + catalogVersion() + ".MSSQLSERVER\\MSSQL\\DATA\\" : "/var/opt/mssql/data/";
    }

    public String backupFolder() {
        return platform().windows() ? dataFolder().replace("\\DATA\\", "\\Backup\\") : dataFolder();
    }

    public Databases databases() {
        return databases;
    }

    public Security security() {
        return security;
    }

    /** Keys and certificates of master: those that endpoints use. */
    public Keyring keys() {
        return databases.master().keys();
    }

    public Endpoints endpoints() {
        return endpoints;
    }

    public ErrorLog errorLog() {
        return errorLog;
    }

    public Backups backups() {
        return backups;
    }

    /** Those that only a managed instance takes. */
    public AutomaticBackups automaticBackups() {
        return automaticBackups;
    }

    public TraceFlags traceFlags() {
        return traceFlags;
    }

    public Sessions sessions() {
        return sessions;
    }

    public AvailabilityGroups groups() {
        return groups;
    }

    /** SQL Server Agent. */
    public Agent agent() {
        return agent;
    }

    /** Files that its statements name. */
    public Files files() {
        return files;
    }

    public Configuration configuration() {
        return configuration;
    }

    /** Server credentials; may be changed. */
    public List<Credential> credentials() {
        return credentials;
    }

    /** Servers that it knows besides itself; may be changed. */
    public List<LinkedServer> linkedServers() {
        return linkedServers;
    }

    /** Databases whose log it ships; may be changed. */
    public List<LogShipping> logShipping() {
        return logShipping;
    }

    public Catalog catalog() {
        return catalog;
    }

    /** Where it really listens for TDS; empty until it does. */
    public Optional<InetSocketAddress> tds() {
        return Optional.ofNullable(tds);
    }

    public void tds(InetSocketAddress address) {
        tds = address;
    }

    @Override
    public void close() {
        sessions.all().forEach(SessionState::kill);
    }
}
