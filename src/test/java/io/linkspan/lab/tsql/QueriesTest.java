package io.linkspan.lab.tsql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What queries answer: values joined by |, rows by a semicolon. */
class QueriesTest {

    private static final String PEOPLE = "(VALUES (1,'Ann',10),(2,'bob',20),(3,'Cid',NULL),(4,'ann',20)) p(id,name,dept)";
    private static final String DEPTS = "(VALUES (10,'X'),(20,'Y'),(30,'Z')) d(id,title)";

    private final Shell shell = Shell.open();

    @TestFactory
    Stream<DynamicTest> queriesAnswer() {
        return cases().map(c -> DynamicTest.dynamicTest(c.get(0), () -> assertEquals(c.get(1), shell.rows(c.get(0)))));
    }

    private static Stream<List<String>> cases() {
        return Stream.of(
                List.of("SELECT 1, 'a', NULL", "1|a|NULL"),
                List.of("SELECT 7 / 2, 7.0 / 2, 7 % 4, -7 / 2", "3|3.500000|3|-3"),
                List.of("SELECT 'a' + 'b', 1 + '2', N'x' + NULL", "ab|3|NULL"),
                List.of("SELECT name FROM " + PEOPLE + " WHERE name = 'ANN ' ORDER BY id", "Ann;ann"),
                List.of("SELECT id FROM " + PEOPLE + " WHERE dept <> 20", "1"),
                List.of("SELECT id FROM " + PEOPLE + " WHERE dept NOT IN (20, NULL)", ""),
                List.of("SELECT id FROM " + PEOPLE + " WHERE dept IS NULL OR dept = 10 ORDER BY id DESC", "3;1"),
                List.of("SELECT id FROM " + PEOPLE + " WHERE NOT (dept = 20)", "1"),
                List.of("SELECT id FROM " + PEOPLE + " WHERE dept IS NOT DISTINCT FROM NULL", "3"),
                List.of("SELECT id FROM " + PEOPLE + " ORDER BY dept, id DESC", "3;1;4;2"),
                List.of("SELECT id FROM " + PEOPLE + " WHERE name LIKE '[a-b]%' AND name NOT LIKE 'b_b'", "1;4"),
                List.of("SELECT id FROM (VALUES (1,'50%'),(2,'505')) t(id,v) WHERE v LIKE '50!%' ESCAPE '!'", "1"),
                List.of("SELECT p.id, d.title FROM " + PEOPLE + " JOIN " + DEPTS + " ON p.dept = d.id ORDER BY 1", "1|X;2|Y;4|Y"),
                List.of("SELECT p.id, d.title FROM " + PEOPLE + " LEFT JOIN " + DEPTS + " ON p.dept = d.id AND d.title <> 'Y' ORDER BY p.id", "1|X;2|NULL;3|NULL;4|NULL"),
                List.of("SELECT p.id, d.title FROM " + PEOPLE + " RIGHT JOIN " + DEPTS + " ON p.dept = d.id WHERE p.id IS NULL", "NULL|Z"),
                List.of("SELECT p.id, d.id FROM " + PEOPLE + " FULL JOIN " + DEPTS + " ON p.dept = d.id ORDER BY p.id, d.id", "NULL|30;1|10;2|20;3|NULL;4|20"),
                List.of("SELECT COUNT(*) FROM " + PEOPLE + " CROSS JOIN " + DEPTS, "12"),
                List.of("SELECT p.id, d.id FROM " + PEOPLE + ", " + DEPTS + " WHERE p.dept = d.id AND p.id < 3", "1|10;2|20"),
                List.of("SELECT d.id, x.id FROM " + DEPTS + " CROSS APPLY (SELECT TOP 1 id FROM " + PEOPLE + " WHERE p.dept = d.id ORDER BY id DESC) x", "10|1;20|4"),
                List.of("SELECT d.id, x.id FROM " + DEPTS + " OUTER APPLY (SELECT id FROM " + PEOPLE + " WHERE p.dept = d.id) x ORDER BY 1, 2", "10|1;20|2;20|4;30|NULL"),
                List.of("SELECT d.id, (SELECT COUNT(*) FROM " + PEOPLE + " WHERE p.dept = d.id) FROM " + DEPTS, "10|1;20|2;30|0"),
                List.of("SELECT d.id FROM " + DEPTS + " WHERE EXISTS (SELECT * FROM " + PEOPLE + " WHERE p.dept = d.id AND p.name = 'bob')", "20"),
                List.of("SELECT id FROM " + DEPTS + " WHERE id > ALL (SELECT dept FROM " + PEOPLE + " WHERE dept IS NOT NULL)", "30"),
                List.of("SELECT id FROM " + DEPTS + " WHERE id = ANY (SELECT dept FROM " + PEOPLE + ")", "10;20"),
                List.of("SELECT id FROM " + DEPTS + " WHERE id NOT IN (SELECT dept FROM " + PEOPLE + ")", ""),
                List.of("SELECT dept, COUNT(*), COUNT(dept), MIN(name), MAX(id) FROM " + PEOPLE + " GROUP BY dept ORDER BY dept", "NULL|1|0|Cid|3;10|1|1|Ann|1;20|2|2|ann|4"),
                List.of("SELECT COUNT(DISTINCT name), SUM(dept), AVG(dept) FROM " + PEOPLE, "3|50|16"),
                List.of("SELECT COUNT(*), SUM(id) FROM " + PEOPLE + " WHERE 1 = 0", "0|NULL"),
                List.of("SELECT id % 2, COUNT(*) FROM " + PEOPLE + " GROUP BY id % 2 HAVING COUNT(*) > 1 ORDER BY id % 2", "0|2;1|2"),
                List.of("SELECT dept, id, COUNT(*) FROM (VALUES (1,1),(1,2)) t(dept,id) GROUP BY ROLLUP (dept, id)", "1|1|1;1|2|1;1|NULL|2;NULL|NULL|2"),
                List.of("SELECT STRING_AGG(name, ', ') WITHIN GROUP (ORDER BY id DESC) FROM " + PEOPLE, "ann, Cid, bob, Ann"),
                List.of("SELECT id, ROW_NUMBER() OVER (PARTITION BY dept ORDER BY id) FROM " + PEOPLE + " WHERE dept IS NOT NULL ORDER BY id", "1|1;2|1;4|2"),
                List.of("SELECT v, RANK() OVER (ORDER BY v), DENSE_RANK() OVER (ORDER BY v), NTILE(2) OVER (ORDER BY v) FROM (VALUES (1),(1),(2)) t(v)", "1|1|1|1;1|1|1|1;2|3|2|2"),
                List.of("SELECT v, SUM(v) OVER (ORDER BY v ROWS BETWEEN 1 PRECEDING AND CURRENT ROW), SUM(v) OVER () FROM (VALUES (1),(2),(3)) t(v)", "1|1|6;2|3|6;3|5|6"),
                List.of("SELECT v, LAG(v, 1, 0) OVER (ORDER BY v), LEAD(v) OVER (ORDER BY v), FIRST_VALUE(v) OVER (ORDER BY v DESC) FROM (VALUES (1),(2)) t(v) ORDER BY v", "1|0|2|2;2|1|NULL|2"),
                List.of("SELECT dept, SUM(COUNT(*)) OVER () FROM " + PEOPLE + " WHERE dept IS NOT NULL GROUP BY dept ORDER BY dept", "10|3;20|3"),
                List.of("SELECT CASE dept WHEN 10 THEN 'ten' WHEN 20 THEN 'twenty' END, CASE WHEN id > 2 THEN 1 ELSE 0 END FROM " + PEOPLE + " ORDER BY id", "ten|0;twenty|0;NULL|1;twenty|1"),
                List.of("SELECT TOP (2) id FROM " + PEOPLE + " ORDER BY id DESC", "4;3"),
                List.of("SELECT TOP 50 PERCENT id FROM " + PEOPLE + " ORDER BY id", "1;2"),
                List.of("SELECT TOP 1 WITH TIES dept FROM " + PEOPLE + " ORDER BY dept DESC", "20;20"),
                List.of("SELECT id FROM " + PEOPLE + " ORDER BY id OFFSET 1 ROWS FETCH NEXT 2 ROWS ONLY", "2;3"),
                List.of("SELECT DISTINCT dept FROM " + PEOPLE + " ORDER BY dept DESC", "20;10;NULL"),
                List.of("SELECT id AS x FROM " + PEOPLE + " ORDER BY x DESC", "4;3;2;1"),
                List.of("SELECT 1 UNION SELECT 1 UNION ALL SELECT 2", "1;2"),
                List.of("SELECT 1 AS a UNION ALL SELECT NULL ORDER BY a", "NULL;1"),
                List.of("SELECT NULL UNION ALL SELECT 'x'", "NULL;x"),
                List.of("SELECT v FROM (VALUES (1),(2),(2)) t(v) EXCEPT SELECT 1", "2"),
                List.of("SELECT v FROM (VALUES (1),(2),(2)) t(v) INTERSECT SELECT 2", "2"),
                List.of("WITH a AS (SELECT 1 AS x), b AS (SELECT x + 1 AS y FROM a) SELECT x, y FROM a, b", "1|2"),
                List.of("WITH n(i) AS (SELECT 1 UNION ALL SELECT i * 2 FROM n WHERE i < 20) SELECT i FROM n", "1;2;4;8;16;32"),
                List.of("SELECT value FROM STRING_SPLIT('a,b,,c', ',')", "a;b;;c"),
                List.of("SELECT COALESCE(NULL, 2), ISNULL(NULL, 'x'), NULLIF(1, 1), ISNULL('abc', 'longer')", "2|x|NULL|abc"),
                List.of("SELECT name FROM sys.databases WHERE database_id <= 4 ORDER BY database_id", "master;tempdb;model;msdb"),
                List.of("SELECT name FROM Sales.sys.schemas WHERE name = 'DBO'", "dbo"),
                List.of("DECLARE @x int; SELECT @x = id FROM " + PEOPLE + " ORDER BY id; SELECT @x", "4"),
                List.of("DECLARE @s varchar(100) = ''; SELECT @s = @s + name FROM " + PEOPLE + "; SELECT @s", "AnnbobCidann"),
                List.of("SELECT CAST(1 AS bit) WHERE 1 = 1 AND (1 = 2 OR 3 = 3)", "1"),
                List.of("SELECT CAST(NULL AS int) WHERE NULL = NULL", ""),
                List.of("SELECT t.* FROM (SELECT 1 AS a, 2 AS b) t", "1|2"));
    }

    @Test
    void typesAreKnownWithoutRows() {
        shell.run("SELECT 1 AS i, CAST('a' AS varchar(7)) + 'bc' AS v, 1.5 * 2 AS d, COUNT(*) AS c, SUM(CAST(1 AS bigint)) AS s, N'x' AS n WHERE 1 = 0");
        assertEquals(List.of("int", "varchar(9)", "numeric(4,1)", "int", "bigint", "nvarchar(1)"), shell.results().getFirst().columns().stream().map(c -> c.type().toString()).toList());
    }

    @Test
    void anEliminatedNullIsSaid() {
        shell.run("SELECT SUM(x) FROM (VALUES (1),(NULL)) t(x)");
        assertEquals(List.of("columns", "info 8153", "done SELECT 1"), shell.events());
    }
}
