package io.linkspan.lab.tsql.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.linkspan.lab.engine.type.ServerError;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the server rejects, with its number, the line in the batch and where its wording is well known its words. */
class RejectedTest {

    private record Sample(String sql, int number, int line, String words) {
    }

    private static Sample near(String sql, int line, String word) {
        return new Sample(sql, 102, line, "Incorrect syntax near '" + word + "'.");
    }

    private static Sample keyword(String sql, int line, String word) {
        return new Sample(sql, 156, line, "Incorrect syntax near the keyword '" + word + "'.");
    }

    @TestFactory
    Stream<DynamicTest> answersAsTheServerDoes() {
        return Stream.of(
                near("SELECT * FROM t LIMIT 5", 1, "5"),
                near("SELECT\na::int\nFROM t", 2, "::"),
                near("SELECT `a` FROM t", 1, "`"),
                near("SELECT a FROM t\nWHERE a == 1", 2, "="),
                near("SELECT * FROM", 1, "FROM"),
                near("SELECT 1 +", 1, "+"),
                near("SELECT a FROM t WHERE a = 1 AND", 1, "AND"),
                near("SELECT (1", 1, "1"),
                near("SELECT 1)", 1, ")"),
                near("SELECT a > 1 FROM t", 1, ">"),
                near("SELECT a, FROM_ t x y", 1, "x"),
                near("INSERT INTO t VALUES (1,", 1, ","),
                near("CREATE TABLE t (id int", 1, "int"),
                near("UPDATE t SET a 1", 1, "1"),
                near("PRINT 'x' THROW", 1, "THROW"),
                near("SELECT 1\nsp_who\n2", 3, "2"),
                near("SELECT a || b FROM t", 1, "|"),
                near("CREATE ENDPOINT e STATE = RUNNING AS TCP (LISTENER_PORT = 5022) FOR DATABASE_MIRRORING (ROLE = ALL)", 1, "RUNNING"),
                near("CREATE ENDPOINT e STATE = STARTED AS TCP (LISTENER_PORT = 'x') FOR DATABASE_MIRRORING (ROLE = ALL)", 1, "x"),
                near("CREATE ENDPOINT e STATE = STARTED AS TCP (LISTENER_PORT = 5022) FOR DATABASE_MIRRORING (ROLE = ALL, ENCRYPTION = REQUIRED ALGORITHM DES)", 1, "DES"),
                near("CREATE AVAILABILITY GROUP g FOR REPLICA ON 'a' WITH (ENDPOINT_URL = 'TCP://a:1', AVAILABILITY_MODE = ASYNC)", 1, "ASYNC"),
                near("CREATE AVAILABILITY GROUP g WITH (CLUSTER = NONE) FOR REPLICA ON 'a' WITH (SEEDING_MODE = MANUAL)", 1, "CLUSTER"),
                keyword("ALTER AVAILABILITY GROUP g SET (ROLE = PRIMARY)", 1, "PRIMARY"),
                near("CREATE CERTIFICATE c FROM BINARY = 'x'", 1, "x"),
                near("CREATE CERTIFICATE c FROM BINARY = @der", 1, "@der"),
                near("ALTER DATABASE d SET RECOVERY_MODEL FULL", 1, "RECOVERY_MODEL"),
                near("BACKUP DATABASE d TO DISK = 5", 1, "5"),
                near("EXEC p 1 + 1", 1, "+"),
                keyword("SELECT FROM t", 1, "FROM"),
                near("SELECT a FROM t\n\nGROUP a", 3, "a"),
                near("SELECT a FROM t ORDER a", 1, "a"),
                keyword("SELECT CASE WHEN 1 = 1 END", 1, "END"),
                keyword("SELECT a FROM select", 1, "select"),
                keyword("IF 1 = 1 ELSE SELECT 1", 1, "ELSE"),
                keyword("DROP LOGIN IF EXISTS l", 1, "IF"),
                near("SELECT a FROM t WHERE a IN ()", 1, ")"),
                near("DECLARE @t TABLE", 1, "TABLE"),
                new Sample("SELECT 'abc", 105, 1, "Unclosed quotation mark after the character string 'abc'."),
                new Sample("SELECT 1;\nSELECT [a\nFROM t", 105, 2, "Unclosed quotation mark after the character string 'a\nFROM t'."),
                new Sample("SELECT 1\n/* never /* closed */", 113, 2, "Missing end comment mark '*/'."),
                new Sample("SELECT 1 WITH c AS (SELECT 1 AS a) SELECT a FROM c", 319, 1, null),
                new Sample("SELECT 1; CREATE VIEW v AS SELECT 1 AS a", 111, 1, "'CREATE VIEW' must be the first statement in a query batch."),
                new Sample("DECLARE @a int\nSELECT @a = 1, name FROM sys.databases", 141, 2, null),
                new Sample("GOTO nowhere", 133, 1, "A GOTO statement references the label 'nowhere' but the label has not been declared."),
                new Sample("a: SELECT 1; a: SELECT 2", 132, 1, null),
                new Sample("SELECT 1;\nBREAK", 135, 2, "Cannot use a BREAK statement outside the scope of a WHILE statement."),
                new Sample("EXEC p @a = 1, 2", 119, 1, null),
                new Sample("SELECT 1 WHERE 1", 4145, 1, null),
                new Sample("SELECT a FROM t WHERE a AND b = 1", 4145, 1, "An expression of non-boolean type specified in a context where a condition is expected, near 'AND'."),
                new Sample("CREATE THING x", 343, 1, "Unknown object type 'THING' used in a CREATE, DROP, or ALTER statement."),
                new Sample("SELECT CAST(1 AS thing)", 243, 1, "Type thing is not a defined system type."),
                new Sample("SELECT DATEADD('day', 1, 0)", 1023, 1, null),
                new Sample("DECLARE @x varchar(9000)", 131, 1, "The size (9000) given to the type 'varchar' exceeds the maximum allowed for any data type (8000)."),
                new Sample("DECLARE @x decimal(39, 0)", 2750, 1, null),
                new Sample("DECLARE @x int(4)", 2716, 1, null),
                new Sample("SELECT 1 AS []", 1038, 1, null),
                new Sample("SELECT " + "x".repeat(129), 103, 1, "The identifier that starts with '" + "x".repeat(128) + "' is too long. Maximum length is 128."),
                new Sample("INSERT INTO t VALUES (1, 2), (3)", 10709, 1, null),
                new Sample("MERGE t USING s ON t.a = s.a WHEN MATCHED THEN DELETE", 10713, 1, null),
                new Sample("SET FOO ON", 195, 1, "'FOO' is not a recognized SET option."),
                new Sample("BACKUP DATABASE d TO DISK = 'x' WITH FAST", 155, 1, "'FAST' is not a recognized BACKUP option."),
                new Sample("SELECT " + "(".repeat(2000) + "1" + ")".repeat(2000), 191, 1, null),
                new Sample("SELECT 1" + " + 1".repeat(5000), 191, 1, null)
        ).map(s -> DynamicTest.dynamicTest(s.sql().lines().findFirst().orElse(""), () -> {
            ServerError error = assertThrows(ServerError.class, () -> Parser.parse(s.sql()));
            assertEquals(s.number() + " line " + s.line(), error.number() + " line " + error.line(), error::getMessage);
            if (s.words() != null) {
                assertEquals(s.words(), error.getMessage());
            }
        }));
    }

    @Test
    void errorsOfSyntaxHaveSeverityFifteen() {
        assertEquals(15, assertThrows(ServerError.class, () -> Parser.parse("SELECT FROM")).severity());
    }
}
