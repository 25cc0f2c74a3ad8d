package io.linkspan.lab.tsql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What modules name, by the page of sys.sql_expression_dependencies. */
class DependenciesTest {

    private final Shell shell = Shell.open();

    private List<String> names(String module) {
        shell.clear();
        shell.run("SELECT referenced_server_name, referenced_database_name, referenced_schema_name, referenced_entity_name, CASE WHEN referenced_id IS NULL THEN 0 ELSE 1 END AS known, "
                + "CAST(is_caller_dependent AS int) AS callers FROM sys.sql_expression_dependencies WHERE referencing_id = OBJECT_ID(N'" + module + "')");
        assertEquals(List.of(), shell.errors());
        return shell.results().getLast().rows().stream().map(row -> String.join(" ", Arrays.stream(row).map(value -> Objects.toString(value, "-")).toList())).toList();
    }

    @Test
    void namesOfFourPartsNameTheServer() {
        shell.run("CREATE VIEW dbo.Far AS SELECT r.n FROM REPORTS.Stock.dbo.Items AS r JOIN Archive..Old o ON o.n = r.n");
        assertEquals(List.of("REPORTS Stock dbo Items 0 0", "- Archive - Old 0 0"), names("dbo.Far"));
    }

    @Test
    void tablesOfTheDatabaseAreKnownByTheirIdAndAliasesAndTemporaryTablesAreNone() {
        shell.run("CREATE TABLE dbo.T (n int NOT NULL); CREATE TABLE dbo.U (n int NOT NULL)");
        shell.run("CREATE PROCEDURE dbo.P AS BEGIN WITH c AS (SELECT n FROM dbo.T) SELECT n INTO #x FROM c, U AS v; UPDATE t SET n = 1 FROM dbo.T AS t; DELETE FROM Gone; EXEC Other; EXEC dbo.Known END");
        assertEquals(List.of("- - dbo T 1 0", "- - - U 1 0", "- - - Gone 0 0", "- - - Other 0 1", "- - dbo Known 0 0"), names("dbo.P"));
    }

    @Test
    void whatStandsInTextIsNoDependency() {
        shell.run("CREATE PROCEDURE dbo.Q AS SELECT * FROM OPENQUERY(REPORTS, 'SELECT 1 FROM dbo.Items')");
        assertEquals(List.of(), names("dbo.Q"));
    }
}
