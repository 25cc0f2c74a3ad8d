package io.linkspan.lab.tsql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Errors by number and line, and what they end. */
class RefusalsTest {

    private final Shell shell = Shell.open();

    @BeforeEach
    void table() {
        shell.rows("CREATE TABLE T (id int PRIMARY KEY, v varchar(5) NOT NULL, n int CHECK (n > 0))");
    }

    @TestFactory
    Stream<DynamicTest> wrongStatementsHaveTheirNumbers() {
        Map<String, Integer> numbers = Map.ofEntries(
                Map.entry("SELECT nope FROM T", 207), Map.entry("SELECT * FROM nope", 208), Map.entry("SELECT id FROM T a JOIN T b ON a.id = b.id", 209), Map.entry("SELECT x.id FROM T", 4104),
                Map.entry("SELECT nope(1)", 195), Map.entry("SELECT dbo.nope(1)", 4121), Map.entry("EXEC nope", 2812), Map.entry("SELECT @x", 137), Map.entry("DECLARE @x int; DECLARE @X int", 134),
                Map.entry("SELECT id, COUNT(*) FROM T", 8120), Map.entry("SELECT 1 UNION SELECT 1, 2", 205), Map.entry("SELECT (SELECT 1 UNION ALL SELECT 2)", 512), Map.entry("SELECT (SELECT 1, 2)", 116),
                Map.entry("SELECT 1 WHERE COUNT(*) = 1", 147), Map.entry("SELECT 1 / 0", 8134), Map.entry("SELECT 1 + 'a'", 245), Map.entry("SELECT CAST(300 AS tinyint)", 220), Map.entry("SELECT 2147483647 + 1", 8115),
                Map.entry("SELECT * FROM (SELECT id FROM T ORDER BY id) t", 1033), Map.entry("SELECT id FROM T ORDER BY 5", 108), Map.entry("SELECT DISTINCT id FROM T ORDER BY v", 145),
                Map.entry("SELECT * FROM (SELECT 1) t", 8155), Map.entry("SELECT * FROM T t JOIN T t ON 1 = 1", 1011), Map.entry("SELECT ROW_NUMBER() OVER () FROM T", 4112), Map.entry("SELECT id FROM T WHERE ROW_NUMBER() OVER (ORDER BY id) = 1", 4108),
                Map.entry("INSERT T VALUES (1, 'toolong', 1)", 2628), Map.entry("INSERT T VALUES (1, NULL, 1)", 515), Map.entry("INSERT T VALUES (1, 'a', 0)", 547), Map.entry("INSERT T VALUES (1, 'a', 1), (1, 'b', 1)", 2627),
                Map.entry("INSERT T VALUES (1)", 213), Map.entry("INSERT T (id, v) VALUES (1)", 109), Map.entry("INSERT T (id, nope) VALUES (1, 'a')", 207), Map.entry("UPDATE T SET nope = 1", 207), Map.entry("DELETE nope", 208),
                Map.entry("CREATE TABLE T (a int)", 2714), Map.entry("DROP TABLE nope", 3701), Map.entry("COMMIT", 3902), Map.entry("ROLLBACK", 3903), Map.entry("SAVE TRAN s", 628), Map.entry("USE nope", 911),
                Map.entry("THROW", 10704), Map.entry("THROW 50005, 'x', 1", 50005), Map.entry("RAISERROR('x', 16, 1)", 50000), Map.entry("SELECT FROM", 156), Map.entry("EXEC sp_execute 99", 8179),
                Map.entry("WITH n AS (SELECT 1 AS i UNION ALL SELECT i FROM n) SELECT i FROM n", 530), Map.entry("SET @x = 1", 137), Map.entry("OPEN nope", 16916), Map.entry("DELETE sys.databases", 259),
                Map.entry("EXEC sp_executesql N'SELECT @a', N'@a int'", 8178), Map.entry("WAITFOR DELAY 'soon'", 148), Map.entry("SET SHOWPLAN_ALL ON", 40000),
                Map.entry("SELECT id FROM T WHERE v = 'a' COLLATE Japanese_CI_AS", 40000), Map.entry("CREATE TABLE C (v varchar(5) COLLATE Latin1_General_100_CI_AS_SC_UTF8)", 40000),
                Map.entry("SELECT 'a' COLLATE Atlantis_CI_AS", 448), Map.entry("SELECT id COLLATE Latin1_General_BIN2 FROM T", 447),
                Map.entry("SELECT JSON_MODIFY('{}', '$.a', 1)", 40000));
        return numbers.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(e -> DynamicTest.dynamicTest(e.getKey(), () -> assertEquals(e.getValue(), shell.error(e.getKey()), () -> shell.errors().toString())));
    }

    @Test
    void anErrorHasTheLineOfItsStatement() {
        shell.run("SELECT 1\n\nSELECT 1/0");
        assertEquals(3, shell.errors().getFirst().line());
    }

    @Test
    void anUnknownColumnRunsNothingAnUnknownTableWhatStandsBefore() {
        shell.run("PRINT 'a'; SELECT nope FROM T");
        assertTrue(shell.messages().isEmpty());
        shell.run("PRINT 'a'; SELECT nope FROM nope; PRINT 'b'");
        assertEquals("[a]", shell.messages().toString());
        assertEquals(208, shell.errors().getFirst().number());
    }

    @Test
    void someErrorsEndTheStatementOthersTheBatch() {
        shell.run("SELECT 1/0; PRINT 'on'");
        assertEquals("[on]", shell.messages().toString());
        shell.run("SELECT CAST('a' AS int); PRINT 'on'");
        assertTrue(shell.messages().isEmpty());
        shell.run("RAISERROR('no', 16, 1); PRINT 'on'");
        assertEquals("[on]", shell.messages().toString());
        shell.run("THROW 50000, 'no', 1; PRINT 'on'");
        assertTrue(shell.messages().isEmpty());
        shell.run("EXEC nope; PRINT 'on'");
        assertEquals("[on]", shell.messages().toString());
    }

    @Test
    void xactAbortEndsBatchAndTransaction() {
        shell.run("SET XACT_ABORT ON; BEGIN TRAN; INSERT T VALUES (1, 'a', 1); INSERT T VALUES (1, 'a', 1); PRINT 'on'");
        assertTrue(shell.messages().isEmpty());
        assertEquals("0|0", shell.rows("SELECT COUNT(*), @@TRANCOUNT FROM T"));
    }

    @Test
    void aRefusedStatementChangesNothing() {
        shell.run("INSERT T VALUES (1, 'a', 1), (2, 'b', 0)");
        assertEquals("0", shell.rows("SELECT COUNT(*) FROM T"));
        shell.run("BEGIN TRAN; INSERT T VALUES (1, 'a', 1); INSERT T VALUES (2, 'b', 1), (1, 'c', 1); COMMIT");
        assertEquals("1|a|1", shell.rows("SELECT * FROM T"));
    }

    @Test
    void tryCatchTellsWhatHappened() {
        assertEquals("8134|16|1|2|NULL", shell.rows("BEGIN TRY\nSELECT 1/0\nEND TRY BEGIN CATCH SELECT ERROR_NUMBER(), ERROR_SEVERITY(), ERROR_STATE(), ERROR_LINE(), ERROR_PROCEDURE() END CATCH"));
        assertEquals("outer", shell.rows("BEGIN TRY BEGIN TRY THROW 50001, 'inner', 3 END TRY BEGIN CATCH THROW END CATCH END TRY BEGIN CATCH SELECT 'outer' END CATCH"));
    }

    @Test
    void aCaughtConversionErrorDoomsTheTransaction() {
        assertEquals("-1", shell.rows("BEGIN TRAN; BEGIN TRY SELECT CAST('a' AS int) END TRY BEGIN CATCH SELECT XACT_STATE(); ROLLBACK END CATCH"));
        assertEquals(3998, shell.error("BEGIN TRAN; BEGIN TRY DECLARE @x int = 'a' END TRY BEGIN CATCH PRINT 'caught' END CATCH"));
        assertEquals("0", shell.rows("SELECT @@TRANCOUNT"));
    }

    @Test
    void anErrorInAProcedureNamesIt() {
        shell.rows("CREATE PROCEDURE p AS\nSELECT 1/0");
        shell.run("EXEC p");
        assertEquals("p", shell.errors().getFirst().procedure());
        assertEquals(2, shell.errors().getFirst().line());
    }

    @Test
    void raiseErrorFormatsAsPrintfDoes() {
        shell.run("RAISERROR('%s has %d of %5d, %x and %%', 10, 1, N'it', 3, 42, 255)");
        assertEquals("[it has 3 of    42, ff and %]", shell.messages().toString());
        shell.run("RAISERROR('%s', 10, 1)");
        assertEquals("[(null)]", shell.messages().toString());
    }
}
