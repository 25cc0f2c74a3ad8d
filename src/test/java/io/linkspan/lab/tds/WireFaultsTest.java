package io.linkspan.lab.tds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tds.WireFaults.Admission;
import io.linkspan.lab.tds.WireFaults.Ending;
import io.linkspan.lab.tds.WireFaults.Fate;
import io.linkspan.lab.tsql.ResultSink.StatementKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a client sees of a wire that is at fault. */
class WireFaultsTest {

    @RegisterExtension
    static final ToyExtension TOY = new ToyExtension();

    @BeforeAll
    static void teach() {
        TOY.toy().on("rows", (session, out) -> {
            out.columns(List.of(new Column("t", SqlType.nvarchar(1000))));
            for (int i = 0; i < 100; i++) {
                out.row(new Object[] {"x".repeat(1000)});
            }
            out.done(StatementKind.SELECT, 100);
        });
    }

    @AfterEach
    void mend() {
        TOY.faults(WireFaults.NONE);
    }

    private static void admit(Admission admission) {
        TOY.faults(new WireFaults() {
            @Override
            public Admission admission() {
                return admission;
            }
        });
    }

    private static void packets(LongFunction<Fate> fates) {
        TOY.faults(new WireFaults() {
            @Override
            public Fate packet(long sent) {
                return fates.apply(sent);
            }
        });
    }

    private static int readAll(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("rows")) {
            int count = 0;
            while (rows.next()) {
                count++;
            }
            return count;
        }
    }

    private static SQLException lost(Connection connection) {
        SQLException e = assertThrows(SQLException.class, () -> readAll(connection));
        assertEquals("08S01", e.getSQLState());
        return e;
    }

    @Test
    void refusedConnectionFailsAtOnce() {
        admit(Admission.REFUSE);
        assertEquals("08S01", assertThrows(SQLException.class, () -> TOY.connect("loginTimeout=3")).getSQLState());
    }

    @Test
    void swallowedConnectionTimesOut() {
        admit(Admission.SWALLOW);
        Instant start = Instant.now();
        assertThrows(SQLException.class, () -> TOY.connect("loginTimeout=2;connectRetryCount=0"));
        assertTrue(Duration.between(start, Instant.now()).compareTo(Duration.ofMillis(1500)) > 0);
    }

    @Test
    void cutAmidRowsIsAnIncompleteResponse() throws SQLException {
        packets(sent -> sent < 3 ? Fate.SEND : new Fate(Duration.ZERO, Ending.CLOSE));
        lost(TOY.connect("packetSize=4096"));
    }

    @Test
    void resetIsAReset() throws SQLException {
        packets(sent -> new Fate(Duration.ZERO, Ending.RESET));
        assertTrue(lost(TOY.connect()).getMessage().contains("reset"));
    }

    @Test
    void slowWireIsOnlySlow() throws SQLException {
        packets(sent -> new Fate(Duration.ofMillis(10), Ending.NONE));
        Instant start = Instant.now();
        try (Connection connection = TOY.connect("packetSize=4096")) {
            assertEquals(100, readAll(connection));
        }
        assertTrue(Duration.between(start, Instant.now()).compareTo(Duration.ofMillis(400)) > 0, "50 packets of 10 ms");
    }

    @Test
    void lostPowerEndsIdleConnections() throws SQLException {
        Connection connection = TOY.connect();
        assertEquals(100, readAll(connection));
        TOY.server().disconnectAll();
        lost(connection);
    }
}
