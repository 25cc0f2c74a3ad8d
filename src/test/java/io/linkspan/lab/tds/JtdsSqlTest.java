package io.linkspan.lab.tds;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.engine.Edition;
import io.linkspan.lab.engine.InstanceSpec;
import io.linkspan.lab.tsql.Shell;
import io.linkspan.lab.tsql.admin.Administration;
import io.linkspan.lab.tsql.run.InstanceServer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Properties;
import net.sourceforge.jtds.jdbc.Driver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that has nothing to do with Microsoft or with us in ordinary use, with the real interpreter behind the wire. */
@Timeout(120)
class JtdsSqlTest {

    @TempDir
    static Path folder;

    private static TdsServer server;
    private Connection connection;

    @BeforeAll
    static void start() throws Exception {
        Shell shell = Shell.open(InstanceSpec.sqlServer("SQL1", "10.0.0.4", "16.0.4165.4", Edition.ENTERPRISE), folder);
        server = new TdsServer(new InstanceServer(shell.instance(), Administration::execute), new TlsSettings(new TestCertificates().context(), true, false), WireFaults.NONE);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void open() throws SQLException {
        connection = connect();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private static Connection connect() throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", "dba");
        login.setProperty("password", Shell.PASSWORD);
        return new Driver().connect("jdbc:jtds:sqlserver://localhost:" + server.address().getPort() + "/Sales;loginTimeout=20;ssl=require", login);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String value(Connection by, String sql) throws SQLException {
        try (Statement statement = by.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            assertTrue(rows.next());
            return rows.getString(1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, quoteCharacter = '`', value = {
        "cast(255 as tinyint)|255", "cast(-32768 as smallint)|-32768", "cast(-2147483648 as int)|-2147483648", "cast(-9223372036854775808 as bigint)|-9223372036854775808", "cast(1 as bit)|1",
        "cast(-1.5e300 as float)|-1.5E300", "cast(1.25 as real)|1.25", "cast(37000000012800001 as numeric(25,0))|37000000012800001", "cast(-12345.6789 as decimal(9,4))|-12345.6789",
        "cast(-9999999999999999999999999999.9999999999 as decimal(38,10))|-9999999999999999999999999999.9999999999", "cast(-922337203685477.5808 as money)|-922337203685477.5808",
        "cast(214748.3647 as smallmoney)|214748.3647", "cast('1999-12-31T23:59:59.997' as datetime)|1999-12-31 23:59:59.997", "cast('2024-02-29T12:30:00' as smalldatetime)|2024-02-29 12:30:00.0",
        "cast('0001-01-01' as date)|0001-01-01", "cast('9999-12-31' as date)|9999-12-31", "cast('23:59:58.1234567' as time)|23:59:58.1234567", "cast('2024-02-29T23:59:58.1234567' as datetime2)|2024-02-29 23:59:58.1234567",
        "cast('2024-02-29T01:02:03.125+05:30' as datetimeoffset(3))|2024-02-29 01:02:03.125 +05:30", "cast('01234567-89ab-cdef-0123-456789abcdef' as uniqueidentifier)|01234567-89AB-CDEF-0123-456789ABCDEF",
        "cast(N'日本' as nchar(3))|`日本 `", "cast(N'日本 𝄞' as nvarchar(20))|日本 𝄞", "cast('ab€' as char(5))|`ab€  `", "cast('Größe €' as varchar(20))|Größe €", "cast('a]b' as sysname)|a]b",
        "cast(0x0102 as binary(4))|01020000", "cast(0xff as varbinary(8))|FF", "cast('' as varchar(max))|``", "cast(N'é' as nvarchar(max))|é", "cast('<a>é</a>' as xml)|<a>é</a>",
        "cast(cast(7 as bigint) as sql_variant)|7", "cast(cast(N'日本' as nvarchar(5)) as sql_variant)|日本", "cast(cast(1.25 as decimal(9,2)) as sql_variant)|1.25", "serverproperty('ServerName')|SQL1"})
    void typeIsRead(String expression, String expected) throws SQLException {
        assertEquals(expected, value(connection, "select " + expression));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tinyint", "smallint", "int", "bigint", "bit", "float", "real", "numeric(25,0)", "money", "smallmoney", "datetime", "smalldatetime", "date", "time(7)", "datetime2(7)", "datetimeoffset(7)",
        "uniqueidentifier", "nchar(3)", "nvarchar(3)", "char(3)", "varchar(3)", "binary(3)", "varbinary(3)", "varchar(max)", "nvarchar(max)", "varbinary(max)", "xml", "sql_variant"})
    void nullIsRead(String type) throws SQLException {
        assertNull(value(connection, "select cast(null as " + type + ")"));
    }

    @Test
    void bigValuesGoThereAndBack() throws SQLException {
        String text = "ä日".repeat(100_000);
        byte[] bytes = new byte[500_000];
        bytes[499_999] = 7;
        assertEquals("x".repeat(1_000_000), value(connection, "select replicate(cast('x' as varchar(max)), 1000000)"));
        try (PreparedStatement statement = connection.prepareStatement("select ?, ?")) {
            statement.setString(1, text);
            statement.setBytes(2, bytes);
            try (ResultSet rows = statement.executeQuery()) {
                assertTrue(rows.next());
                assertEquals(text, rows.getString(1));
                assertArrayEquals(bytes, rows.getBytes(2));
            }
        }
    }

    @Test
    void parametersComeBack() throws SQLException {
        Object[] given = {5, 1L << 40, true, 2.5, new BigDecimal("-1.25"), "a]b';--é日本", Timestamp.valueOf("2024-02-29 23:59:58.123")};
        try (PreparedStatement statement = connection.prepareStatement("select ?, ?, ?, ?, ?, ?, ?, ?")) {
            for (int times = 0; times < 3; times++) {
                for (int i = 0; i < given.length; i++) {
                    statement.setObject(i + 1, given[i]);
                }
                statement.setNull(given.length + 1, Types.VARCHAR);
                try (ResultSet rows = statement.executeQuery()) {
                    assertTrue(rows.next());
                    for (int i = 0; i < given.length; i++) {
                        assertEquals(given[i], rows.getObject(i + 1) instanceof BigDecimal d && given[i] instanceof Long ? (Object) d.longValueExact() : rows.getObject(i + 1));
                    }
                    assertNull(rows.getObject(given.length + 1));
                }
            }
        }
    }

    @Test
    void aCallByNameReturnsItsStatusAndItsOutputs() throws SQLException {
        execute("create or alter procedure dbo.twice @a int, @b int output as begin set @b = @a * 2 return 7 end");
        try (CallableStatement call = connection.prepareCall("{? = call dbo.twice(?, ?)}")) {
            call.registerOutParameter(1, Types.INTEGER);
            call.setInt(2, 21);
            call.registerOutParameter(3, Types.INTEGER);
            call.execute();
            assertEquals("7 42", call.getInt(1) + " " + call.getInt(3));
        }
    }

    @Test
    void transactionsCommitRollBackAndGoBackToSavepoints() throws SQLException {
        execute("create table dbo.w (i int primary key)");
        try (Connection other = connect()) {
            connection.setAutoCommit(false);
            execute("insert dbo.w values (1)");
            assertEquals("0", value(other, "select count(*) from dbo.w"));
            connection.rollback();
            execute("insert dbo.w values (2)");
            Savepoint half = connection.setSavepoint("half");
            execute("insert dbo.w values (3)");
            connection.rollback(half);
            connection.commit();
            assertEquals("2", value(other, "select sum(i) from dbo.w"));
            assertEquals(2627, assertThrows(SQLException.class, () -> execute("insert dbo.w values (4), (2)")).getErrorCode());
            connection.commit();
            assertEquals("1", value(other, "select count(*) from dbo.w"));
        }
    }

    @Test
    void batchesCount() throws SQLException {
        execute("create table #b (i int)");
        try (PreparedStatement insert = connection.prepareStatement("insert #b values (?)")) {
            for (int i = 0; i < 5; i++) {
                insert.setInt(1, i);
                insert.addBatch();
            }
            assertArrayEquals(new int[] {1, 1, 1, 1, 1}, insert.executeBatch());
        }
        try (Statement statement = connection.createStatement()) {
            assertEquals(3, statement.executeUpdate("delete #b where i > 1"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"102|select * from sys.databases where ,", "137|select @nobody", "207|select nobody from sys.databases", "208|select * from nobody", "245|select cast('abc' as int)",
        "911|use nobody", "2812|exec nobody", "8134|select 1 / 0", "50000|raiserror('said', 16, 1)", "51000|throw 51000, 'thrown', 1"})
    void errorComesWithItsNumber(int number, String batch) throws SQLException {
        assertEquals(number, assertThrows(SQLException.class, () -> value(connection, batch)).getErrorCode());
        assertEquals("1", value(connection, "select 1"));
    }

    @Test
    void timeOutAndCancelEndAWait() throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            assertEquals("HYT00", assertThrows(SQLException.class, () -> statement.execute("waitfor delay '00:01:00'")).getSQLState());
        }
        try (Statement statement = connection.createStatement(); Connection other = connect()) {
            Thread canceller = Thread.ofVirtual().start(() -> {
                try {
                    while (value(other, "select count(*) from sys.dm_exec_requests where wait_type = 'WAITFOR'").equals("0")) {
                        Thread.onSpinWait();
                    }
                    statement.cancel();
                } catch (SQLException e) {
                    throw new AssertionError(e);
                }
            });
            assertThrows(SQLException.class, () -> statement.execute("waitfor delay '00:01:00'"));
            canceller.join();
        }
        assertEquals("1", value(connection, "select 1"));
    }
}
