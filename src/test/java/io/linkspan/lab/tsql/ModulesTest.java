package io.linkspan.lab.tsql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sequences, triggers and multi-statement table functions. */
class ModulesTest {

    private final Shell shell = Shell.open();

    @BeforeEach
    void tables() {
        shell.rows("CREATE TABLE T (id int PRIMARY KEY, v int); CREATE TABLE Log (n int IDENTITY, what varchar(40))");
    }

    private void trigger(String events, String body) {
        shell.rows("CREATE TRIGGER tr ON T AFTER " + events + " AS " + body);
    }

    @Test
    void aSequenceCountsAndNoRollbackSetsItBack() {
        shell.rows("CREATE SEQUENCE s AS int START WITH 10 INCREMENT BY 5");
        assertEquals("10", shell.rows("SELECT NEXT VALUE FOR s"));
        shell.rows("BEGIN TRAN; INSERT T VALUES (NEXT VALUE FOR s, 1); ROLLBACK");
        assertEquals("20", shell.rows("DECLARE @n int = NEXT VALUE FOR dbo.s; SELECT @n"));
        shell.rows("ALTER SEQUENCE s RESTART WITH 1");
        assertEquals("1;6", shell.rows("INSERT T SELECT NEXT VALUE FOR s, v FROM (VALUES (1), (2)) x(v); SELECT id FROM T"));
        assertEquals("SO|SEQUENCE_OBJECT", shell.rows("SELECT type, type_desc FROM sys.objects WHERE name = 's'").replace("SO  ", "SO"));
        shell.rows("DROP SEQUENCE s");
        assertEquals(208, shell.error("SELECT NEXT VALUE FOR s"));
    }

    @Test
    void aDefaultMayAskASequence() {
        shell.rows("CREATE SEQUENCE s START WITH 7");
        shell.rows("CREATE TABLE D (id bigint DEFAULT NEXT VALUE FOR s, v int)");
        assertEquals("7|1;8|2", shell.rows("INSERT D (v) VALUES (1), (2); SELECT * FROM D"));
    }

    @Test
    void aSequenceEndsOrBeginsAgain() {
        shell.rows("CREATE SEQUENCE s AS tinyint START WITH 254; CREATE SEQUENCE c AS int MINVALUE 1 MAXVALUE 2 CYCLE");
        assertEquals("254", shell.rows("SELECT NEXT VALUE FOR s"));
        assertEquals("255", shell.rows("SELECT NEXT VALUE FOR s"));
        assertEquals(11728, shell.error("SELECT NEXT VALUE FOR s"));
        assertEquals("1;2;1", shell.rows("SELECT NEXT VALUE FOR c FROM (VALUES (1), (2), (3)) x(v)"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"CREATE SEQUENCE s INCREMENT BY 0|11700", "CREATE SEQUENCE s AS varchar(5)|11702", "CREATE SEQUENCE s START WITH 5 MAXVALUE 4|11703", "CREATE SEQUENCE s MINVALUE 5 MAXVALUE 4|11705",
        "ALTER SEQUENCE nope RESTART|208", "DROP SEQUENCE nope|3701", "CREATE SEQUENCE T|2714"})
    void aWrongSequenceIsRefused(String sql, int number) {
        assertEquals(number, shell.error(sql), () -> shell.errors().toString());
    }

    @Test
    void aTriggerSeesWhatCameAndWhatWent() {
        trigger("INSERT, UPDATE, DELETE", "INSERT Log (what) SELECT CONCAT('+', id, ' ', v) FROM inserted UNION ALL SELECT CONCAT('-', id, ' ', v) FROM deleted");
        shell.rows("INSERT T VALUES (1, 10), (2, 20)");
        shell.rows("UPDATE T SET v = 11 WHERE id = 1");
        shell.rows("DELETE T WHERE id = 2");
        assertEquals("+1 10;+2 20;+1 11;-1 10;-2 20", shell.rows("SELECT what FROM Log ORDER BY n"));
        shell.rows("DELETE Log; MERGE T USING (VALUES (1, 5), (3, 6)) s(id, v) ON T.id = s.id WHEN MATCHED THEN UPDATE SET v = s.v WHEN NOT MATCHED THEN INSERT VALUES (s.id, s.v);");
        assertEquals("+1 5;+3 6;-1 11", shell.rows("SELECT what FROM Log ORDER BY what"));
    }

    @Test
    void aTriggerIsPartOfItsStatement() {
        trigger("INSERT", "IF EXISTS (SELECT * FROM inserted WHERE v < 0) BEGIN RAISERROR('no negative', 16, 1); ROLLBACK END");
        shell.run("INSERT T VALUES (1, -1); PRINT 'on'");
        assertEquals("50000 3609", shell.errors().get(0).number() + " " + shell.errors().get(1).number());
        assertTrue(shell.messages().isEmpty());
        assertEquals("0|0", shell.rows("SELECT COUNT(*), @@TRANCOUNT FROM T"));
        shell.run("BEGIN TRAN; INSERT T VALUES (1, 1); INSERT T VALUES (2, -1)");
        assertEquals("0|0", shell.rows("SELECT COUNT(*), @@TRANCOUNT FROM T"));
    }

    @Test
    void anErrorInATriggerTakesItsStatementBack() {
        trigger("INSERT", "INSERT Log (what) VALUES (1 / 0)");
        assertEquals(8134, shell.error("INSERT T VALUES (1, 1)"));
        assertEquals("0|0", shell.rows("SELECT COUNT(*), @@TRANCOUNT FROM T"));
        assertEquals("8134|0", shell.rows("BEGIN TRY INSERT T VALUES (1, 1) END TRY BEGIN CATCH SELECT ERROR_NUMBER(), (SELECT COUNT(*) FROM T) END CATCH"));
    }

    @Test
    void aTriggerKnowsTransactionRowsAndColumns() {
        trigger("UPDATE", "IF UPDATE(v) INSERT Log (what) VALUES (CONCAT('v ', @@TRANCOUNT, ' ', @@NESTLEVEL)) ELSE INSERT Log (what) VALUES ('other')");
        shell.rows("INSERT T VALUES (1, 1); UPDATE T SET v = 2; UPDATE T SET id = 5");
        assertEquals("v 1 1;other", shell.rows("SELECT what FROM Log ORDER BY n"));
        assertEquals("1", shell.rows("UPDATE T SET v = 3; SELECT @@ROWCOUNT"));
    }

    @Test
    void aTriggerDoesNotFireItselfButOthers() {
        trigger("INSERT", "INSERT T SELECT id + 100, v FROM inserted; INSERT Log (what) VALUES ('once')");
        shell.rows("CREATE TRIGGER second ON Log FOR INSERT AS UPDATE Log SET what = what + '!' WHERE n IN (SELECT n FROM inserted)");
        shell.rows("INSERT T VALUES (1, 1)");
        assertEquals("1;101", shell.rows("SELECT id FROM T ORDER BY id"));
        assertEquals("once!", shell.rows("SELECT what FROM Log"));
        assertEquals("0", shell.rows("SELECT @@TRANCOUNT"));
    }

    @Test
    void aTriggerIsSwitchedOffAndGoesWithItsTable() {
        trigger("INSERT", "INSERT Log (what) VALUES ('x')");
        shell.rows("DISABLE TRIGGER tr ON T; INSERT T VALUES (1, 1)");
        assertEquals("0|1", shell.rows("SELECT (SELECT COUNT(*) FROM Log), is_disabled FROM sys.triggers"));
        shell.rows("ALTER TABLE T ENABLE TRIGGER ALL; INSERT T VALUES (2, 1)");
        assertEquals("1", shell.rows("SELECT COUNT(*) FROM Log"));
        assertEquals(334, shell.error("INSERT T OUTPUT inserted.id VALUES (3, 1)"));
        shell.rows("DROP TABLE T");
        assertEquals("0", shell.rows("SELECT COUNT(*) FROM sys.triggers"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"CREATE TRIGGER x ON nope FOR INSERT AS RETURN|8197", "CREATE TRIGGER x ON ALL SERVER FOR LOGON AS RETURN|40000", "CREATE TRIGGER x ON DATABASE FOR CREATE_USER AS RETURN|40000", "DISABLE TRIGGER nope ON T|4929",
        "CREATE FUNCTION f() RETURNS int AS BEGIN INSERT T VALUES (1, 1) RETURN 1 END|443", "CREATE FUNCTION f() RETURNS int AS BEGIN SELECT 1 RETURN 1 END|444", "CREATE FUNCTION f() RETURNS int AS BEGIN DECLARE @x int END|455",
        "CREATE FUNCTION f() RETURNS int AS BEGIN PRINT 'x' RETURN 1 END|443"})
    void wrongModulesAreRefused(String sql, int number) {
        assertEquals(number, shell.error(sql), () -> shell.errors().toString());
    }

    @Test
    void aTableFunctionOfSeveralStatements() {
        shell.rows("CREATE FUNCTION dbo.numbers(@n int, @step int) RETURNS @r TABLE (i int PRIMARY KEY, odd bit) AS BEGIN DECLARE @i int = 1; WHILE @i <= @n BEGIN INSERT @r VALUES (@i, @i % 2); SET @i += @step END; RETURN END");
        assertEquals("1|1;3|1;5|1", shell.rows("SELECT * FROM dbo.numbers(5, 2)"));
        assertEquals("1|1;2|1;2|2", shell.rows("SELECT x.n, f.i FROM (VALUES (1), (2)) x(n) CROSS APPLY dbo.numbers(x.n, 1) f"));
        assertEquals("TF", shell.rows("SELECT type FROM sys.objects WHERE name = 'numbers'"));
        assertEquals(313, shell.error("SELECT * FROM dbo.numbers(1)"));
        shell.rows("DROP FUNCTION dbo.numbers");
        assertEquals(208, shell.error("SELECT * FROM dbo.numbers(1, 1)"));
    }

    @Test
    void aQuerySentAgainSeesWhatHasChanged() {
        String tables = "SELECT COUNT(*) FROM sys.tables";
        assertEquals("2", shell.rows(tables));
        shell.rows("CREATE TABLE Third (id int)");
        assertEquals("3", shell.rows(tables));
        shell.rows("USE master");
        assertEquals("0", shell.rows(tables));
        shell.rows("USE Sales");
        assertEquals("3", shell.rows(tables));
        String rows = "SELECT COUNT(*) FROM Third";
        assertEquals("0", shell.rows(rows));
        shell.rows("INSERT Third VALUES (1)");
        assertEquals("1", shell.rows(rows));
        String state = "SELECT COUNT(*) FROM sys.dm_exec_connections";
        assertEquals(0, shell.error(state));
        assertEquals("300", Integer.toString(shell.error("EXECUTE AS LOGIN = 'guest1'") + shell.error(state)));
    }
}
