package io.linkspan.lab.tsql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.linkspan.lab.engine.Edition;
import io.linkspan.lab.engine.InstanceSpec;
import io.linkspan.lab.engine.type.Collations;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By the documents Collation and Unicode Support, Collation precedence, Windows collation name, COLLATE, LIKE of the SQL documentation. */
class CollationsTest {

    private final Shell shell = Shell.open();

    @BeforeEach
    void tables() {
        shell.rows("CREATE TABLE CS (v nvarchar(20) COLLATE Latin1_General_CS_AS); CREATE TABLE BN (v nvarchar(20) COLLATE Latin1_General_BIN2); CREATE TABLE AI (v nvarchar(20) COLLATE Latin1_General_CI_AI);"
                + "INSERT CS VALUES ('a'), ('A'), ('b'), ('B'), ('aa'); INSERT BN SELECT v FROM CS; INSERT AI VALUES ('resume'), (N'Résumé'), ('resumes')");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            'a' = 'A'                                                                       ~ 1
            'a' = 'A' COLLATE Latin1_General_CS_AS                                          ~ 0
            'a' = 'A' COLLATE Latin1_General_BIN2                                           ~ 0
            'a ' = 'a' COLLATE Latin1_General_BIN2                                          ~ 1
            N'é' = N'e'                                                                     ~ 0
            N'à' = N'á'                                                                     ~ 0
            N'é' = N'E' COLLATE Latin1_General_CI_AI                                        ~ 1
            N'é' = N'E' COLLATE Latin1_General_CS_AI                                        ~ 0
            NCHAR(0x3042) = NCHAR(0x30A2)                                                   ~ 1
            NCHAR(0x3042) = NCHAR(0x30A2) COLLATE Latin1_General_CI_AS_KS                   ~ 0
            NCHAR(0xFF21) = N'a'                                                            ~ 1
            NCHAR(0xFF21) = N'a' COLLATE Latin1_General_CI_AS_WS                            ~ 0
            'abc' LIKE 'A%' COLLATE Latin1_General_CS_AS                                    ~ 0
            'Abc' LIKE '[a-c]%'                                                             ~ 1
            'Bbc' LIKE '[a-c]%' COLLATE Latin1_General_CS_AS                                ~ 1
            'Abc' LIKE '[a-c]%' COLLATE Latin1_General_CS_AS                                ~ 1
            'Cbc' LIKE '[a-c]%' COLLATE Latin1_General_CS_AS                                ~ 0
            'Bbc' LIKE '[a-c]%' COLLATE Latin1_General_BIN                                  ~ 0
            N'élan' LIKE 'E%' COLLATE Latin1_General_CI_AI                                  ~ 1
            'b' > 'A' COLLATE Latin1_General_CS_AS                                          ~ 1
            'a' > 'B' COLLATE Latin1_General_BIN2                                           ~ 1
            'a' BETWEEN 'A' AND 'B' COLLATE Latin1_General_BIN2                             ~ 0
            'a' IN ('A' COLLATE Latin1_General_CS_AS, 'b')                                  ~ 0
            CHARINDEX('B', 'abcB' COLLATE Latin1_General_CS_AS) = 4                         ~ 1
            PATINDEX('%B%', 'abcB' COLLATE Latin1_General_BIN) = 4                          ~ 1
            REPLACE('aAa' COLLATE Latin1_General_CS_AS, 'A', 'x') = 'axa'                   ~ 1
            REPLACE('aAa', 'A', 'x') = 'xxx'                                                ~ 1
            NULLIF('a', 'A' COLLATE Latin1_General_CS_AS) = 'a'                             ~ 1
            CASE 'a' COLLATE Latin1_General_CS_AS WHEN 'A' THEN 1 ELSE 0 END = 0            ~ 1
            """)
    void comparesAsTheCollationSays(String condition, String holds) {
        assertEquals(holds, shell.rows("SELECT CASE WHEN " + condition + " THEN 1 ELSE 0 END"));
    }

    @Test
    void theOrderOfADictionaryPutsSmallLettersBeforeCapitalsABinaryOneCapitalsFirst() {
        assertEquals("a;A;aa;b;B", shell.rows("SELECT v FROM CS ORDER BY v"));
        assertEquals("A;B;a;aa;b", shell.rows("SELECT v FROM BN ORDER BY v"));
        assertEquals("resume;Résumé;resumes", shell.rows("SELECT v FROM AI ORDER BY v COLLATE Latin1_General_CS_AS"));
        assertEquals("b|A", shell.rows("SELECT MAX(v), MIN(v) FROM BN"));
        assertEquals("1|a;2|A;3|aa;4|b;5|B", shell.rows("SELECT RANK() OVER (ORDER BY v), v FROM CS ORDER BY 1"));
    }

    @Test
    void groupsDistinctValuesAndSetsFollowTheColumn() {
        assertEquals("5|3", shell.rows("SELECT COUNT(DISTINCT v), COUNT(DISTINCT v COLLATE Latin1_General_CI_AS) FROM CS"));
        assertEquals("a|1;A|1;aa|1;b|1;B|1", shell.rows("SELECT v, COUNT(*) FROM CS GROUP BY v ORDER BY v"));
        assertEquals("2;1", shell.rows("SELECT COUNT(*) FROM AI GROUP BY v ORDER BY 1 DESC"));
        assertEquals("5", shell.rows("SELECT COUNT(*) FROM (SELECT v FROM CS UNION SELECT v FROM CS) u"));
        assertEquals("aa", shell.rows("SELECT v FROM CS EXCEPT SELECT x FROM (VALUES ('a'), ('A'), ('b'), ('B')) t (x)"));
        assertEquals("1;1;1;1;1", shell.rows("SELECT COUNT(*) OVER (PARTITION BY v) FROM BN"));
    }

    @Test
    void joinsAndMembershipFollowTheColumn() {
        assertEquals("5", shell.rows("SELECT COUNT(*) FROM CS a JOIN CS b ON a.v = b.v"));
        assertEquals("9", shell.rows("SELECT COUNT(*) FROM CS a JOIN CS b ON a.v = b.v COLLATE Latin1_General_CI_AS"));
        assertEquals("1", shell.rows("SELECT COUNT(*) FROM CS WHERE v IN (SELECT 'A')"));
        assertEquals("1", shell.rows("SELECT COUNT(*) FROM CS WHERE v = ANY (SELECT 'A')"));
    }

    @Test
    void keysFollowTheColumn() {
        shell.rows("CREATE TABLE K (v varchar(10) COLLATE Latin1_General_CS_AS PRIMARY KEY); INSERT K VALUES ('a'), ('A'); CREATE TABLE C (v varchar(10) COLLATE Latin1_General_CS_AS REFERENCES K)");
        assertEquals(2627, shell.error("INSERT K VALUES ('a ')"));
        assertEquals(0, shell.error("INSERT C VALUES ('A')"));
        assertEquals(547, shell.error("INSERT C VALUES ('B')"));
        shell.rows("CREATE TABLE U (v varchar(10) COLLATE Latin1_General_CI_AI UNIQUE); INSERT U VALUES ('e')");
        assertEquals(2627, shell.error("INSERT U VALUES ('É')"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            SELECT 1 FROM CS JOIN BN ON CS.v = BN.v                                                     ~ 468
            SELECT 1 FROM CS JOIN BN ON CS.v < BN.v                                                     ~ 468
            SELECT 1 FROM CS, BN WHERE CS.v LIKE BN.v                                                   ~ 468
            SELECT 1 FROM CS WHERE v IN (SELECT v FROM BN)                                              ~ 468
            SELECT REPLACE(CS.v, BN.v, '') FROM CS, BN                                                  ~ 468
            SELECT v FROM CS UNION SELECT v FROM BN                                                     ~ 468
            SELECT 'a' COLLATE Latin1_General_CS_AS + 'b' COLLATE Latin1_General_BIN                    ~ 468
            SELECT 1 WHERE 'a' COLLATE Latin1_General_CS_AS = 'a' COLLATE Latin1_General_BIN            ~ 468
            SELECT CS.v + BN.v FROM CS, BN                                                              ~ 451
            SELECT v FROM CS UNION ALL SELECT v FROM BN                                                 ~ 451
            SELECT CASE WHEN 1 = 2 THEN CS.v ELSE BN.v END FROM CS, BN                                  ~ 451
            SELECT x FROM (SELECT CS.v + BN.v AS x FROM CS, BN) t                                       ~ 451
            SELECT CAST(CS.v AS varchar(9)) + CAST(BN.v AS varchar(9)) FROM CS, BN                      ~ 457
            SELECT LEN(CS.v + BN.v) FROM CS, BN                                                         ~ 4191
            SELECT 1 FROM CS, BN WHERE CS.v + BN.v = 'a'                                                ~ 4191
            SELECT MAX(CS.v + BN.v) FROM CS, BN                                                         ~ 4191
            SELECT COUNT(DISTINCT CS.v + BN.v) FROM CS, BN                                              ~ 446
            SELECT 1 FROM CS, BN ORDER BY CS.v + BN.v                                                   ~ 451
            SELECT 1 FROM CS JOIN BN ON CS.v = BN.v COLLATE Latin1_General_BIN                          ~ 0
            SELECT (CS.v + BN.v) COLLATE Latin1_General_BIN FROM CS, BN                                 ~ 0
            DECLARE @x nvarchar(50); SELECT @x = CS.v + BN.v FROM CS, BN                                ~ 0
            SELECT COUNT(CS.v + BN.v) FROM CS, BN                                                       ~ 0
            SELECT 1 FROM CS WHERE v = 'a'                                                              ~ 0
            """)
    void columnsThatDoNotAgreeAreRefusedWhereItMatters(String sql, int error) {
        assertEquals(error, shell.error(sql), () -> shell.errors().toString());
    }

    @Test
    void aConflictNamesTheLaterCollationFirst() {
        shell.error("SELECT 1 FROM CS JOIN BN ON CS.v = BN.v");
        assertEquals("Cannot resolve the collation conflict between \"Latin1_General_BIN2\" and \"Latin1_General_CS_AS\" in the equal to operation.", shell.errors().getFirst().getMessage());
        assertEquals(9, shell.errors().getFirst().state());
        shell.error("SELECT 1, CS.v + BN.v FROM CS, BN");
        assertEquals("Cannot resolve collation conflict between \"Latin1_General_BIN2\" and \"Latin1_General_CS_AS\" in add operator occurring in SELECT statement column 2.", shell.errors().getFirst().getMessage());
    }

    @Test
    void columnsKeepTheirCollationWhateverTheDatabaseGets() {
        shell.rows("CREATE TABLE D (a varchar(5), b nvarchar(5) COLLATE Latin1_General_BIN, c int); SELECT a, b, a + 'x' AS e, 'x' COLLATE Latin1_General_CS_AI AS f INTO E FROM D");
        String columns = "SELECT name, collation_name FROM sys.columns WHERE object_id = OBJECT_ID('%s') ORDER BY column_id";
        assertEquals("a|SQL_Latin1_General_CP1_CI_AS;b|Latin1_General_BIN;c|NULL", shell.rows(columns.formatted("D")));
        assertEquals("a|SQL_Latin1_General_CP1_CI_AS;b|Latin1_General_BIN;e|SQL_Latin1_General_CP1_CI_AS;f|Latin1_General_CS_AI", shell.rows(columns.formatted("E")));
        shell.rows("ALTER DATABASE Sales COLLATE Latin1_General_100_CS_AS; ALTER TABLE D ADD g char(1); ALTER TABLE D ALTER COLUMN b nvarchar(6)");
        assertEquals("a|SQL_Latin1_General_CP1_CI_AS;b|Latin1_General_100_CS_AS;c|NULL;g|Latin1_General_100_CS_AS", shell.rows(columns.formatted("D")));
        assertEquals("Latin1_General_100_CS_AS|196608", shell.rows("SELECT CAST(DATABASEPROPERTYEX('Sales', 'Collation') AS nvarchar(60)), CAST(DATABASEPROPERTYEX('Sales', 'ComparisonStyle') AS int)"));
        assertEquals("0", shell.rows("SELECT CASE WHEN 'a' = 'A' THEN 1 ELSE 0 END"));
    }

    @Test
    void inADatabaseThatTellsCaseNamesOfObjectsDo() {
        shell.rows("CREATE DATABASE Tells COLLATE Latin1_General_CS_AS");
        Shell there = shell.again("dba", "Tells");
        there.rows("CREATE TABLE T (Id int); CREATE TABLE t (Id int, id int); INSERT T VALUES (1); INSERT t VALUES (2, 3)");
        assertEquals("1", there.rows("SELECT * FROM T"));
        assertEquals("3", there.rows("SELECT id FROM t"));
        assertEquals(207, there.error("SELECT id FROM T"));
        assertEquals(208, there.error("SELECT * FROM Tt; SELECT * FROM DBO.T"));
        assertEquals(4104, there.error("SELECT X.Id FROM T AS x"));
        assertEquals(208, there.error("SELECT * FROM sys.Databases"));
        assertEquals(2705, shell.error("CREATE TABLE Twice (a int, A int)"));
        assertEquals(207, there.error("INSERT T (ID) VALUES (1)"));
        assertEquals("Latin1_General_CS_AS", there.rows("SELECT collation_name FROM sys.databases WHERE name = N'Tells'"));
        assertEquals("1", there.rows("SELECT COUNT(*) FROM tempdb.sys.tables t RIGHT JOIN (SELECT 1 AS one) o ON 1 = 1"));
        there.rows("CREATE TABLE #w (v varchar(9)); DECLARE @t TABLE (v varchar(9)); INSERT #w VALUES ('a'); INSERT @t VALUES ('a')");
        assertEquals("1", there.rows("SELECT COUNT(*) FROM #w WHERE v = 'A'"));
        assertEquals("0", there.rows("DECLARE @t TABLE (v varchar(9)); INSERT @t VALUES ('a'); SELECT COUNT(*) FROM @t WHERE v = 'A'"));
    }

    @Test
    void aServersOwnCollationIsThatOfItsDatabases() {
        InstanceSpec usual = InstanceSpec.sqlServer("SQL9", "10.0.0.9", "16.0.4165.4", Edition.ENTERPRISE);
        Shell other = Shell.open(new InstanceSpec(usual.name(), usual.host(), usual.address(), usual.version(), usual.edition(), usual.platform(), Collations.get("Latin1_General_BIN2"), true, usual.cluster(), usual.managed()),
                Path.of("target", "shell"));
        assertEquals("Latin1_General_BIN2|0", other.rows("SELECT CAST(SERVERPROPERTY('Collation') AS sysname), CAST(SERVERPROPERTY('ComparisonStyle') AS int)"));
        assertEquals("Sales|Latin1_General_BIN2;master|Latin1_General_BIN2;model|Latin1_General_BIN2;msdb|Latin1_General_BIN2;tempdb|Latin1_General_BIN2", other.rows("SELECT name, collation_name FROM sys.databases ORDER BY name"));
    }

    @Test
    void collationsAreDescribed() {
        assertEquals("1252|1033|196609|0", shell.rows("SELECT COLLATIONPROPERTY('Latin1_General_CI_AS', 'CodePage'), COLLATIONPROPERTY('Latin1_General_CI_AS', 'LCID'), COLLATIONPROPERTY('Latin1_General_CI_AS', 'ComparisonStyle'), "
                + "COLLATIONPROPERTY('Latin1_General_CI_AS', 'Version')").replaceAll("Variant\\[type=int, value=(\\d+)]", "$1"));
        assertEquals("NULL", shell.rows("SELECT COLLATIONPROPERTY('Atlantis', 'CodePage')"));
        assertEquals("Latin1-General, case-insensitive, accent-sensitive, kanatype-insensitive, width-insensitive for Unicode Data, SQL Server Sort Order 52 on Code Page 1252 for non-Unicode Data",
                shell.rows("SELECT description FROM sys.fn_helpcollations() WHERE name = 'SQL_Latin1_General_CP1_CI_AS'"));
        assertEquals("Latin1-General-100, binary code point comparison sort", shell.rows("SELECT description FROM fn_helpcollations() WHERE name = 'Latin1_General_100_BIN2'"));
    }

    @Test
    void aRestoredDatabaseHasItsCollationAgain() {
        shell.rows("CREATE DATABASE Kept COLLATE Latin1_General_BIN; BACKUP DATABASE Kept TO DISK = 'kept.bak'; DROP DATABASE Kept; RESTORE DATABASE Kept FROM DISK = 'kept.bak'");
        assertEquals("Latin1_General_BIN", shell.rows("SELECT collation_name FROM sys.databases WHERE name = 'Kept'"));
    }
}
