package io.linkspan.lab.tds;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.sqlserver.jdbc.SQLServerError;
import com.microsoft.sqlserver.jdbc.SQLServerException;
import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.ResultSink;
import io.linkspan.lab.tsql.ResultSink.StatementKind;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the unmodified driver of Microsoft makes of answers. */
class AnswersTest {

    @RegisterExtension
    static final ToyExtension TOY = new ToyExtension();

    private Connection connection;

    @BeforeAll
    static void teach() {
        TOY.toy().on("two results and a count", (session, out) -> {
            numbers(out, 2);
            out.done(StatementKind.UPDATE, 7);
            numbers(out, 3);
        }).on("error", (session, out) -> {
            out.error(ServerError.of(50123, 15, 9, "Out of order.").in("dbo.mend").at(4));
            out.failed(StatementKind.SELECT);
        }).on("syntax", (session, out) -> out.error(ServerError.of(102, 15, 1, "Incorrect syntax near 'syntax'.").at(1))).on("error, then rows", (session, out) -> {
            out.error(ServerError.of(50001, 16, 1, "Half way.").at(1));
            out.failed(StatementKind.INSERT);
            numbers(out, 1);
        }).on("rows, then error", (session, out) -> {
            out.columns(List.of(new Column("n", SqlType.INT)));
            out.row(new Object[] {0});
            out.error(ServerError.of(8134, 16, 1, "Divide by zero error encountered.").at(1));
            out.failed(StatementKind.SELECT);
        }).on("two errors", (session, out) -> {
            out.error(ServerError.of(3201, 16, 2, "Cannot open backup device.").at(1));
            out.error(ServerError.of(3013, 16, 1, "BACKUP DATABASE is terminating abnormally.").at(1));
            out.failed(StatementKind.OTHER);
        }).on("warnings", (session, out) -> {
            out.info(0, 1, 0, "printed", 1);
            out.info(50000, 3, 5, "raised", 2);
            out.done(StatementKind.OTHER, -1);
        }).on("insert", (session, out) -> out.done(StatementKind.INSERT, 1)).on("delete", (session, out) -> out.done(StatementKind.DELETE, 3))
            .on("create", (session, out) -> out.done(StatementKind.DDL, -1)).on("set", (session, out) -> out.done(StatementKind.SET, -1)).on("nothing", (session, out) -> { })
            .on("insert;delete;insert", (session, out) -> {
                out.done(StatementKind.INSERT, 1);
                out.done(StatementKind.DELETE, 3);
                out.done(StatementKind.INSERT, 1);
            }).on("fatal", (session, out) -> {
                out.error(ServerError.of(596, 21, 1, "Cannot continue the execution because the session is in the kill state.").at(1));
                out.failed(StatementKind.SELECT);
            }).on("use [shop]", (session, out) -> {
                session.use("shop", out);
                out.done(StatementKind.OTHER, -1);
            }).on("EXEC @P0 = mend @P1, @P2 OUT", (session, out) -> {
                out.output(2, "", SqlType.INT, 42);
                out.output(4, "", SqlType.nvarchar(20), "mended");
                out.done(StatementKind.SELECT, -1);
            }).on("100000 rows", (session, out) -> numbers(out, 100_000)).on("a large row", (session, out) -> {
                out.columns(List.of(new Column("t", SqlType.nvarchar(SqlType.MAX)), new Column("b", SqlType.varbinary(SqlType.MAX))));
                out.row(new Object[] {"ä€".repeat(1_500_000), new byte[3_000_000]});
                out.row(new Object[] {"", new byte[0]});
                out.row(new Object[] {null, null});
                out.done(StatementKind.SELECT, 3);
            }).on("300 columns", (session, out) -> {
                out.columns(new ArrayList<>(java.util.Collections.nCopies(300, new Column("n", SqlType.INT))));
                Object[] values = new Object[300];
                values[0] = 1;
                values[299] = 300;
                out.row(values);
                out.done(StatementKind.SELECT, 1);
            });
    }

    private static void numbers(ResultSink out, int count) {
        out.columns(List.of(new Column("n", SqlType.INT)));
        for (int i = 0; i < count; i++) {
            out.row(new Object[] {i});
        }
        out.done(StatementKind.SELECT, count);
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = TOY.connect();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private static int count(ResultSet rows) throws SQLException {
        int count = 0;
        while (rows.next()) {
            count++;
        }
        return count;
    }

    private SQLServerException fails(String text) {
        return assertThrows(SQLServerException.class, () -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(text);
            }
        });
    }

    private int update(String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(text);
        }
    }

    @Test
    void severalResultsComeInOrder() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertTrue(statement.execute("two results and a count"));
            assertEquals(2, count(statement.getResultSet()));
            assertFalse(statement.getMoreResults());
            assertEquals(7, statement.getUpdateCount());
            assertTrue(statement.getMoreResults());
            assertEquals(3, count(statement.getResultSet()));
            assertFalse(statement.getMoreResults());
            assertEquals(-1, statement.getUpdateCount());
        }
    }

    @Test
    void errorsCarryNumberSeverityStateLineProcedureAndServer() {
        SQLServerError error = fails("error").getSQLServerError();
        assertEquals(List.of(50123, 15, 9, 4L, "dbo.mend", "TOY01", "Out of order."),
                List.of(error.getErrorNumber(), error.getErrorSeverity(), error.getErrorState(), error.getLineNumber(), error.getProcedureName(), error.getServerName(), error.getErrorMessage()));
    }

    @Test
    void errorWithoutAStatementEndsTheAnswer() {
        assertEquals(102, fails("syntax").getErrorCode());
        assertEquals(102, fails("syntax").getErrorCode(), "the connection goes on");
    }

    @Test
    void statementsAfterAFailedOneAreSeen() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertEquals(50001, assertThrows(SQLException.class, () -> statement.execute("error, then rows")).getErrorCode());
            assertTrue(statement.getMoreResults());
            assertEquals(1, count(statement.getResultSet()));
        }
    }

    @Test
    void errorAmidRowsFollowsTheLastRow() throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("rows, then error")) {
            assertTrue(rows.next());
            assertEquals(8134, assertThrows(SQLException.class, rows::next).getErrorCode());
        }
    }

    @Test
    void firstOfSeveralErrorsIsTheMainOne() {
        SQLException first = fails("two errors");
        assertEquals(List.of(3201, 3013), List.of(first.getErrorCode(), first.getNextException().getErrorCode()));
    }

    @Test
    void informationBecomesWarnings() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("warnings");
            SQLWarning printed = statement.getWarnings();
            assertEquals(List.of("printed", "raised"), List.of(printed.getMessage(), printed.getNextWarning().getMessage()));
            assertEquals(50000, printed.getNextWarning().getErrorCode());
        }
    }

    @Test
    void updateCountsFollowTheKindOfStatement() throws SQLException {
        assertEquals(List.of(1, 3, 0, -1, -1), List.of(update("insert"), update("delete"), update("create"), update("set"), update("nothing")));
    }

    @Test
    void joinedBatchesHaveOneCountEach() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.addBatch("insert");
            statement.addBatch("delete");
            statement.addBatch("insert");
            assertArrayEquals(new int[] {1, 3, 1}, statement.executeBatch());
        }
    }

    @Test
    void preparedBatchesHaveOneCountEach() throws SQLException {
        TOY.toy().on("insert @P0", (session, out) -> out.done(StatementKind.INSERT, session.log().size()));
        try (PreparedStatement statement = connection.prepareStatement("insert ?")) {
            for (int i = 0; i < 5; i++) {
                statement.setInt(1, i);
                statement.addBatch();
            }
            assertArrayEquals(new int[] {1, 2, 3, 4, 5}, statement.executeBatch());
        }
    }

    @Test
    void preparedStatementsGoFromTextToHandle() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("anything ?")) {
            for (int i = 0; i < 4; i++) {
                statement.setInt(1, i);
                try (ResultSet rows = statement.executeQuery()) {
                    assertTrue(rows.next());
                    assertEquals(i, rows.getInt(1));
                }
            }
        }
        ToySession session = TOY.toy().sessions().stream().filter(s -> s.log().contains("sp_execute")).findFirst().orElseThrow();
        assertEquals(List.of("sp_executesql", "sp_prepexec", "sp_execute", "sp_execute"), session.log());
    }

    @Test
    void outputParametersComeBack() throws SQLException {
        try (CallableStatement call = connection.prepareCall("{? = call mend(?, ?)}")) {
            call.registerOutParameter(1, Types.INTEGER);
            call.setInt(2, 5);
            call.registerOutParameter(3, Types.NVARCHAR);
            call.execute();
            assertEquals(42, call.getInt(1));
            assertEquals("mended", call.getString(3));
        }
    }

    @Test
    void severity20ClosesTheConnection() throws SQLException {
        assertEquals(596, fails("fatal").getErrorCode());
        assertTrue(connection.isClosed());
        connection = TOY.connect();
        assertEquals(1, update("insert"), "the server goes on");
    }

    @Test
    void killedSessionLosesItsConnectionEvenIfIdle() throws SQLException {
        update("insert");
        TOY.toy().sessions().forEach(ToySession::kill);
        Until.holds(() -> TOY.toy().sessions().isEmpty());
        assertEquals("08S01", fails("insert").getSQLState());
    }

    @Test
    void databaseIsFollowed() throws SQLException {
        connection.setCatalog("shop");
        assertEquals("shop", connection.getCatalog());
    }

    @Test
    void longAnswersAreCutIntoPackets() throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("100000 rows")) {
            for (int i = 0; i < 100_000; i++) {
                assertTrue(rows.next());
                assertEquals(i, rows.getInt(1));
            }
            assertFalse(rows.next());
        }
    }

    @Test
    void largeEmptyAndNullValuesAreToldApart() throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("a large row")) {
            rows.next();
            assertEquals("ä€".repeat(1_500_000), rows.getString(1));
            assertEquals(3_000_000, rows.getBytes(2).length);
            rows.next();
            assertEquals("", rows.getString(1));
            assertEquals(0, rows.getBytes(2).length);
            rows.next();
            assertNull(rows.getString(1));
            assertNull(rows.getBytes(2));
        }
    }

    @Test
    void bitmapOfNullsSpansManyColumns() throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("300 columns")) {
            rows.next();
            assertEquals(List.of(1, 300), List.of(rows.getInt(1), rows.getInt(300)));
            assertNull(rows.getObject(150));
        }
    }
}
