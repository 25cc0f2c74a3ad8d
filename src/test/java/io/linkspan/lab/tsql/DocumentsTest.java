package io.linkspan.lab.tsql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FOR JSON, FOR XML, OPENJSON, the xml methods, PIVOT and UNPIVOT. */
class DocumentsTest {

    private final Shell shell = Shell.open();

    @BeforeEach
    void orders() {
        shell.rows("""
                CREATE TABLE Quay (id int PRIMARY KEY, name nvarchar(20), depth decimal(5,2) NULL)
                CREATE TABLE Call (id int PRIMARY KEY, quay int, ship nvarchar(20), day date, open_ bit)
                INSERT Quay VALUES (1, N'North', 7.50), (2, N'East & West', NULL)
                INSERT Call VALUES (1, 1, N'Ada', '2026-03-01', 1), (2, 1, N'Bea', '2026-03-02', 0), (3, 2, N'Ada', '2026-03-01', 1)""");
    }

    private record Asked(String sql, String answer) {
    }

    @TestFactory
    Stream<DynamicTest> rowsBecomeDocuments() {
        return Stream.of(
                new Asked("SELECT id, name, depth FROM Quay FOR JSON PATH", "[{\"id\":1,\"name\":\"North\",\"depth\":7.50},{\"id\":2,\"name\":\"East & West\"}]"),
                new Asked("SELECT id, depth FROM Quay WHERE id = 2 FOR JSON PATH, INCLUDE_NULL_VALUES", "[{\"id\":2,\"depth\":null}]"),
                new Asked("SELECT id AS [q.id], name AS [q.name.full], depth FROM Quay WHERE id = 1 FOR JSON PATH, ROOT('quays')", "{\"quays\":[{\"q\":{\"id\":1,\"name\":{\"full\":\"North\"}},\"depth\":7.50}]}"),
                new Asked("SELECT 1 AS a FOR JSON PATH, WITHOUT_ARRAY_WRAPPER", "{\"a\":1}"),
                new Asked("SELECT q.name, c.ship, c.open_ FROM Quay q JOIN Call c ON c.quay = q.id ORDER BY c.id FOR JSON AUTO",
                        "[{\"name\":\"North\",\"c\":[{\"ship\":\"Ada\",\"open_\":true},{\"ship\":\"Bea\",\"open_\":false}]},{\"name\":\"East & West\",\"c\":[{\"ship\":\"Ada\",\"open_\":true}]}]"),
                new Asked("SELECT name, (SELECT ship, day FROM Call c WHERE c.quay = q.id AND c.id < 3 FOR JSON PATH) AS calls FROM Quay q FOR JSON PATH",
                        "[{\"name\":\"North\",\"calls\":[{\"ship\":\"Ada\",\"day\":\"2026-03-01\"},{\"ship\":\"Bea\",\"day\":\"2026-03-02\"}]},{\"name\":\"East & West\"}]"),
                new Asked("SELECT JSON_QUERY('{\"a\":[1,2]}') AS d, '{\"a\":1}' AS t FOR JSON PATH", "[{\"d\":{\"a\":[1,2]},\"t\":\"{\\\"a\\\":1}\"}]"),
                new Asked("SELECT CAST('2026-03-01T10:20:30' AS datetime) AS d, CAST('2026-03-01T10:20:30.5' AS datetime2(3)) AS p, CAST(0x01FF AS varbinary(2)) AS b, CAST(1.5 AS float) AS f, 'a/b' AS s FOR JSON PATH",
                        "[{\"d\":\"2026-03-01T10:20:30\",\"p\":\"2026-03-01T10:20:30.500\",\"b\":\"Af8=\",\"f\":1.500000000000000e+000,\"s\":\"a\\/b\"}]"),
                new Asked("SELECT id, name FROM Quay FOR XML RAW", "<row id=\"1\" name=\"North\"/><row id=\"2\" name=\"East &amp; West\"/>"),
                new Asked("SELECT id, depth FROM Quay FOR XML RAW('quay'), ELEMENTS, ROOT('all')", "<all><quay><id>1</id><depth>7.50</depth></quay><quay><id>2</id></quay></all>"),
                new Asked("SELECT id, depth FROM Quay WHERE id = 2 FOR XML PATH, ELEMENTS XSINIL", "<row xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><id>2</id><depth xsi:nil=\"true\"/></row>"),
                new Asked("SELECT id AS [@id], name AS [name/full], ship AS [name/ship], 'x' AS [text()] FROM (SELECT 1 id, 'N' name, 'S' ship) t FOR XML PATH('quay')", "<quay id=\"1\"><name><full>N</full><ship>S</ship></name>x</quay>"),
                new Asked("SELECT q.name, c.ship FROM Quay q JOIN Call c ON c.quay = q.id ORDER BY c.id FOR XML AUTO", "<q name=\"North\"><c ship=\"Ada\"/><c ship=\"Bea\"/></q><q name=\"East &amp; West\"><c ship=\"Ada\"/></q>"),
                new Asked("SELECT ship AS [data()] FROM Call ORDER BY id FOR XML PATH('')", "Ada Bea Ada"),
                new Asked("SELECT STUFF((SELECT ', ' + name FROM Quay ORDER BY id FOR XML PATH(''), TYPE).value('.', 'nvarchar(max)'), 1, 2, '')", "North, East & West"),
                new Asked("SELECT STUFF((SELECT ', ' + name FROM Quay ORDER BY id FOR XML PATH('')), 1, 2, '')", "North, East &amp; West"),
                new Asked("SELECT 1 AS [a b] FOR XML PATH('')", "<a_x0020_b>1</a_x0020_b>"),
                new Asked("SELECT (SELECT 1 AS x WHERE 1 = 0 FOR XML PATH)", "NULL"),
                new Asked("SELECT (SELECT 1 AS x WHERE 1 = 0 FOR JSON PATH)", "NULL")).map(this::test);
    }

    @TestFactory
    Stream<DynamicTest> documentsBecomeRows() {
        return Stream.of(
                new Asked("SELECT [key], value, type FROM OPENJSON('{\"a\":1,\"b\":\"x\",\"c\":null,\"d\":[1],\"e\":{\"f\":true},\"g\":false}')", "a|1|2;b|x|1;c|NULL|0;d|[1]|4;e|{\"f\":true}|5;g|false|3"),
                new Asked("SELECT value FROM OPENJSON('{\"a\":[5,6]}', '$.a') WHERE [key] > 0", "6"),
                new Asked("SELECT id, ship, calls FROM OPENJSON('[{\"id\":1,\"who\":{\"ship\":\"Ada\"},\"calls\":[1,2]},{\"id\":2}]') WITH (id int, ship nvarchar(10) '$.who.ship', calls nvarchar(max) AS JSON)", "1|Ada|[1,2];2|NULL|NULL"),
                new Asked("SELECT q.id, j.value FROM Quay q CROSS APPLY OPENJSON('[\"a\",\"b\"]') j WHERE q.id = 1", "1|a;1|b"),
                new Asked("SELECT JSON_VALUE('{\"a\":{\"b c\":[10,1.50]}}', '$.a.\"b c\"[1]'), JSON_QUERY('{\"a\":[1]}', '$.a'), JSON_VALUE('{\"a\":[1]}', '$.a'), ISJSON('[1]'), ISJSON('x')", "1.50|[1]|NULL|1|0"),
                new Asked("DECLARE @x xml = '<a><b id=\"1\">x</b><b id=\"2\">y</b></a>'; SELECT @x.value('(/a/b)[2]', 'varchar(5)'), @x.value('(/a/b/@id)[1]', 'int'), @x.exist('/a/c'), @x.query('/a/b[@id=2]'), @x.value('count(/a/b)', 'int')",
                        "y|1|0|<b id=\"2\">y</b>|2"),
                new Asked("DECLARE @x xml = '<a><b id=\"1\"><c>x</c></b><b id=\"2\"/></a>'; SELECT n.b.value('@id', 'int'), n.b.value('(c/text())[1]', 'varchar(5)'), n.b.exist('c') FROM @x.nodes('/a/b') AS n(b)", "1|x|1;2|NULL|0"),
                new Asked("SELECT t.id, n.v.value('.', 'int') FROM (SELECT 1 AS id, CAST('<v>1</v><v>2</v>' AS xml) AS x) t CROSS APPLY t.x.nodes('v') AS n(v)", "1|1;1|2")).map(this::test);
    }

    @TestFactory
    Stream<DynamicTest> rowsTurn() {
        return Stream.of(
                new Asked("SELECT ship, [1], [2] FROM (SELECT ship, quay, id FROM Call) s PIVOT (COUNT(id) FOR quay IN ([1], [2])) p ORDER BY ship", "Ada|1|1;Bea|1|0"),
                new Asked("SELECT * FROM (SELECT quay, ship, id FROM Call) s PIVOT (MAX(id) FOR ship IN ([Ada], [Bea])) AS p", "1|1|2;2|3|NULL"),
                new Asked("SELECT id, what, amount FROM (SELECT 1 AS id, 5 AS a, CAST(NULL AS int) AS b, 7 AS c) t UNPIVOT (amount FOR what IN (a, b, c)) u", "1|a|5;1|c|7"),
                new Asked("WITH s AS (SELECT quay, ship FROM Call) SELECT quay, [Ada] FROM s PIVOT (COUNT(ship) FOR ship IN ([Ada])) p ORDER BY 1", "1|1;2|1")).map(this::test);
    }

    private DynamicTest test(Asked asked) {
        return DynamicTest.dynamicTest(asked.sql, () -> assertEquals(asked.answer, shell.rows(asked.sql)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"SELECT 1 FOR JSON PATH|13605", "SELECT 1 AS a FOR JSON AUTO|13600", "SELECT 1 AS a, 2 AS [a.b] FOR JSON PATH|13601", "SELECT 1 AS a FOR JSON PATH, ROOT('x'), WITHOUT_ARRAY_WRAPPER|13620",
        "SELECT 1 FOR XML RAW|6809", "SELECT 1 AS a FOR XML AUTO|6800", "SELECT 1 AS a, 2 AS [@b] FOR XML PATH|6852", "SELECT 1 AS [@b] FOR XML PATH('')|6864", "SELECT 1 AS a FOR XML EXPLICIT|40000",
        "INSERT Quay SELECT 1, 'x', 2 FOR XML RAW|6819", "INSERT Quay SELECT 1 AS a, 'x' AS b, 2 AS c FOR JSON PATH|13602", "SELECT * FROM OPENJSON('nope')|13609", "SELECT JSON_VALUE('{}', 'strict $.a')|13608", "SELECT JSON_VALUE('{}', 'a')|13607",
        "DECLARE @x xml = '<a/>'; SELECT @x.value('/a/b', 'int')|2389", "DECLARE @x nvarchar(9) = '<a/>'; SELECT @x.value('.', 'int')|258", "DECLARE @x xml = '<a/>'; SELECT n.a FROM @x.nodes('/a') AS n(a)|493",
        "DECLARE @x xml = '<a>'; SELECT @x.exist('/a')|9400", "DECLARE @x xml = '<a/>'; SELECT @x.query('for $i in /a return $i')|40000", "SELECT * FROM Call UNPIVOT (v FOR n IN (ship, quay)) u|8167"})
    void whatCannotBeWrittenSaysSo(String sql, int number) {
        assertEquals(number, shell.error(sql), () -> shell.errors().toString());
    }

    @Test
    void aLongDocumentReachesTheClientInPieces() {
        shell.run("SELECT REPLICATE(CAST('x' AS varchar(max)), 3000) AS a FOR JSON PATH");
        assertEquals(List.of(2033, 3010 - 2033), shell.results().getLast().rows().stream().map(r -> r[0].toString().length()).toList());
        assertEquals("JSON_F52E2B61-18A1-11d1-B105-00805F49916B", shell.results().getLast().columns().getFirst().name());
        assertEquals("3010", shell.rows("SELECT LEN((SELECT REPLICATE(CAST('x' AS varchar(max)), 3000) AS a FOR JSON PATH))"));
    }
}
