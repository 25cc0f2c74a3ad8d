package io.linkspan.lab.tds;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.tsql.Shell;
import io.linkspan.lab.tsql.run.InstanceServer;
import java.math.BigDecimal;
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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The unmodified driver of Microsoft on an emulated instance: what it sends of its own accord must work. */
class InstanceOverTheWireTest {

    private TdsServer server;
    private Connection connection;

    @BeforeEach
    void connect() throws Exception {
        Shell shell = Shell.open();
        server = new TdsServer(new InstanceServer(shell.instance()), new TlsSettings(new TestCertificates().context(), true, false), WireFaults.NONE);
        connection = open("");
        execute("CREATE TABLE T (id int IDENTITY PRIMARY KEY, name nvarchar(50) NOT NULL, price decimal(10,2) NULL)");
    }

    @AfterEach
    void close() throws Exception {
        connection.close();
        server.close();
    }

    private Connection open(String more) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlserver://localhost:" + server.address().getPort() + ";user=dba;databaseName=Sales;encrypt=false;loginTimeout=10;password=" + Shell.PASSWORD + ";" + more);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String read(String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            return text(rows);
        }
    }

    private static String text(ResultSet rows) throws SQLException {
        List<String> all = new ArrayList<>();
        while (rows.next()) {
            List<String> row = new ArrayList<>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                row.add(rows.getString(i));
            }
            all.add(String.join("|", row));
        }
        return String.join(";", all);
    }

    @Test
    void aConnectionIsValidAndKnowsWhereItIs() throws SQLException {
        assertTrue(connection.isValid(5));
        assertEquals("Sales", connection.getCatalog());
        connection.setCatalog("master");
        assertEquals("master", read("SELECT DB_NAME()"));
        assertEquals("16.00.4165", connection.getMetaData().getDatabaseProductVersion());
    }

    @Test
    void rowsComeBackAsTheyWentIn() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO T (name, price) VALUES (?, ?)")) {
            for (int i = 0; i < 5; i++) {
                insert.setString(1, "näme" + i);
                insert.setBigDecimal(2, i == 3 ? null : new BigDecimal("1.25").multiply(BigDecimal.valueOf(i)));
                assertEquals(1, insert.executeUpdate());
            }
        }
        assertEquals("1|näme0|0.00;2|näme1|1.25;3|näme2|2.50;4|näme3|null;5|näme4|5.00", read("SELECT * FROM T ORDER BY id"));
    }

    @Test
    void generatedKeysComeBack() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO T (name) VALUES (?)", Statement.RETURN_GENERATED_KEYS)) {
            insert.setString(1, "a");
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                assertTrue(keys.next());
                assertEquals(1, keys.getInt(1));
            }
        }
    }

    @Test
    void transactionsAndSavepointsHold() throws SQLException {
        connection.setAutoCommit(false);
        execute("INSERT T (name) VALUES ('kept')");
        Savepoint savepoint = connection.setSavepoint("half");
        execute("INSERT T (name) VALUES ('dropped')");
        connection.rollback(savepoint);
        connection.commit();
        execute("INSERT T (name) VALUES ('gone')");
        connection.rollback();
        connection.setAutoCommit(true);
        assertEquals("kept", read("SELECT name FROM T"));
    }

    @Test
    void everyStatementOfABatchHasItsCount() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.addBatch("INSERT T (name) VALUES ('a'), ('b')");
            statement.addBatch("UPDATE T SET price = 1 WHERE name = 'a'");
            statement.addBatch("DELETE T");
            assertArrayEquals(new int[] {2, 1, 2}, statement.executeBatch());
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT T (name) VALUES (?)")) {
            for (String name : List.of("x", "y", "z")) {
                insert.setString(1, name);
                insert.addBatch();
            }
            assertArrayEquals(new int[] {1, 1, 1}, insert.executeBatch());
        }
    }

    @Test
    void proceduresGiveBackOutputAndStatus() throws SQLException {
        execute("CREATE PROCEDURE twice @in int, @out int OUTPUT AS BEGIN SET @out = 2 * @in; RETURN 7 END");
        try (CallableStatement call = connection.prepareCall("{? = call twice(?, ?)}")) {
            call.registerOutParameter(1, Types.INTEGER);
            call.setInt(2, 21);
            call.registerOutParameter(3, Types.INTEGER);
            call.execute();
            assertEquals(7, call.getInt(1));
            assertEquals(42, call.getInt(3));
        }
    }

    @Test
    void scrollingResultsScroll() throws SQLException {
        execute("INSERT T (name) VALUES ('a'), ('b'), ('c')");
        try (Statement statement = connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY); ResultSet rows = statement.executeQuery("SELECT name FROM T ORDER BY id")) {
            assertTrue(rows.last());
            assertEquals("c", rows.getString(1));
            assertTrue(rows.absolute(2));
            assertEquals("b", rows.getString(1));
            assertTrue(rows.first());
        }
    }

    @Test
    void aLimitOfRowsIsKeptAndGivenUpAgain() throws SQLException {
        execute("INSERT T (name) VALUES ('a'), ('b'), ('c')");
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(2);
            try (ResultSet rows = statement.executeQuery("SELECT name FROM T")) {
                assertEquals("a;b", text(rows));
            }
            statement.setMaxRows(0);
            try (ResultSet rows = statement.executeQuery("SELECT name FROM T")) {
                assertEquals("a;b;c", text(rows));
            }
        }
    }

    @Test
    void aTimeOutEndsAStatementAndNotTheConnection() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            assertThrows(SQLTimeoutException.class, () -> statement.execute("WAITFOR DELAY '00:01:00'"));
        }
        assertEquals("1", read("SELECT 1"));
    }

    @Test
    void metadataNamesTablesColumnsAndKeys() throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables("Sales", "dbo", "T%", new String[] {"TABLE"})) {
            assertTrue(tables.next());
            assertEquals("T", tables.getString("TABLE_NAME"));
            assertFalse(tables.next());
        }
        List<String> columns = new ArrayList<>();
        try (ResultSet rows = connection.getMetaData().getColumns("Sales", "dbo", "T", null)) {
            while (rows.next()) {
                columns.add(rows.getString("COLUMN_NAME") + ":" + rows.getInt("DATA_TYPE"));
            }
        }
        assertEquals(List.of("id:4", "name:-9", "price:3"), columns);
        try (ResultSet catalogs = connection.getMetaData().getCatalogs()) {
            assertTrue(text(catalogs).contains("Sales"));
        }
    }

    @Test
    void anErrorCarriesNumberStateAndLine() {
        SQLException error = assertThrows(SQLException.class, () -> execute("SELECT 1;\nSELECT nope FROM T"));
        assertEquals(207, error.getErrorCode());
        assertTrue(error.getMessage().contains("Invalid column name 'nope'."), error.getMessage());
    }

    @Test
    void aWrongPasswordIsRefused() {
        SQLException error = assertThrows(SQLException.class, () -> open("").unwrap(Connection.class).createStatement().execute("THROW 50001, 'x', 1"));
        assertEquals(50001, error.getErrorCode());
        assertEquals(18456, assertThrows(SQLException.class,
                () -> DriverManager.getConnection("jdbc:sqlserver://localhost:" + server.address().getPort() + ";user=dba;password=nope;encrypt=false;loginTimeout=10")).getErrorCode());
        assertEquals(4060, assertThrows(SQLException.class,
                () -> DriverManager.getConnection("jdbc:sqlserver://localhost:" + server.address().getPort() + ";user=dba;password=" + Shell.PASSWORD + ";databaseName=nope;encrypt=false;loginTimeout=10;connectRetryCount=0")).getErrorCode());
    }

    @Test
    void formatOnlyDescribesWithoutRows() throws SQLException {
        execute("INSERT T (name) VALUES ('a')");
        try (PreparedStatement statement = connection.prepareStatement("SET FMTONLY ON SELECT * FROM T SET FMTONLY OFF"); ResultSet rows = statement.executeQuery()) {
            assertEquals(3, rows.getMetaData().getColumnCount());
            assertFalse(rows.next());
        }
    }
}
