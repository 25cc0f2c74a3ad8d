package io.linkspan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.sqlserver.jdbc.SQLServerDataSource;
import io.linkspan.cli.lab.Labs;
import io.linkspan.lab.Lab;
import io.linkspan.lab.Topology;
import io.linkspan.model.profile.Profile;
import io.linkspan.settings.Profiles;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults set from the command line, and what the command line then says of the link. */
class LabFaultTest {

    private static final String LAST_ERROR = "SELECT MAX(last_connect_error_number) FROM sys.dm_hadr_availability_replica_states";

    @TempDir
    Path folder;

    private Lab lab;
    private Shell shell;
    private Profile estate;

    @BeforeEach
    void startsAnEstate() throws IOException {
        lab = Lab.start(Topology.find("default"), folder);
        Path profile = folder.resolve("profile.json");
        lab.writeProfile(profile);
        estate = Profiles.read(profile);
        shell = new Shell(profile, folder.resolve("home"));
    }

    @AfterEach
    void stopsIt() {
        shell.close();
        lab.close();
    }

    private Shell.Ran create(String... more) {
        return shell.json(Stream.concat(Stream.of("link", "create", "--database", Labs.firstDatabase(lab), "--server", estate.servers().getFirst().name(), "--instance",
                estate.instances().getFirst().name(), "--name", "sales", "--yes"), Stream.of(more)).toArray(String[]::new));
    }

    private void done(Shell.Ran ran) {
        assertEquals(0, ran.code(), ran.out() + ran.err());
    }

    private Shell.Ran fault(String... arguments) {
        Shell.Ran ran = shell.json(Stream.concat(Stream.of("lab", "fault"), Stream.of(arguments)).toArray(String[]::new));
        done(ran);
        return ran;
    }

    /** Looks again and again; every look reads all machines, so there is nothing to spin on. */
    private Shell.Ran watchUntil(Predicate<Shell.Ran> holds) {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        Shell.Ran ran = shell.json("watch", "--once");
        while (!holds.test(ran)) {
            assertTrue(Instant.now().isBefore(end), "it did not come true: " + ran.out());
            ran = shell.json("watch", "--once");
        }
        return ran;
    }

    @Test
    void faultsAreListedWhileTheyAreSet() {
        int id = fault("set", "slow-path", "--on", estate.instances().getFirst().name(), "--value", "64k").json().at("/faults/0/id").asInt();
        assertEquals("slow-path", fault("list").json().at("/faults/0/kind").asText());
        fault("clear", Integer.toString(id));
        assertEquals(0, fault("list").json().path("faults").size());
    }

    @Test
    void aCutPathIsSeenAndHealsByItself() {
        done(create());
        fault("set", "cut-path", "--on", "sales");
        Shell.Ran cut = watchUntil(ran -> ran.code() == 7 && ran.out().contains("disconnected"));
        assertEquals("unhealthy", cut.json().path("verdict").asText());
        fault("clear");
        watchUntil(ran -> ran.code() == 0);
    }

    @Test
    void aDeadServerBlanksNothingElse() {
        done(create());
        fault("set", "kill", "--on", estate.servers().getFirst().name());
        Shell.Ran shown = shell.json("link", "show", "sales");
        assertEquals(7, shown.code(), shown.out() + shown.err());
        assertTrue(shown.json().at("/sqlServer/role").has("unknownSince"), shown.out());
        assertEquals("SECONDARY", shown.json().at("/managedInstance/role/value").asText());
        assertNotEquals("healthy", shell.json("watch", "--once").json().path("verdict").asText());
        fault("clear");
        watchUntil(ran -> ran.code() == 0);
    }

    /** Asks the machine itself, by the plain driver. */
    private String value(String kind, String sql) throws SQLException, IOException {
        JsonNode machine = new ObjectMapper().readTree(lab.ready()).get(kind).get(0);
        SQLServerDataSource source = new SQLServerDataSource();
        source.setServerName(machine.get("host").textValue());
        source.setPortNumber(machine.get("port").intValue());
        source.setUser(machine.get("user").textValue());
        source.setPassword(machine.get("password").textValue());
        source.setTrustServerCertificate(true);
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            if (!rows) {
                return "";
            }
            try (ResultSet result = statement.getResultSet()) {
                return result.next() ? String.valueOf(result.getString(1)) : "";
            }
        }
    }

    private String onServer(String sql) throws SQLException, IOException {
        return value("sqlServers", sql);
    }

    private String onInstance(String sql) throws SQLException, IOException {
        return value("managedInstances", sql);
    }

    private interface Look {

        String look() throws SQLException, IOException;
    }

    private static void await(String what, Look look, Predicate<String> holds) throws SQLException, IOException {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        String seen = look.look();
        while (!holds.test(seen)) {
            assertTrue(Instant.now().isBefore(end), what + ", last seen: " + seen);
            Thread.onSpinWait();
            seen = look.look();
        }
    }

    @Test
    void anExpiredCertificateRefusesTheNextConnectionOnBothSidesAndHeals() throws Exception {
        done(create());
        int expired = fault("set", "expire-certificate", "--on", estate.servers().getFirst().name()).json().at("/faults/0/id").asInt();
        Shell.Ran stands = shell.json("watch", "--once");
        assertEquals("Synchronising", stands.json().at("/links/0/state").asText(), "a connection that stands is not touched");
        assertTrue(stands.json().at("/findings").valueStream().anyMatch(finding -> finding.at("/text").asText().contains("expired")), "but the certificate is told of: " + stands.out());
        fault("set", "cut-path", "--on", "sales");
        watchUntil(ran -> ran.out().contains("disconnected"));
        int cut = IntStream.range(0, 2).map(i -> fault("list").json().at("/faults/" + i + "/id").asInt()).filter(id -> id != expired).findFirst().orElseThrow();
        fault("clear", Integer.toString(cut));
        await("SQL Server knows that its own certificate is refused", () -> onServer(LAST_ERROR), "28023"::equals);
        await("the instance refuses it and logs why", () -> onInstance("EXEC sys.xp_readerrorlog 0, 1, N'28047'"), line -> !line.isEmpty());
        watchUntil(ran -> ran.code() == 7);
        fault("clear", Integer.toString(expired));
        watchUntil(ran -> ran.code() == 0);
    }

    @Test
    void anExpiredCertificateShowsItsEndInTheCatalogAndOneMadeLaterIsNotConcerned() throws Exception {
        done(create());
        String valid = "SELECT SUM(CASE WHEN expiry_date > GETUTCDATE() THEN 1 ELSE 0 END) FROM sys.certificates WHERE name = N'%s'";
        String own = onServer("SELECT c.name FROM sys.certificates AS c JOIN sys.database_mirroring_endpoints AS e ON e.certificate_id = c.certificate_id");
        assertEquals("1", onServer(valid.formatted(own)));
        fault("set", "expire-certificate", "--on", estate.servers().getFirst().name());
        assertEquals("0", onServer(valid.formatted(own)));
        onServer("CREATE CERTIFICATE Fresh WITH SUBJECT = N'Fresh'; ALTER ENDPOINT database_mirroring_endpoint FOR DATABASE_MIRRORING (AUTHENTICATION = CERTIFICATE Fresh); SELECT 1");
        assertEquals("1", onServer(valid.formatted("Fresh")));
    }

    @Test
    void anExpiredCertificateKeepsAPlannedFailoverFromBeginning() {
        done(create());
        fault("set", "expire-certificate", "--on", estate.servers().getFirst().name());
        Shell.Ran ran = shell.json("check", "failover", "sales", "--to", "managed-instance");
        assertEquals(3, ran.code());
        JsonNode certificates = ran.json().at("/checks").valueStream().filter(check -> check.at("/id").asText().equals("FO-04")).findFirst().orElseThrow();
        assertEquals("failed", certificates.at("/outcome").asText());
        assertTrue(certificates.at("/measured").asText().contains("expired"), certificates::toString);
    }

    @Test
    void aFullLogRefusesWritesWhileTheLinkStandsAndHeals() throws Exception {
        done(create());
        String database = Labs.firstDatabase(lab);
        String insert = "INSERT INTO [" + database + "].dbo.Harbours (Name, Berths) VALUES (N'%s', 1)";
        String count = "SELECT COUNT(*) FROM [" + database + "].dbo.Harbours WHERE Name = N'after'";
        String before = onInstance("SELECT COUNT(*) FROM [" + database + "].dbo.Harbours");
        fault("set", "fill-log", "--on", estate.servers().getFirst().name(), "--value", database);
        assertEquals(9002, assertThrows(SQLException.class, () -> onServer(insert.formatted("during"))).getErrorCode());
        assertEquals(before, onInstance("SELECT COUNT(*) FROM [" + database + "].dbo.Harbours"), "the copy can be read and has nothing new");
        assertTrue(onServer("SELECT COUNT(*) FROM sys.dm_hadr_database_replica_states WHERE synchronization_health_desc = 'HEALTHY'").compareTo("0") > 0);
        fault("clear");
        onServer(insert.formatted("after"));
        await("the row arrives", () -> onInstance(count), "1"::equals);
    }

    @Test
    void stoppedRedoIsSeenAsAQueueOnBothSidesAndHeals() throws Exception {
        done(create());
        String database = Labs.firstDatabase(lab);
        String count = "SELECT COUNT(*) FROM [" + database + "].dbo.Harbours WHERE Name = N'late'";
        String queue = "SELECT MAX(ISNULL(redo_queue_size, 0)) FROM sys.dm_hadr_database_replica_states WHERE DB_NAME(database_id) = '" + database + "'";
        fault("set", "stop-redo", "--on", estate.instances().getFirst().name());
        onServer("INSERT INTO [" + database + "].dbo.Harbours (Name, Berths) VALUES (N'late', 1)");
        await("SQL Server sees the queue", () -> onServer(queue), q -> !q.equals("0"));
        await("the instance sees it", () -> onInstance(queue), q -> !q.equals("0"));
        assertEquals("0", onInstance(count), "hardened, not replayed");
        fault("clear");
        await("the row is replayed", () -> onInstance(count), "1"::equals);
        await("the queue is empty again", () -> onServer(queue), "0"::equals);
    }

    @Test
    void aCreationThatAzureRefusesIsTakenBack() {
        fault("set", "arm-error", "--on", estate.instances().getFirst().name(), "--value", "PUT:ManagedInstanceIsBusy");
        Shell.Ran returned = create();
        assertEquals(4, returned.code(), returned.out() + returned.err());
        assertEquals("undone", returned.json().path("outcome").asText());
        assertEquals("ManagedInstanceIsBusy", returned.json().at("/problem/code").asText());
        assertEquals(0, shell.json("link", "list").json().path("links").size());
        fault("clear");
        done(create());
    }

    @Test
    void aCreationThatAzureRefusesAndThatIsToBeKeptCanBeResumed() {
        fault("set", "arm-error", "--on", estate.instances().getFirst().name(), "--value", "PUT:ManagedInstanceIsBusy");
        Shell.Ran stopped = create("--keep");
        assertEquals(4, stopped.code(), stopped.out() + stopped.err());
        assertEquals("stopped", stopped.json().path("outcome").asText());
        assertTrue(stopped.out().contains("ManagedInstanceIsBusy"), stopped.out());
        assertEquals("managed-instance", stopped.json().at("/problem/side").asText());
        fault("clear");
        done(shell.json("run", "resume", "--yes"));
        assertEquals(0, shell.json("watch", "--once").code());
    }

    @Test
    void aLostAnswerIsReadAgainNotRepeatedBlindly() {
        fault("set", "arm-lose-answer", "--on", estate.instances().getFirst().name());
        done(create());
        assertEquals(0, shell.json("watch", "--once").code());
    }
}
