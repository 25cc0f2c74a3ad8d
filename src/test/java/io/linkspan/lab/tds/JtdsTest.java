package io.linkspan.lab.tds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.ResultSink.StatementKind;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Properties;
import net.sourceforge.jtds.jdbc.Driver;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A second client, unrelated to the first, that speaks TDS 7.1. */
class JtdsTest {

    @RegisterExtension
    static final ToyExtension TOY = new ToyExtension();

    @RegisterExtension
    static final ToyExtension ENCRYPTING = new ToyExtension(true, true);

    @BeforeAll
    static void teach() {
        for (ToyExtension server : List.of(TOY, ENCRYPTING)) {
            server.toy().on("SELECT @@MAX_PRECISION SET TRANSACTION ISOLATION LEVEL READ COMMITTED SET IMPLICIT_TRANSACTIONS OFF SET QUOTED_IDENTIFIER ON SET TEXTSIZE 2147483647", (session, out) -> {
                out.columns(List.of(new Column("", SqlType.TINYINT)));
                out.row(new Object[] {(short) 38});
                out.done(StatementKind.SELECT, 1);
            });
        }
        TOY.toy().on("types", (session, out) -> {
            out.columns(List.of(new Column("i", SqlType.INT), new Column("t", SqlType.nvarchar(20)), new Column("m", SqlType.nvarchar(SqlType.MAX)), new Column("x", SqlType.XML),
                    new Column("d", SqlType.DATE), new Column("h", SqlType.parse("time(3)")), new Column("dt", SqlType.parse("datetime2(7)")), new Column("o", SqlType.parse("datetimeoffset(0)")),
                    new Column("n", SqlType.parse("numeric(25,2)")), new Column("b", SqlType.varbinary(SqlType.MAX)), new Column("v", SqlType.varchar(SqlType.MAX))));
            out.row(new Object[] {1, "日本", "long", "<a/>", LocalDate.of(2024, 2, 29), LocalTime.of(1, 2, 3), LocalDateTime.of(2024, 2, 29, 1, 2, 3),
                OffsetDateTime.parse("2024-02-29T01:02:03+02:00"), new BigDecimal("1.25"), new byte[] {1}, "ä"});
            out.row(new Object[11]);
            out.done(StatementKind.SELECT, 2);
        }).on("error", (session, out) -> {
            out.error(ServerError.of(208, 16, 1, "Invalid object name 'x'.").at(3));
            out.failed(StatementKind.SELECT);
        }).on("update", (session, out) -> out.done(StatementKind.UPDATE, 4));
    }

    private static Connection connect(ToyExtension server, String properties) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", "sa");
        login.setProperty("password", ToyServer.PASSWORD);
        return new Driver().connect("jdbc:jtds:sqlserver://localhost:" + server.port() + "/shop;loginTimeout=10" + properties, login);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";ssl=require"})
    void logsInWithAndWithoutEncryption(String ssl) throws SQLException {
        try (Connection connection = connect(TOY, ssl)) {
            assertEquals("shop", connection.getCatalog());
        }
    }

    @Test
    void isRefusedWithoutEncryptionWhereTheServerInsists() throws SQLException {
        assertEquals(17835, assertThrows(SQLException.class, () -> connect(ENCRYPTING, "")).getErrorCode());
        connect(ENCRYPTING, ";ssl=require").close();
    }

    @Test
    void version70IsRefusedClearly() {
        SQLException e = assertThrows(SQLException.class, () -> connect(TOY, ";TDS=7.0"));
        assertTrue(e.getMessage().contains("speaks TDS 7.1 to 7.4"), e.getMessage());
    }

    @Test
    void newerTypesArriveAsText() throws SQLException {
        try (Connection connection = connect(TOY, ""); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("types")) {
            assertTrue(rows.next());
            assertEquals(List.of("1", "日本", "long", "<a/>", "2024-02-29", "01:02:03.000", "2024-02-29 01:02:03.0000000", "2024-02-29 01:02:03 +02:00", "1.25", "01", "ä"), texts(rows));
            assertTrue(rows.next());
            for (int i = 1; i <= 11; i++) {
                assertNull(rows.getObject(i));
            }
        }
    }

    private static List<String> texts(ResultSet rows) throws SQLException {
        String[] texts = new String[11];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = rows.getString(i + 1);
        }
        return List.of(texts);
    }

    @Test
    void errorsAndCountsArrive() throws SQLException {
        try (Connection connection = connect(TOY, ""); Statement statement = connection.createStatement()) {
            assertEquals(208, assertThrows(SQLException.class, () -> statement.execute("error")).getErrorCode());
            assertEquals(4, statement.executeUpdate("update"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {";prepareSQL=0", ";prepareSQL=2", ";prepareSQL=3"})
    void parametersComeBack(String prepare) throws SQLException {
        TOY.toy().on("give back 5 , N'ä'", (session, out) -> {
            out.columns(List.of(new Column("", SqlType.INT), new Column("", SqlType.nvarchar(1))));
            out.row(new Object[] {5, "ä"});
            out.done(StatementKind.SELECT, 1);
        });
        try (Connection connection = connect(TOY, prepare); PreparedStatement statement = connection.prepareStatement("give back ?, ?")) {
            for (int i = 0; i < 3; i++) {
                statement.setInt(1, 5);
                statement.setString(2, "ä");
                try (ResultSet rows = statement.executeQuery()) {
                    assertTrue(rows.next());
                    assertEquals(List.of(5, "ä"), List.of(rows.getInt(1), rows.getString(2)));
                }
            }
        }
    }
}
