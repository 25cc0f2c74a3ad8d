package io.linkspan.lab.tds;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.engine.Edition;
import io.linkspan.lab.engine.Estate;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.InstanceSpec;
import io.linkspan.lab.engine.security.Login.Kind;
import io.linkspan.lab.engine.security.PasswordHash;
import io.linkspan.lab.fault.Faults;
import io.linkspan.lab.tsql.admin.Administration;
import io.linkspan.lab.tsql.run.InstanceServer;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Types;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The unmodified driver of Microsoft in its ordinary use, with the real interpreter behind the wire. */
@Timeout(120)
class SqlOnTheWireTest {

    private static final String PASSWORD = "Thr0w-away";

    @TempDir
    static Path folder;

    private static Estate estate;
    private static TdsServer server;
    private Connection connection;

    @BeforeAll
    static void start() throws Exception {
        estate = new Estate(Clock.systemUTC(), new Faults(Clock.systemUTC()), folder);
        Instance instance = estate.add(InstanceSpec.sqlServer("SQL01", "10.0.0.4", "16.0.4165.4", Edition.ENTERPRISE));
        instance.security().createLogin("op", Kind.SQL_LOGIN, PasswordHash.of(PASSWORD.toCharArray())).join("sysadmin");
        server = new TdsServer(new InstanceServer(instance, Administration::execute), new TlsSettings(new TestCertificates().context(), true, false), WireFaults.NONE);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        estate.close();
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlserver://localhost:" + server.address().getPort() + ";user=op;password=" + PASSWORD + ";encrypt=true;trustServerCertificate=true");
        update("create table #t (id int identity primary key, n int, t nvarchar(50))");
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private int update(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private List<Object> column(String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            List<Object> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getObject(1));
            }
            return values;
        }
    }

    @Test
    void countsAreRight() throws SQLException {
        assertEquals(3, update("insert #t (n) values (1), (2), (3)"));
        assertEquals(2, update("update #t set n = n + 1 where n > 1"));
        assertEquals(1, update("delete #t where n = 1"));
        assertEquals(0, update("create table #other (i int)"));
        assertEquals(List.of(3, 4), column("select n from #t order by n"));
    }

    @Test
    void transactionsCommitRollBackAndGoBackToSavepoints() throws SQLException {
        connection.setAutoCommit(false);
        update("insert #t (n) values (1)");
        connection.commit();
        update("insert #t (n) values (2)");
        Savepoint half = connection.setSavepoint("half");
        update("insert #t (n) values (3)");
        connection.rollback(half);
        connection.commit();
        update("insert #t (n) values (4)");
        connection.rollback();
        connection.setAutoCommit(true);
        assertEquals(List.of(1, 2), column("select n from #t order by n"));
    }

    @Test
    void batchesCount() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert #t (n, t) values (?, ?)")) {
            for (int i = 0; i < 5; i++) {
                insert.setInt(1, i);
                insert.setString(2, "a]b';--é" + i);
                insert.addBatch();
            }
            assertArrayEquals(new int[] {1, 1, 1, 1, 1}, insert.executeBatch());
        }
        try (Statement statement = connection.createStatement()) {
            statement.addBatch("update #t set n = 0 where n < 2");
            statement.addBatch("delete #t where n = 0");
            assertArrayEquals(new int[] {2, 2}, statement.executeBatch());
        }
        assertEquals(List.of("a]b';--é2", "a]b';--é3", "a]b';--é4"), column("select t from #t order by id"));
    }

    @Test
    void generatedKeysComeBack() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert #t (n) values (?)", Statement.RETURN_GENERATED_KEYS)) {
            for (int i = 1; i <= 3; i++) {
                insert.setInt(1, i);
                assertEquals(1, insert.executeUpdate());
                try (ResultSet keys = insert.getGeneratedKeys()) {
                    assertTrue(keys.next());
                    assertEquals(i, keys.getInt(1));
                }
            }
        }
    }

    @Test
    void scrollableResultsScroll() throws SQLException {
        update("insert #t (n) values (1), (2), (3)");
        try (Statement statement = connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY); ResultSet rows = statement.executeQuery("select n from #t order by n")) {
            assertTrue(rows.last());
            assertEquals(3, rows.getInt(1));
            assertTrue(rows.first());
            assertEquals(1, rows.getInt(1));
        }
    }

    @Test
    void callsReturnTheirOutputs() throws SQLException {
        try (CallableStatement call = connection.prepareCall("{call sp_executesql(?, ?, ?, ?)}")) {
            call.setString(1, "set @b = @a * 2");
            call.setString(2, "@a int, @b int output");
            call.setInt(3, 21);
            call.registerOutParameter(4, Types.INTEGER);
            call.execute();
            assertEquals(42, call.getInt(4));
        }
    }

    @Test
    void connectionAsksAndSetsWhatDriversDo() throws SQLException {
        assertTrue(connection.isValid(5));
        connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        connection.setCatalog("msdb");
        assertEquals("msdb", connection.getCatalog(), "as the server says, not as the driver was told");
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(2);
            try (ResultSet rows = statement.executeQuery("select name from sys.databases")) {
                assertTrue(rows.next() && rows.next());
                assertFalse(rows.next());
            }
        }
    }

    @Test
    void timeOutEndsAWaitAndKeepsTheTransaction() throws SQLException {
        connection.setAutoCommit(false);
        update("insert #t (n) values (1)");
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            assertThrows(SQLTimeoutException.class, () -> statement.execute("waitfor delay '00:01:00'"));
        }
        connection.commit();
        assertEquals(List.of(1), column("select n from #t"));
    }

    @Test
    void stormOfCancelsAgainstTheInterpreterLeavesTheConnectionUsable() throws SQLException {
        long seed = System.nanoTime();
        System.out.println("seed of the storm of cancels: " + seed);
        Random random = new Random(seed);
        try (ScheduledExecutorService later = Executors.newScheduledThreadPool(1)) {
            for (int i = 0; i < 100; i++) {
                survives(later, random.nextInt(5_000));
            }
        }
        assertEquals(List.of(1), column("select 1"));
    }

    private void survives(ScheduledExecutorService later, int delay) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            var cancel = later.schedule(() -> {
                statement.cancel();
                return null;
            }, delay, TimeUnit.MICROSECONDS);
            try (ResultSet rows = statement.executeQuery("select a.name from sys.databases a cross join sys.databases b cross join sys.databases c")) {
                int count = 0;
                while (rows.next()) {
                    count++;
                }
                assertEquals(64, count);
            } catch (SQLException e) {
                assertEquals("HY008", e.getSQLState(), e.getMessage());
            } finally {
                cancel.cancel(false);
            }
        }
    }
}
