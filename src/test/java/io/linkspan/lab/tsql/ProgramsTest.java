package io.linkspan.lab.tsql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.Session.Argument;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Control of flow, procedures, prepared handles, cursors, options of a session. */
class ProgramsTest {

    private final Shell shell = Shell.open();

    private static Argument text(String value) {
        return new Argument("", SqlType.nvarchar(4000), value, false);
    }

    private static Argument number(Integer value, boolean output) {
        return new Argument("", SqlType.INT, value, output);
    }

    @Test
    void loopsBreakAndContinue() {
        assertEquals("1,3,", shell.rows("DECLARE @i int = 0, @s varchar(50) = ''; WHILE 1 = 1 BEGIN SET @i += 1; IF @i = 2 CONTINUE; IF @i > 3 BREAK; SET @s += CAST(@i AS varchar(5)) + ','; END; SELECT @s"));
    }

    @Test
    void gotoFindsItsLabel() {
        shell.run("DECLARE @i int = 0; again: SET @i += 1; IF @i < 3 GOTO again; PRINT @i; RETURN; PRINT 'never'");
        assertEquals(List.of("3"), shell.messages());
    }

    @Test
    void aVariableIsDeclaredForTheWholeBatch() {
        assertEquals("NULL", shell.rows("IF 1 = 0 BEGIN DECLARE @x int = 1 END; SELECT @x"));
    }

    @Test
    void proceduresTakeNamesDefaultsAndGiveBack() {
        shell.rows("CREATE PROCEDURE p @a int, @b int = 5, @c int OUTPUT AS SET @c = @a * @b; RETURN @a");
        assertEquals("2|10", shell.rows("DECLARE @r int, @c int; EXEC @r = p 2, DEFAULT, @c OUTPUT; SELECT @r, @c"));
        assertEquals("12", shell.rows("DECLARE @c int; EXEC p @c = @c OUTPUT, @b = 4, @a = 3; SELECT @c"));
        assertEquals(201, shell.error("EXEC p"));
        assertEquals(8145, shell.error("EXEC p @nope = 1"));
        assertEquals(8144, shell.error("EXEC p 1, 2, 3, 4"));
    }

    @Test
    void recursionOfProceduresHasAnEnd() {
        shell.rows("CREATE PROCEDURE r AS EXEC r");
        assertEquals(217, shell.error("EXEC r"));
    }

    @Test
    void functionsAndViewsOfTheUserWork() {
        shell.rows("CREATE FUNCTION dbo.twice (@x int) RETURNS int AS BEGIN RETURN 2 * @x END");
        shell.rows("CREATE VIEW dbo.few (n, m) AS SELECT a, dbo.twice(a) FROM (VALUES (1), (2)) t(a)");
        shell.rows("CREATE FUNCTION dbo.above (@x int) RETURNS TABLE AS RETURN SELECT n FROM dbo.few WHERE n > @x");
        assertEquals("1|2;2|4", shell.rows("SELECT n, m FROM few ORDER BY n"));
        assertEquals("2", shell.rows("SELECT * FROM dbo.above(1)"));
    }

    @Test
    void textRunsWithItsOwnVariables() {
        assertEquals("3", shell.rows("EXEC ('DECLARE @x int = 3; SELECT @x')"));
        assertEquals(137, shell.error("DECLARE @y int = 1; EXEC ('SELECT @y')"));
        assertEquals("42", shell.rows("DECLARE @o int; EXEC sp_executesql N'SET @out = @in * 2', N'@in int, @out int OUTPUT', 21, @o OUTPUT; SELECT @o"));
    }

    @Test
    void aDatabaseChangedInTextIsChangedBack() {
        shell.run("EXEC ('USE master')");
        assertEquals("Sales", shell.session().database());
    }

    @Test
    void callsAnswerStatusThenOutputs() {
        shell.call("sp_executesql", text("SET @b = @a + 1"), text("@a int, @b int OUTPUT"), number(1, false), number(null, true));
        assertEquals(List.of(2), shell.outputs());
        assertEquals(List.of("done OTHER -1", "returned 0", "output 3"), shell.events());
    }

    @Test
    void outputsOfAProcedureWithinATextReachTheCaller() {
        shell.rows("CREATE PROCEDURE p @a int, @b int OUTPUT AS SET @b = @a + 1; RETURN 9");
        shell.call("sp_executesql", text("EXEC @P0 = p @P1, @P2 OUT"), text("@P0 int OUT, @P1 int, @P2 int OUT"), number(null, true), number(4, false), number(null, true));
        assertEquals(List.of(9, 5), shell.outputs());
    }

    @Test
    void preparedHandlesRunUntilTheyAreGivenUp() {
        shell.call("sp_prepexec", number(null, true), text("@a int"), text("SELECT @a"), number(5, false));
        assertEquals(List.of(1), shell.outputs());
        assertEquals("5", Shell.text(shell.results().getFirst()));
        shell.call("sp_execute", number(1, false), number(6, false));
        assertEquals("6", Shell.text(shell.results().getFirst()));
        shell.run("EXEC sp_unprepare 1");
        shell.call("sp_execute", number(1, false), number(6, false));
        assertEquals(8179, shell.errors().getFirst().number());
    }

    @Test
    void cursorCallsAreAnsweredWithTheRowsThemselves() {
        shell.call("sp_cursoropen", number(null, true), text("SELECT 1"), number(8, true), number(8193, true), number(null, true));
        assertEquals(List.of("info 16954", "columns", "done SELECT 1", "returned 0"), shell.events());
    }

    @Test
    void cursorsWalk() {
        shell.run("DECLARE c CURSOR LOCAL FAST_FORWARD FOR SELECT v FROM (VALUES (1),(2)) t(v) ORDER BY v; DECLARE @v int; OPEN c; FETCH NEXT FROM c INTO @v;"
                + " WHILE @@FETCH_STATUS = 0 BEGIN PRINT @v; FETCH NEXT FROM c INTO @v; END; CLOSE c; DEALLOCATE c");
        assertEquals(List.of("1", "2"), shell.messages());
        assertEquals(16917, shell.error("DECLARE c CURSOR FOR SELECT 1; FETCH NEXT FROM c"));
    }

    @Test
    void countsAreSilentUnderNocount() {
        shell.run("SET NOCOUNT ON; CREATE TABLE #t (a int); INSERT #t VALUES (1); SELECT @@ROWCOUNT");
        assertEquals(List.of("done SET -1", "done DDL -1", "done INSERT -1", "columns", "done SELECT -1"), shell.events());
        assertEquals("1", Shell.text(shell.results().getFirst()));
    }

    @Test
    void useMovesAndResetGoesHome() {
        shell.run("USE master");
        assertEquals("master", shell.session().database());
        assertTrue(shell.events().contains("database master"));
        shell.session().reset(false, shell);
        assertEquals("Sales", shell.session().database());
    }

    @Test
    void aLoginWithoutAUserStaysOutside() {
        assertEquals(4060, assertThrows(ServerError.class, () -> shell.again("guest1", "Sales")).number());
        Shell guest = shell.again("guest1", "master");
        assertEquals(916, guest.error("USE Sales"));
        assertEquals(262, guest.error("CREATE TABLE t (a int)"));
    }

    @Test
    void impersonationEndsWithRevert() {
        shell.run("EXECUTE AS LOGIN = 'guest1'; USE Sales");
        assertEquals(916, shell.errors().getFirst().number());
        shell.run("REVERT");
        assertEquals(0, shell.error("USE master"));
        assertEquals(15406, shell.error("EXECUTE AS LOGIN = 'nobody'"));
    }

    @Test
    void anAttentionEndsAWait() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch started = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            started.countDown();
            shell.run("WAITFOR DELAY '00:05:00'; PRINT 'never'");
            ended.countDown();
        });
        started.await();
        while (shell.instance().sessions().find(shell.session().id()).orElseThrow().request().isEmpty()) {
            Thread.onSpinWait();
        }
        shell.session().cancel();
        assertTrue(ended.await(10, TimeUnit.SECONDS));
        assertTrue(shell.messages().isEmpty());
        assertEquals("1", shell.rows("SELECT 1"));
    }

    @Test
    void optionsCanBeRead() {
        assertEquals("SQL1|0|1|Sales", shell.rows("SELECT @@SERVERNAME, @@TRANCOUNT, @@NESTLEVEL + 1, (SELECT name FROM sys.databases WHERE name = 'Sales')"));
        assertEquals(137, shell.error("SELECT @@NOPE"));
    }
}
