package io.linkspan.lab.tsql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Explicit, implicit and autocommit transactions, between sessions too. */
class TransactionsTest {

    private final Shell shell = Shell.open();

    @BeforeEach
    void table() {
        shell.rows("CREATE TABLE T (id int); INSERT T VALUES (1)");
    }

    @Test
    void rollbackTakesBackCommitKeeps() {
        shell.rows("BEGIN TRAN; INSERT T VALUES (2); ROLLBACK; BEGIN TRAN; INSERT T VALUES (3); COMMIT");
        assertEquals("1;3", shell.rows("SELECT id FROM T ORDER BY id"));
    }

    @Test
    void nestedTransactionsCountAndOnlyTheOutermostCommits() {
        assertEquals("2|1|0", shell.rows("DECLARE @a int, @b int; BEGIN TRAN; BEGIN TRAN; SET @a = @@TRANCOUNT; COMMIT; SET @b = @@TRANCOUNT; ROLLBACK; SELECT @a, @b, @@TRANCOUNT"));
    }

    @Test
    void clientsHearOfTheOutermostLevelOnly() {
        shell.run("BEGIN TRAN; BEGIN TRAN; COMMIT; COMMIT");
        assertEquals(List.of("transaction 1", "transaction 0"), shell.events().stream().filter(e -> e.startsWith("transaction")).toList());
    }

    @Test
    void savepointsGoBackHalfWay() {
        shell.rows("BEGIN TRAN; INSERT T VALUES (2); SAVE TRAN s; INSERT T VALUES (3); ROLLBACK TRAN s; COMMIT");
        assertEquals("1;2", shell.rows("SELECT id FROM T"));
        assertEquals(6401, shell.error("BEGIN TRAN; ROLLBACK TRAN nope"));
    }

    @Test
    void definitionsAreRolledBackToo() {
        shell.rows("BEGIN TRAN; CREATE TABLE N (a int); INSERT N VALUES (1); ROLLBACK");
        assertEquals(208, shell.error("SELECT * FROM N"));
    }

    @Test
    void anotherSessionSeesCommittedRowsOnly() {
        Shell other = shell.again("dba", "Sales");
        shell.rows("BEGIN TRAN; INSERT T VALUES (2)");
        assertEquals("1", other.rows("SELECT COUNT(*) FROM T"));
        shell.rows("COMMIT");
        assertEquals("2", other.rows("SELECT COUNT(*) FROM T"));
    }

    @Test
    void aLockIsWaitedForNoLongerThanSaid() {
        Shell other = shell.again("dba", "Sales");
        shell.rows("BEGIN TRAN; INSERT T VALUES (2)");
        assertEquals(1222, other.error("SET LOCK_TIMEOUT 10; INSERT T VALUES (3)"));
        shell.rows("ROLLBACK");
        assertEquals(0, other.error("INSERT T VALUES (3)"));
    }

    @Test
    void implicitTransactionsBeginWithAChange() {
        shell.rows("SET IMPLICIT_TRANSACTIONS ON");
        shell.rows("INSERT T VALUES (2)");
        assertEquals("1", shell.rows("SELECT @@TRANCOUNT"));
        shell.rows("ROLLBACK; SET IMPLICIT_TRANSACTIONS OFF");
        assertEquals("1", shell.rows("SELECT COUNT(*) FROM T"));
    }

    @Test
    void aProcedureThatLeavesATransactionOpenIsReported() {
        shell.rows("CREATE PROCEDURE p AS BEGIN TRAN");
        assertEquals(266, shell.error("EXEC p"));
        assertEquals("1", shell.rows("SELECT @@TRANCOUNT"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"INSERT T VALUES (2)|1", "SELECT * FROM T|1", "SELECT 1|0", "CREATE TABLE U (i int)|1", "DROP TABLE T|1", "UPDATE T SET id = id WHERE 1 = 0|1", "DECLARE c CURSOR FOR SELECT id FROM T; OPEN c|1",
        "PRINT 'x'|0", "DECLARE @x int = 1|0"})
    void whatBeginsATransactionByItself(String statement, String count) {
        shell.rows("SET IMPLICIT_TRANSACTIONS ON");
        assertEquals(0, shell.error(statement));
        assertEquals(count, shell.rows("SELECT @@TRANCOUNT"));
        shell.rows("IF @@TRANCOUNT > 0 ROLLBACK; SET IMPLICIT_TRANSACTIONS OFF");
        assertEquals("1", shell.rows("SELECT COUNT(*) FROM T"));
    }

    @Test
    void aTransactionThatBeganByItselfIsNoProceduresFault() {
        shell.rows("SET IMPLICIT_TRANSACTIONS ON");
        assertEquals(0, shell.error("EXEC sp_executesql N'INSERT T VALUES (2)'"));
        assertEquals("1", shell.rows("SELECT @@TRANCOUNT"));
        shell.rows("ROLLBACK");
        assertEquals(266, shell.error("EXEC ('INSERT T VALUES (2); BEGIN TRAN')"));
        shell.rows("ROLLBACK; SET IMPLICIT_TRANSACTIONS OFF");
    }

    @Test
    void theEndOfASessionRollsBack() {
        Shell other = shell.again("dba", "Sales");
        other.rows("BEGIN TRAN; DELETE T");
        other.session().close();
        assertEquals("1", shell.rows("SELECT COUNT(*) FROM T"));
        assertEquals(0, shell.error("INSERT T VALUES (2)"));
    }

    @Test
    void transactionRequestsOfTheWireWorkAsStatementsDo() {
        shell.session().transaction(Session.TransactionRequest.BEGIN, "", shell);
        shell.rows("INSERT T VALUES (2)");
        shell.session().transaction(Session.TransactionRequest.ROLLBACK, "", shell);
        assertEquals("1", shell.rows("SELECT COUNT(*) FROM T"));
    }

    @Test
    void killEndsASession() {
        Shell other = shell.again("dba", "Sales");
        other.rows("BEGIN TRAN; DELETE T");
        shell.instance().sessions().find(other.session().id()).orElseThrow().kill();
        other.run("SELECT 1");
        assertEquals(596, other.errors().getFirst().number());
        assertTrue(other.errors().getFirst().severity() >= 20);
        assertEquals("1", shell.rows("SELECT COUNT(*) FROM T"));
    }
}
