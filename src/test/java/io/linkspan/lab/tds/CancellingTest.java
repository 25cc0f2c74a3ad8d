package io.linkspan.lab.tds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.ResultSink.StatementKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Attentions of the unmodified driver of Microsoft, at every possible moment. */
@Timeout(120)
class CancellingTest {

    private static final int STORM = 400;

    @RegisterExtension
    static final ToyExtension TOY = new ToyExtension();

    @BeforeAll
    static void teach() {
        TOY.toy().on("wait", (session, out) -> session.waitForCancel()).on("rows without end", (session, out) -> {
            out.columns(List.of(new Column("n", SqlType.INT)));
            for (int i = 0; !session.cancelled(); i++) {
                out.row(new Object[] {i});
            }
        }).on("some rows", (session, out) -> {
            out.columns(List.of(new Column("n", SqlType.INT)));
            for (int i = 0; i < 2000 && !session.cancelled(); i++) {
                out.row(new Object[] {i});
            }
            out.done(StatementKind.SELECT, 2000);
        }).on("one", (session, out) -> {
            out.columns(List.of(new Column("n", SqlType.INT)));
            out.row(new Object[] {1});
            out.done(StatementKind.SELECT, 1);
        });
    }

    private static void stillAnswers(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("one")) {
            assertTrue(rows.next());
            assertEquals(1, rows.getInt(1));
        }
    }

    @Test
    void timeOutEndsARequestAndKeepsTheConnection() throws SQLException {
        try (Connection connection = TOY.connect(); Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            assertEquals("HY008", assertThrows(SQLTimeoutException.class, () -> statement.execute("wait")).getSQLState());
            stillAnswers(connection);
        }
    }

    @Test
    void cancelEndsAWaitingRequest() throws SQLException {
        try (Connection connection = TOY.connect(); Statement statement = connection.createStatement(); ScheduledExecutorService later = Executors.newScheduledThreadPool(1)) {
            later.schedule(() -> {
                statement.cancel();
                return null;
            }, 100, TimeUnit.MILLISECONDS);
            assertEquals("HY008", assertThrows(SQLException.class, () -> statement.execute("wait")).getSQLState());
            stillAnswers(connection);
        }
    }

    @Test
    void cancelEndsRowsWithoutEnd() throws SQLException {
        try (Connection connection = TOY.connect(); Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery("rows without end");
            assertTrue(rows.next());
            statement.cancel();
            assertThrows(SQLException.class, () -> {
                while (rows.next()) {
                    rows.getInt(1);
                }
            });
            stillAnswers(connection);
        }
    }

    @Test
    void closingAResultWithoutEndEndsItToo() throws SQLException {
        try (Connection connection = TOY.connect()) {
            try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("rows without end")) {
                assertTrue(rows.next());
                statement.cancel();
            }
            stillAnswers(connection);
        }
    }

    @Test
    void lostConnectionEndsItsRequest() throws SQLException {
        Connection connection = TOY.connect();
        Thread.ofVirtual().start(() -> assertThrows(SQLException.class, () -> connection.createStatement().execute("wait")));
        Until.holds(() -> TOY.toy().sessions().stream().anyMatch(s -> s.log().contains("wait")));
        TOY.server().disconnectAll();
        Until.holds(() -> TOY.toy().sessions().isEmpty());
    }

    @Test
    void stormOfCancelsLeavesTheConnectionUsable() throws SQLException {
        long seed = System.nanoTime();
        System.out.println("seed of the storm of cancels: " + seed);
        Random random = new Random(seed);
        int cancelled = 0;
        try (Connection connection = TOY.connect(); ScheduledExecutorService later = Executors.newScheduledThreadPool(1)) {
            for (int i = 0; i < STORM; i++) {
                cancelled += cancelled(connection, later, random.nextInt(1500)) ? 1 : 0;
            }
            stillAnswers(connection);
        }
        assertTrue(cancelled > 0 && cancelled < STORM, cancelled + " of " + STORM + " were cancelled: the storm was none");
    }

    /** Runs a request against a cancel after so many microseconds; a result that was not cancelled must be complete. */
    private static boolean cancelled(Connection connection, ScheduledExecutorService later, int delay) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            var cancel = later.schedule(() -> {
                statement.cancel();
                return null;
            }, delay, TimeUnit.MICROSECONDS);
            try (ResultSet rows = statement.executeQuery("some rows")) {
                int count = 0;
                while (rows.next()) {
                    count++;
                }
                assertEquals(2000, count);
                return false;
            } catch (SQLException e) {
                assertEquals("HY008", e.getSQLState(), e.getMessage());
                return true;
            } finally {
                cancel.cancel(false);
            }
        }
    }
}
