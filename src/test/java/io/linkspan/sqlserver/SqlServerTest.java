package io.linkspan.sqlserver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.model.Problem;
import io.linkspan.model.Problem.Kind;
import io.linkspan.model.ProblemException;
import io.linkspan.model.ServerVersion;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements through the real driver to a real language. */
class SqlServerTest {

    private static Harbour harbour;
    private SqlServer server;

    @BeforeAll
    static void openHarbour() throws IOException, GeneralSecurityException {
        harbour = new Harbour();
        harbour.instance.databases().create("a]b{fn x}';--é");
    }

    @AfterAll
    static void closeHarbour() throws IOException {
        harbour.close();
    }

    @BeforeEach
    void open() {
        server = SqlServer.open(harbour.connect());
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theServerSaysWhoItIs() {
        ServerIdentity identity = server.identity();
        assertEquals("HARBOUR01", identity.serverName());
        assertEquals(ServerVersion.of("16.0.4165.4"), identity.version());
        assertEquals(3, identity.engineEdition());
        assertFalse(identity.isManagedInstance());
    }

    @Test
    void valuesOfEveryKindAreRead() {
        Row row = server.query("SELECT N'é漢' AS t, 42 AS n, CAST(1 AS bit) AS f, 0x00FF AS b, CAST(1234567890123456789012345 AS numeric(25,0)) AS lsn, CAST('2026-01-02T03:04:05' AS datetime) AS d, NULL AS nothing", r -> r).getFirst();
        assertEquals("é漢", row.text("T"));
        assertEquals(42, row.number("n"));
        assertTrue(row.flag("f"));
        assertArrayEquals(new byte[] {0, (byte) 0xff}, row.bytes("b"));
        assertEquals("1234567890123456789012345", row.maybeLsn("lsn").orElseThrow().toString());
        assertEquals("2026-01-02T03:04:05", row.maybeTime("d").orElseThrow().toString());
        assertTrue(row.isNull("nothing") && row.maybeText("nothing").isEmpty() && !row.flag("nothing"));
        assertThrows(IllegalStateException.class, () -> row.text("nothing"));
        assertThrows(IllegalArgumentException.class, () -> row.text("other"));
    }

    @Test
    void parametersTravelAsValues() {
        assertEquals(List.of("it's ]"), server.query("SELECT ? AS a WHERE 1 = ?", r -> r.text("a"), "it's ]", 1));
        assertTrue(server.first("SELECT 1 AS a WHERE 1 = ?", r -> r.number("a"), 2).isEmpty());
    }

    @Test
    void severalResultsComeInOneRoundTrip() {
        List<List<Row>> results = server.results(SqlServer.PATIENCE, "SELECT 1 AS a; DECLARE @x int = 2; SELECT @x AS a UNION ALL SELECT 3; SELECT 4 AS a WHERE 1 = 0;");
        assertEquals(List.of(1, 2, 0), results.stream().map(List::size).toList());
    }

    @Test
    void quotedNamesAndTextsArriveWhole() {
        String odd = "a]b{fn x}';--é";
        assertEquals(List.of(odd), server.query("SELECT name FROM sys.databases WHERE name = " + TSql.text(odd), r -> r.text("name")));
        assertEquals(odd, server.query("USE " + TSql.name(odd) + "; SELECT DB_NAME() AS name", r -> r.text("name")).getFirst());
    }

    @Test
    void everyCallBeginsInMaster() {
        server.execute("USE " + TSql.name("a]b{fn x}';--é"));
        assertEquals("master", server.query("SELECT DB_NAME() AS name", r -> r.text("name")).getFirst());
    }

    @Test
    void anErrorAfterTheFirstResultIsNotLost() {
        assertEquals(208, problem(() -> server.execute("SELECT 1 AS a; SELECT * FROM no_such_table_here")).number().orElseThrow());
    }

    @Test
    void theFirstOfSeveralErrorsIsTheProblemAndTheRestIsShown() {
        Problem problem = problem(() -> server.execute("RAISERROR(N'first one', 16, 1); RAISERROR(N'second one', 16, 1)"));
        assertEquals(50000, problem.number().orElseThrow());
        assertEquals("first one", problem.text());
        assertTrue(problem.raw().contains("second one"), problem.raw());
    }

    @Test
    void aKnownNumberGetsPlainWordsAndAnUnknownOneTheServersOwn() {
        Problem known = problem(() -> server.query("SELECT * FROM sys.no_such_view", r -> r));
        assertEquals("no-such-object", known.code());
        assertTrue(known.raw().contains("Msg 208") && known.raw().contains("no_such_view"), known.raw());
        assertEquals("sql-error", problem(() -> server.execute("RAISERROR(N'odd', 16, 1)")).code());
    }

    @Test
    void theConnectionStaysUsableAfterAnError() {
        problem(() -> server.execute("SELECT 1/0 AS a"));
        assertEquals(1, server.query("SELECT 1 AS a", r -> r.number("a")).getFirst());
    }

    @Test
    void aStatementThatOutlastsItsPatienceIsCancelled() {
        Instant begin = Instant.now();
        Problem problem = problem(() -> server.execute("WAITFOR DELAY '00:01:00'", Duration.ofSeconds(1)));
        assertEquals(Kind.TIMED_OUT, problem.kind());
        assertTrue(Duration.between(begin, Instant.now()).toSeconds() < 20);
        assertEquals(1, server.query("SELECT 1 AS a", r -> r.number("a")).getFirst());
    }

    @Test
    void anotherThreadMayCancel() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor(); SqlServer observer = SqlServer.open(harbour.connect())) {
            Future<Problem> waiting = executor.submit(() -> problem(() -> server.execute("WAITFOR DELAY '00:01:00'", Duration.ofMinutes(2))));
            while (observer.query("SELECT session_id FROM sys.dm_exec_requests WHERE session_id <> @@SPID", r -> r).isEmpty()) {
                Thread.onSpinWait();
            }
            server.cancel();
            assertEquals("cancelled", waiting.get().code());
        }
    }

    @Test
    void aQuestionOverAConnectionThatWasLostIsAskedOverANewOne() {
        assertEquals(1, server.query("SELECT 1 AS a", r -> r.number("a")).getFirst());
        harbour.tds.disconnectAll();
        assertEquals(1, server.query("SELECT 1 AS a", r -> r.number("a")).getFirst());
    }

    @Test
    void aChangeWhoseAnswerWasLostIsUnclear() {
        harbour.tds.disconnectAll();
        assertEquals(Kind.UNCLEAR, problem(() -> server.execute("SELECT 1 AS a")).kind());
    }

    @Test
    void oneHolderHasTheLockAndTheOtherIsToldWho() {
        try (SqlServer other = SqlServer.open(harbour.connect()); AppLock lock = server.lock("sales")) {
            assertTrue(lock.isHeld());
            Problem refused = problem(() -> other.lock("sales"));
            assertEquals("locked", refused.code());
            assertTrue(refused.text().contains("op on "), refused.text());
            other.lock("stock").close();
        }
        server.lock("sales").close();
    }

    @Test
    void aLockEndsWithItsConnection() {
        AppLock lock = server.lock("sales");
        harbour.tds.disconnectAll();
        assertFalse(lock.isHeld());
        lock.close();
    }

    private static Problem problem(Runnable call) {
        return assertThrows(ProblemException.class, call::run).problem();
    }
}
