package io.linkspan.plan.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.cli.Shell;
import io.linkspan.lab.LabMachine;
import io.linkspan.model.Side;
import io.linkspan.plan.task.failover.FailoverTask;
import io.linkspan.plan.task.failover.Workload;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way back to SQL Server by a copy-only backup, carried out as a person does who was given the script. */
class OfflineFailbackTest extends PracticeScenario {

    private static final String ON_THE_INSTANCE = "-- On the instance: ";
    private static final String SIGNATURE = "sv=2024-11-04&sr=c&sp=rl&sig=practice";

    /** A migration that was cut over: two databases that know nothing of each other. */
    @BeforeEach
    void cutOver() throws Exception {
        linked();
        Writers.write(server(), 1);
        done(practice.run(practice.failOver(new FailoverTask(Practice.FERRIES, Practice.SERVER, Practice.INSTANCE, Side.MANAGED_INSTANCE, Workload.WAIT, true, false).leavingWritable(true))));
        Writers.write(instance(), 2);
        Writers.write(server(), 900);
    }

    private String script() {
        Shell.Ran ran = shell.json("script", "failback", "ferries", "--database", "Ferries", "--container", "https://quays.blob.core.windows.net/backups", "--format", "tsql");
        assertEquals(0, ran.code(), ran.out() + ran.err());
        return ran.json().path("script").asText();
    }

    private static Connection connect(LabMachine machine) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlserver://" + machine.host() + ":" + machine.port() + ";databaseName=master;encrypt=true;trustServerCertificate=true", machine.user(), machine.password());
    }

    /** To its end: an error of a later statement shows only then. */
    private static void execute(LabMachine machine, String batch) throws SQLException {
        try (Connection connection = connect(machine); Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(batch);
            while (rows || statement.getUpdateCount() != -1) {
                rows = statement.getMoreResults();
            }
        }
    }

    /** The statements that the script marks for the instance, one by one. */
    private void onTheInstance(String script) throws SQLException {
        List<String> statements = script.lines().filter(line -> line.startsWith(ON_THE_INSTANCE)).map(line -> line.substring(ON_THE_INSTANCE.length())).toList();
        assertEquals(2, statements.size(), script);
        for (String statement : statements) {
            execute(instance(), statement);
        }
    }

    /** The script itself, batch by batch, with the signature filled in. */
    private void onSqlServer(String script) throws SQLException {
        String filled = script.replace("DECLARE @SharedAccessSignature nvarchar(4000) = N''; -- fill in", "DECLARE @SharedAccessSignature nvarchar(4000) = N'" + SIGNATURE + "'; --");
        assertTrue(filled.contains(SIGNATURE), script);
        for (String batch : filled.split("(?m)^GO\\s*$")) {
            execute(server(), batch);
        }
    }

    private static List<String> rows(LabMachine machine, String query) throws SQLException {
        try (Connection connection = connect(machine); ResultSet found = connection.createStatement().executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.append(found.getString(i)).append('|');
                }
                rows.add(row.toString());
            }
            return rows;
        }
    }

    private void sameRows(String here) throws SQLException {
        List<String> tables = rows(instance(), "SELECT name FROM Ferries.sys.tables ORDER BY name").stream().map(row -> row.replace("|", "")).toList();
        assertTrue(tables.size() > 1 && tables.contains("Written"), tables::toString);
        for (String table : tables) {
            List<String> there = rows(instance(), "SELECT * FROM Ferries.dbo." + table + " ORDER BY 1");
            assertTrue(!there.isEmpty(), table);
            assertEquals(there, rows(server(), "SELECT * FROM " + here + ".dbo." + table + " ORDER BY 1"), table);
        }
    }

    @Test
    void theScriptBringsEveryRowBackBesideWhatSqlServerStillHas() throws Exception {
        String script = script();
        onTheInstance(script);
        Writers.write(instance(), 3); // stays behind
        onSqlServer(script);
        assertEquals(List.of("1|", "2|"), rows(server(), "SELECT n FROM Ferries_from_instance.dbo.Written ORDER BY n"));
        assertEquals(List.of("1|", "900|"), rows(server(), "SELECT n FROM Ferries.dbo.Written ORDER BY n"));
        execute(instance(), "DELETE Ferries.dbo.Written WHERE n = 3");
        sameRows("Ferries_from_instance");
        onSqlServer(script); // what is done is not done again
    }

    @Test
    void itsLastWordsHoldAndANewLinkCanBeMade() throws Exception {
        String script = script();
        onTheInstance(script);
        onSqlServer(script);
        execute(server(), "DROP DATABASE Ferries");
        execute(server(), "ALTER DATABASE Ferries_from_instance MODIFY NAME = Ferries");
        sameRows("Ferries");
        execute(server(), "BACKUP DATABASE Ferries TO DISK = N'C:\\Saved\\Ferries.bak'");
        execute(instance(), "DROP DATABASE Ferries");
        create();
        assertEquals(List.of(1, 2), Writers.read(instance()));
    }

    @Test
    void whereSqlServerHasNothingOfThatNameItIsRestoredUnderItsOwn() throws Exception {
        execute(server(), "DROP DATABASE Ferries");
        String script = script();
        assertTrue(script.contains("RESTORE DATABASE [Ferries] FROM URL"), script);
        onTheInstance(script);
        onSqlServer(script);
        sameRows("Ferries");
    }

    @Test
    void withAServiceManagedKeyTheInstanceRefusesAsTheScriptSays() throws Exception {
        execute(instance(), "ALTER DATABASE Ferries SET ENCRYPTION ON");
        String script = script();
        assertTrue(script.contains("no service-managed key encrypts the database: such a backup is refused"), script);
        assertEquals(41922, assertThrows(SQLException.class, () -> onTheInstance(script)).getErrorCode());
        assertEquals(3201, assertThrows(SQLException.class, () -> onSqlServer(script)).getErrorCode());
    }
}
