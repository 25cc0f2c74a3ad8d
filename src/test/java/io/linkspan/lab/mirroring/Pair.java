package io.linkspan.lab.mirroring;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.Edition;
import io.linkspan.lab.engine.Endpoint;
import io.linkspan.lab.engine.Estate;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.InstanceSpec;
import io.linkspan.lab.engine.group.AvailabilityGroup;
import io.linkspan.lab.engine.group.InstanceLink;
import io.linkspan.lab.engine.group.LinkRequest;
import io.linkspan.lab.engine.group.Role;
import io.linkspan.lab.engine.group.replication.ReplicatedDatabase;
import io.linkspan.lab.engine.security.Certificate;
import io.linkspan.lab.engine.security.CertificateAuthority;
import io.linkspan.lab.engine.store.Locker;
import io.linkspan.lab.engine.store.Lsn;
import io.linkspan.lab.engine.store.Table;
import io.linkspan.lab.engine.store.TableColumn;
import io.linkspan.lab.engine.store.TableDefinition;
import io.linkspan.lab.engine.store.Transaction;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.fault.Faults;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** A SQL Server with a database, and a managed instance; by themselves they trust each other in nothing. */
final class Pair implements AutoCloseable {

    static final String LINK = "sales";
    static final String DATABASE = "Sales";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final Faults faults;
    final Estate estate;
    final Instance sqlServer;
    final Instance instance;
    final Mirroring mirroring;
    private final CertificateAuthority authority;

    Pair(Path folder) {
        this(folder, Clock.systemUTC(), new Network(1L << 30, Duration.ofMillis(20)));
    }

    Pair(Path folder, Clock clock, Network network) {
        faults = new Faults(clock);
        estate = new Estate(clock, faults, folder);
        Instant now = clock.instant();
        authority = CertificateAuthority.create("Practice Root", now);
        sqlServer = estate.add(InstanceSpec.sqlServer("SQL01", "10.0.0.4", "16.0.4165.4", Edition.ENTERPRISE));
        instance = estate.add(InstanceSpec.managedInstance("mi1", "abc.database.lab.test", "10.1.0.4", "GeneralPurpose", "SQLServer2022"));
        Certificate own = instance.keys().install("endpoint", authority.issue(List.of(instance.name()), now.minusSeconds(60), now.plus(Duration.ofDays(180))));
        listen(instance, own);
        sqlServer.keys().createMasterKey("pa55-word-of-a-key".toCharArray());
        listen(sqlServer, sqlServer.keys().create("Cert_SQL01_endpoint", "SQL01", now.minusSeconds(60), now.plus(Duration.ofDays(365)), 1));
        Database database = sqlServer.databases().create(DATABASE);
        database.log().chained(true, database.log().end());
        table(database);
        mirroring = new Mirroring(estate, network);
    }

    /** Gives a database its table. */
    Database table(Database database) {
        Transaction setUp = database.store().begin(new Locker());
        setUp.write(new TableDefinition(database.store().newId(), "dbo", "t", database.created(),
                List.of(TableColumn.of("id", SqlType.INT, false), TableColumn.of("v", SqlType.nvarchar(50), true)),
                List.of(new TableDefinition.Key("pk", true, true, true, true, List.of(0))), List.of(), List.of()), false);
        setUp.commit();
        return database;
    }

    static void listen(Instance instance, Certificate certificate) {
        instance.endpoints().set(new Endpoint(65536, "mirroring", Endpoint.State.STARTED, 5022, "ALL", "ALL", "CERTIFICATE", certificate.id(), "REQUIRED", "AES", 1));
    }

    /** Exchanges all certificates as the documentation says. */
    Pair trusting() {
        trustOnInstance();
        trustOnSqlServer();
        return this;
    }

    void trustOnInstance() {
        instance.keys().importPublic("Cert_SQL01_endpoint", sqlServer.keys().find("Cert_SQL01_endpoint").orElseThrow().encoded(), 1);
    }

    void trustOnSqlServer() {
        importOnSqlServer(instance.name());
        registerRoot("*.database.lab.test");
    }

    /** What SQL Server must have to trust the instance, on any server. */
    void trustInstance(Instance server) {
        server.keys().importPublic(instance.name(), instance.keys().find("endpoint").orElseThrow().encoded(), 1);
        server.keys().addIssuer(server.keys().importPublic("Root", encoded(authority), 1).id(), "*.database.lab.test");
    }

    void importOnSqlServer(String name) {
        sqlServer.keys().importPublic(name, instance.keys().find("endpoint").orElseThrow().encoded(), 1);
    }

    void registerRoot(String pattern) {
        Certificate root = sqlServer.keys().find("Root").orElseGet(() -> sqlServer.keys().importPublic("Root", encoded(authority), 1));
        sqlServer.keys().addIssuer(root.id(), pattern);
    }

    private static byte[] encoded(CertificateAuthority authority) {
        try {
            return authority.certificate().getEncoded();
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new AssertionError(e);
        }
    }

    /** The two groups on SQL Server. */
    Pair grouped() {
        return grouped("tcp://" + instance.name() + ":5022;Server=[mi1]");
    }

    Pair grouped(String instanceUrl) {
        sqlServer.groups().create("salesag", Map.of("CLUSTER_TYPE", "NONE"), List.of(DATABASE), Map.of("SQL01",
                Map.of("ENDPOINT_URL", "TCP://10.0.0.4:5022", "AVAILABILITY_MODE", "SYNCHRONOUS_COMMIT", "FAILOVER_MODE", "MANUAL", "SEEDING_MODE", "AUTOMATIC")));
        sqlServer.groups().createDistributed(LINK, Map.of(
                "salesag", member("TCP://10.0.0.4:5022"),
                "salesmiag", member(instanceUrl)));
        return this;
    }

    static Map<String, String> member(String url) {
        return Map.of("LISTENER_URL", url, "AVAILABILITY_MODE", "ASYNCHRONOUS_COMMIT", "FAILOVER_MODE", "MANUAL", "SEEDING_MODE", "AUTOMATIC", "SESSION_TIMEOUT", "10");
    }

    InstanceLink link() {
        return instance.groups().links().create(new LinkRequest(LINK, List.of(DATABASE), "TCP://10.0.0.4:5022", "salesag", "salesmiag", Role.SECONDARY, true));
    }

    /** All of it, up to a replica that has caught up. */
    Pair linked() {
        InstanceLink link = trusting().grouped().link();
        await("the link is complete", link::done);
        if (link.failure().isPresent()) {
            throw new AssertionError(link.failure() + " " + link.databases());
        }
        await("the primary has heard", () -> sent().progress().seeded());
        return this;
    }

    AvailabilityGroup onSqlServer() {
        return sqlServer.groups().find(LINK).orElseThrow();
    }

    AvailabilityGroup onInstance() {
        return instance.groups().find(LINK).orElseThrow();
    }

    ReplicatedDatabase sent() {
        return onSqlServer().partnership().find(DATABASE).orElseThrow();
    }

    ReplicatedDatabase received() {
        return onInstance().partnership().find(DATABASE).orElseThrow();
    }

    Database source() {
        return sqlServer.databases().get(DATABASE);
    }

    Database copy() {
        return instance.databases().get(DATABASE);
    }

    static Lsn write(Database database, int id, String value) {
        Transaction transaction = database.store().begin(new Locker());
        try {
            Table table = transaction.view().table("dbo", "t").orElseThrow();
            var row = table.lookUp(0, List.of(id));
            if (row.isPresent()) {
                transaction.update(table.id(), Map.of(row.getAsLong(), new Object[] {id, value}));
            } else {
                transaction.insert(table.id(), new Object[] {id, value});
            }
            return transaction.commit().orElseThrow();
        } finally {
            transaction.rollback();
        }
    }

    static void delete(Database database, int id) {
        Transaction transaction = database.store().begin(new Locker());
        Table table = transaction.view().table("dbo", "t").orElseThrow();
        table.lookUp(0, List.of(id)).ifPresent(row -> transaction.delete(table.id(), row));
        transaction.commit();
    }

    static Map<Integer, Object> rows(Database database) {
        Map<Integer, Object> rows = new TreeMap<>();
        database.store().committed().table("dbo", "t").ifPresent(t -> t.rows().forEach((values, row) -> rows.put((Integer) values[0], values[1] == null ? "NULL" : values[1])));
        return rows;
    }

    boolean logged(Instance where, String part) {
        return where.errorLog().entries().stream().anyMatch(e -> e.text().contains(part));
    }

    int lastError() {
        return Optional.of(onSqlServer().partnership()).flatMap(p -> p.lastError()).map(e -> e.number()).orElse(0);
    }

    /** Waits on what happens in the estate until a condition holds. */
    void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (long seen = mirroring.changes().seen(); !condition.getAsBoolean(); seen = mirroring.changes().seen()) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("not within " + PATIENCE + ": " + what + estate.instances().stream().map(i -> "\n" + i.name() + " " + i.groups().distributed().stream().map(g -> g.partnership().lastError()).toList()
                            + i.errorLog().entries().stream().skip(Math.max(0, i.errorLog().entries().size() - 8)).toList()).toList());
                }
                mirroring.changes().await(seen, Duration.ofMillis(10));
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        mirroring.close();
        estate.close();
    }
}
