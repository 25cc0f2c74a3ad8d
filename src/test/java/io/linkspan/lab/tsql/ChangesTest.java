package io.linkspan.lab.tsql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** INSERT, UPDATE, DELETE, MERGE and the tables they work on. */
class ChangesTest {

    private final Shell shell = Shell.open();

    @BeforeEach
    void table() {
        shell.rows("CREATE TABLE T (id int IDENTITY(10,5) PRIMARY KEY, name nvarchar(20) NOT NULL, qty int NOT NULL DEFAULT (7), total AS (qty * 2), CONSTRAINT uq UNIQUE (name))");
        shell.rows("INSERT T (name) VALUES ('a'), ('b'); INSERT T (name, qty) VALUES ('c', DEFAULT), ('d', 1)");
    }

    @Test
    void defaultsIdentitiesAndComputedColumnsFillIn() {
        assertEquals("10|a|7|14;15|b|7|14;20|c|7|14;25|d|1|2", shell.rows("SELECT * FROM T"));
        assertEquals("25|25", shell.rows("SELECT SCOPE_IDENTITY(), @@IDENTITY"));
    }

    @Test
    void aCalculatedChangeSeesTheOldValues() {
        shell.rows("UPDATE T SET qty += 1, name = name + '!' WHERE id < 20");
        assertEquals("a!|8;b!|8;c|7;d|1", shell.rows("SELECT name, qty FROM T ORDER BY id"));
    }

    @Test
    void keysMayMoveWithinOneStatement() {
        shell.rows("CREATE TABLE K (k int PRIMARY KEY); INSERT K VALUES (1), (2), (3); UPDATE K SET k = k + 1");
        assertEquals("2;3;4", shell.rows("SELECT k FROM K ORDER BY k"));
    }

    @Test
    void outputShowsBothSidesAndGoesIntoTables() {
        assertEquals("7|8", shell.rows("UPDATE T SET qty = 8 OUTPUT deleted.qty, inserted.qty WHERE name = 'a'"));
        assertEquals("a;b", shell.rows("DECLARE @gone TABLE (n nvarchar(20)); DELETE T OUTPUT deleted.name INTO @gone WHERE id < 20; SELECT n FROM @gone ORDER BY n"));
    }

    @Test
    void rowsOfOtherTablesSteerAChange() {
        shell.rows("UPDATE x SET qty = s.q FROM T x JOIN (VALUES ('a', 100), ('b', 200)) s(n, q) ON s.n = x.name");
        assertEquals("100;200;7;1", shell.rows("SELECT qty FROM T ORDER BY id"));
        shell.rows("DELETE x FROM T AS x JOIN (VALUES ('a'), ('z')) s(n) ON s.n = x.name");
        assertEquals("3", shell.rows("SELECT COUNT(*) FROM T"));
    }

    @Test
    void mergeUpdatesInsertsAndDeletes() {
        assertEquals("UPDATE|a;DELETE|NULL;DELETE|NULL;DELETE|NULL;INSERT|z", shell.rows("""
                MERGE T AS t USING (VALUES ('a', 1), ('z', 2)) s(n, q) ON t.name = s.n
                WHEN MATCHED THEN UPDATE SET qty = s.q
                WHEN NOT MATCHED THEN INSERT (name, qty) VALUES (s.n, s.q)
                WHEN NOT MATCHED BY SOURCE THEN DELETE
                OUTPUT $action, inserted.name;"""));
        assertEquals("a|1;z|2", shell.rows("SELECT name, qty FROM T ORDER BY name"));
    }

    @Test
    void topLimitsAChange() {
        shell.rows("DELETE TOP (3) FROM T");
        assertEquals("1", shell.rows("SELECT COUNT(*) FROM T"));
    }

    @Test
    void explicitIdentitiesNeedLeave() {
        assertEquals(544, shell.error("INSERT T (id, name) VALUES (1, 'x')"));
        shell.rows("SET IDENTITY_INSERT T ON; INSERT T (id, name) VALUES (100, 'x'); SET IDENTITY_INSERT T OFF; INSERT T (name) VALUES ('y')");
        assertEquals("100|x;105|y", shell.rows("SELECT id, name FROM T WHERE id >= 100"));
        assertEquals(8102, shell.error("UPDATE T SET id = 1"));
        assertEquals(271, shell.error("UPDATE T SET total = 1"));
    }

    @Test
    void foreignKeysHoldFromBothSides() {
        shell.rows("CREATE TABLE C (t int NULL REFERENCES T (id)); INSERT C VALUES (10), (NULL)");
        assertEquals(547, shell.error("INSERT C VALUES (11)"));
        assertEquals(547, shell.error("DELETE T WHERE id = 10"));
        assertEquals(0, shell.error("DELETE T WHERE id = 15"));
        assertEquals(4712, shell.error("TRUNCATE TABLE T"));
        assertEquals(3726, shell.error("DROP TABLE T"));
    }

    @Test
    void cascadesFollow() {
        shell.rows("CREATE TABLE C (t int NOT NULL REFERENCES T (id) ON DELETE CASCADE); INSERT C VALUES (10), (15); DELETE T WHERE id = 10");
        assertEquals("15", shell.rows("SELECT t FROM C"));
    }

    @Test
    void uniqueValuesAreUniqueWhateverTheirCase() {
        assertEquals(2627, shell.error("INSERT T (name) VALUES ('A ')"));
        shell.rows("CREATE UNIQUE INDEX ix ON T (qty, name)");
        assertEquals(1913, shell.error("CREATE INDEX ix ON T (qty)"));
    }

    @Test
    void selectIntoMakesATableOfTheQuerysTypes() {
        shell.rows("SELECT name, qty + 0.5 AS half INTO N FROM T WHERE 1 = 0");
        shell.run("SELECT * FROM N");
        assertEquals("nvarchar(20)", shell.results().getFirst().columns().getFirst().type().toString());
        assertEquals("[columns, done SELECT 0]", shell.events().toString());
    }

    @Test
    void anAddedColumnFindsRowsThere() {
        shell.rows("ALTER TABLE T ADD extra int NOT NULL DEFAULT 3");
        assertEquals("3", shell.rows("SELECT DISTINCT extra FROM T"));
        assertEquals(4901, shell.error("ALTER TABLE T ADD other int NOT NULL"));
        shell.rows("ALTER TABLE T ADD free int NULL; ALTER TABLE T DROP COLUMN free");
        assertEquals(207, shell.error("SELECT free FROM T"));
    }

    @Test
    void insertTakesTheRowsOfAProcedure() {
        shell.rows("CREATE PROCEDURE p AS SELECT 'x' UNION SELECT 'y'");
        shell.rows("INSERT T (name) EXEC p");
        assertEquals("x;y", shell.rows("SELECT name FROM T WHERE id > 25 ORDER BY name"));
    }

    @Test
    void temporaryTablesBelongToTheirSession() {
        shell.rows("CREATE TABLE #t (a int); INSERT #t VALUES (1)");
        assertEquals("1", shell.rows("SELECT a FROM #t"));
        assertEquals(208, shell.again("dba", "Sales").error("SELECT a FROM #t"));
        shell.session().reset(false, shell);
        assertEquals(208, shell.error("SELECT a FROM #t"));
    }

    @Test
    void aTableVariableOutlivesARollback() {
        assertEquals("1", shell.rows("DECLARE @v TABLE (a int); BEGIN TRAN; INSERT @v VALUES (1); DELETE T; ROLLBACK; SELECT COUNT(*) FROM @v"));
        assertEquals("4", shell.rows("SELECT COUNT(*) FROM T"));
    }

    @Test
    void changesOfUserTablesAreLoggedReadingIsNot() {
        int before = shell.instance().estate().changes().all().size();
        shell.rows("SELECT * FROM T; DECLARE @x int = 1; INSERT T (name) VALUES ('log'); CREATE TABLE #t (a int); INSERT #t VALUES (1)");
        var logged = shell.instance().estate().changes().all();
        assertEquals(before + 1, logged.size());
        assertEquals("INSERT T (name) VALUES ('log')", logged.getLast().text());
        assertTrue(logged.getLast().place().equals("Sales"));
    }
}
