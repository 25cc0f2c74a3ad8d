package io.linkspan.lab.tds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.ResultSink.StatementKind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the unmodified driver of Microsoft gets in, and what it is told when it does not. */
class ConnectingTest {

    @RegisterExtension
    static final ToyExtension TOY = new ToyExtension();

    @RegisterExtension
    static final ToyExtension OLD = new ToyExtension(false, false);

    @RegisterExtension
    static final ToyExtension ENCRYPTING = new ToyExtension(true, true);

    @BeforeAll
    static void teach() {
        for (ToyExtension server : List.of(TOY, OLD, ENCRYPTING)) {
            server.toy().on("SELECT 1", (session, out) -> {
                out.columns(List.of(new Column("", SqlType.INT)));
                out.row(new Object[] {1});
                out.done(StatementKind.SELECT, 1);
            });
        }
    }

    private static void answers(Connection connection) throws SQLException {
        try (connection; Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("SELECT 1")) {
            assertTrue(rows.next());
            assertEquals(1, rows.getInt(1));
        }
    }

    private String trusting(String more) throws Exception {
        return "encrypt=true;trustStore=" + TOY.trustStore() + ";trustStoreType=PKCS12;trustStorePassword=" + TestCertificates.STORE_PASSWORD + ";" + more;
    }

    @Test
    void encryptsOnlyTheLogin() throws Exception {
        answers(TOY.connect("encrypt=false"));
    }

    @Test
    void validatesChainAndHostName() throws Exception {
        answers(TOY.connect(trusting("")));
    }

    @Test
    void refusesAnotherHostName() {
        SQLException e = assertThrows(SQLException.class, () -> TOY.connect(trusting("hostNameInCertificate=elsewhere.example")));
        assertTrue(e.getMessage().contains("Failed to validate the server name"), e.getMessage());
    }

    @Test
    void refusesAnUnknownAuthority() {
        SQLException e = assertThrows(SQLException.class, () -> TOY.connect("encrypt=true"));
        assertTrue(e.getMessage().contains("PKIX path building failed"), e.getMessage());
    }

    @Test
    void speaksTds8WithThePinnedCertificate() throws Exception {
        answers(TOY.connect("encrypt=strict;serverCertificate=" + TOY.serverPem()));
    }

    @Test
    void refusesAnotherPinnedCertificate() throws Exception {
        Path other = TOY.authorityPem();
        assertThrows(SQLException.class, () -> TOY.connect("encrypt=strict;serverCertificate=" + other));
    }

    @Test
    void doesNotSpeakTds8WhereTheVersionDoesNot() throws Exception {
        Path pem = OLD.serverPem();
        SQLException e = assertThrows(SQLException.class, () -> OLD.connect("encrypt=strict;serverCertificate=" + pem));
        assertEquals("08S01", e.getSQLState());
    }

    @Test
    void encryptsEverythingWhereTheServerInsists() throws Exception {
        answers(ENCRYPTING.connect("encrypt=false;trustServerCertificate=true"));
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 4096, 8000, 16384, 32767})
    void agreesOnAPacketSize(int size) throws Exception {
        answers(TOY.connect("packetSize=" + size));
        answers(TOY.connect("encrypt=true;trustServerCertificate=true;packetSize=" + size));
    }

    @Test
    void wrongPasswordIs18456() {
        SQLException e = assertThrows(SQLException.class, () -> TOY.connect("password=wrong"));
        assertEquals(18456, e.getErrorCode());
        assertTrue(e.getMessage().startsWith("Login failed for user 'sa'."), e.getMessage());
    }

    @Test
    void unknownDatabaseIs4060AndThenAFailedLogin() {
        SQLException e = assertThrows(SQLException.class, () -> TOY.connect("databaseName=nowhere;connectRetryCount=0"));
        assertEquals(4060, e.getErrorCode());
        assertEquals(18456, e.getNextException().getErrorCode());
    }

    @Test
    void passesOnWhatTheLoginSays() throws Exception {
        TOY.connect("databaseName=Ärger;applicationName=unit test;workstationID=desk;applicationIntent=ReadOnly").close();
        var login = TOY.toy().lastLogin();
        assertEquals(List.of("sa", "Ärger", "unit test", "desk", "localhost", true),
                List.of(login.user(), login.database(), login.application(), login.host(), login.server(), login.readOnlyIntent()));
        assertEquals("\0".repeat(ToyServer.PASSWORD.length()), new String(login.password()), "the password is wiped after the login");
    }

    @Test
    void tellsVersionAndDatabase() throws Exception {
        try (Connection connection = TOY.connect("databaseName=shop")) {
            assertEquals("16.00.4165", connection.getMetaData().getDatabaseProductVersion());
            assertEquals("shop", connection.getCatalog());
        }
    }

    @Test
    void sessionEndsWithTheConnection() throws Exception {
        Connection connection = TOY.connect();
        Until.holds(() -> TOY.toy().sessions().size() == 1);
        connection.close();
        Until.holds(() -> TOY.toy().sessions().isEmpty());
    }
}
