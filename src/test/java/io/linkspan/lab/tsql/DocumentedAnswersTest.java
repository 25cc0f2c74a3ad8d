package io.linkspan.lab.tsql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that the T-SQL reference gives itself, or says in words, on its pages. */
class DocumentedAnswersTest {

    private final Shell shell = Shell.open();

    @BeforeEach
    void table() {
        shell.rows("CREATE TABLE a (id int IDENTITY(1,2), v int)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"DBCC CHECKIDENT('a', RESEED, 10)|10", "INSERT a VALUES (1); DBCC CHECKIDENT('a', RESEED, 10)|12", "INSERT a VALUES (1); TRUNCATE TABLE a|1",
        "INSERT a VALUES (1); TRUNCATE TABLE a; DBCC CHECKIDENT('a', RESEED, 10)|10", "INSERT a VALUES (1); DELETE a; DBCC CHECKIDENT('a', RESEED, 10)|12", "INSERT a VALUES (1); DELETE a|3",
        "INSERT a VALUES (1); DBCC CHECKIDENT('a', NORESEED)|3", "SET IDENTITY_INSERT a ON; INSERT a (id, v) VALUES (20, 1); SET IDENTITY_INSERT a OFF|22", "BEGIN TRAN; INSERT a VALUES (1); ROLLBACK|3"})
    void nextIdentity(String before, String next) {
        shell.rows(before);
        assertEquals(next, shell.rows("INSERT a VALUES (2); SELECT MAX(id) FROM a"));
    }

    @Test
    void checkIdentityIsSilentWhenTold() {
        shell.rows("DBCC CHECKIDENT('a', RESEED, 10) WITH NO_INFOMSGS");
        assertEquals(0, shell.messages().size());
    }

    @ParameterizedTest
    @CsvSource({"IntentShared, IntentExclusive, IntentExclusive", "Shared, Update, Update", "Shared, IntentExclusive, SharedIntentExclusive", "Update, IntentExclusive, UpdateIntentExclusive", "Shared, Shared, Shared",
        "IntentShared, Shared, Shared", "IntentExclusive, Exclusive, Exclusive", "Update, Exclusive, Exclusive"})
    void applicationLocksOfOneOwnerAddUp(String first, String second, String both) {
        shell.rows("BEGIN TRAN; EXEC sp_getapplock 'form', '" + first + "'; EXEC sp_getapplock 'form', '" + second + "'");
        assertEquals(both, shell.rows("SELECT APPLOCK_MODE('public', 'form', 'Transaction')"));
        shell.rows("ROLLBACK");
        assertEquals("NoLock", shell.rows("SELECT APPLOCK_MODE('public', 'form', 'Transaction')"));
    }

    /** Granted to another session or not: sys.dm_tran_locks and the table of lock compatibility. */
    @ParameterizedTest
    @CsvSource({"IntentShared, 1 1 1 1 0", "Shared, 1 1 1 0 0", "Update, 1 1 0 0 0", "IntentExclusive, 1 0 0 1 0", "Exclusive, 0 0 0 0 0"})
    void applicationLocksOfTwoSessionsAreCompatibleOrNot(String held, String granted) {
        Shell other = shell.again("dba", "Sales");
        other.rows("EXEC sp_getapplock 'form', '" + held + "', 'Session'");
        assertEquals(granted, shell.rows("SELECT CONCAT_WS(' ', APPLOCK_TEST('public', 'form', 'IntentShared', 'Session'), APPLOCK_TEST('public', 'form', 'Shared', 'Session'), APPLOCK_TEST('public', 'form', 'Update', 'Session'), "
                + "APPLOCK_TEST('public', 'form', 'IntentExclusive', 'Session'), APPLOCK_TEST('public', 'form', 'Exclusive', 'Session'))"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"ROUND(748.58, -1)|750.00", "ROUND(748.58, -2)|700.00", "ROUND(748.58, -4)|0.00", "ROUND(123.9994, 3)|123.9990", "ROUND(123.9995, 3)|124.0000", "ROUND(123.4545, 2)|123.4500",
        "ROUND(123.45, -2)|100.00", "ROUND(150.75, 0)|151.00", "ROUND(150.75, 0, 1)|150.00", "CEILING(123.45)|124", "CEILING(-123.45)|-123", "CEILING(0.0)|0", "FLOOR(123.45)|123", "FLOOR(-123.45)|-124",
        "DATEDIFF(year, '2005-12-31 23:59:59.9999999', '2006-01-01 00:00:00.0000000')|1", "DATEADD(month, 1, '20240830')|2024-09-30T00:00", "DATEPART(iso_week, '2012-01-02')|1", "SUBSTRING('abcdef', 2, 3)|bcd",
        "STUFF('abcdef', 2, 3, 'ijklmn')|aijklmnef", "PATINDEX('%ter%', 'interesting data')|3", "REPLACE('abcdefghicde', 'cde', 'xxx')|abxxxfghixxx", "SOUNDEX('Smith')|S530", "SOUNDEX('Smythe')|S530", "DIFFERENCE('Green', 'Greene')|4",
        "STR(123.45, 6, 1)|' 123.5'", "STR(123.45, 2, 2)|**", "CHOOSE(3, 'Manager', 'Director', 'Developer', 'Tester')|Developer", "ISNULL(NULL, 'x')|x", "DATALENGTH(N'abc')|6", "CHARINDEX('is', 'This is a string')|3",
        "TRANSLATE('2*[3+4]/{7-2}', '[]{}', '()()')|2*(3+4)/(7-2)", "CONCAT_WS(' - ', 'master', NULL, 'on')|master - on", "LEFT('abcdefg', 2)|ab", "DATENAME(dayofyear, '2007-10-30')|303", "EOMONTH('12/1/2011', 1)|2012-01-31"})
    void expression(String expression, String answer) {
        assertEquals(answer.replace("'", ""), shell.rows("SELECT " + expression));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"ROUND(748.58, -3)|8115", "LEFT('abc', -1)|537", "SUBSTRING('abc', 1, -1)|537", "CAST('2024-02-30' AS date)|241", "DATEDIFF(second, '19000101', '20240101')|535", "SQRT(-1)|3623", "LOG(0)|3623"})
    void refusal(String expression, int number) {
        assertEquals(number, shell.error("SELECT " + expression));
    }
}
