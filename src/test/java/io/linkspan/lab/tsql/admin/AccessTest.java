package io.linkspan.lab.tsql.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.linkspan.lab.engine.Edition;
import io.linkspan.lab.engine.InstanceSpec;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.Shell;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors that come in pairs, and databases that let in one user or few. */
class AccessTest {

    @TempDir
    private Path folder;
    private Shell shell;

    @BeforeEach
    void open() {
        shell = Shell.open(InstanceSpec.sqlServer("SQL1", "10.0.0.4", "16.0.4165.4", Edition.ENTERPRISE), folder);
    }

    private static List<Integer> numbers(Shell shell) {
        return shell.errors().stream().map(ServerError::number).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"BACKUP LOG Sales TO DISK = 'x.trn'|4214|3013", "BACKUP DATABASE nope TO DISK = 'x.bak'|911|3013", "RESTORE DATABASE Sales FROM DISK = 'nope.bak'|3201|3013", "RESTORE HEADERONLY FROM DISK = 'nope.bak'|3201|3013",
        "ALTER DATABASE nope SET RECOVERY SIMPLE|5011|5069", "ALTER DATABASE Sales SET ENCRYPTION ON|33106|5069"})
    void theSecondErrorNamesTheStatementThatEnded(String sql, int first, int second) {
        shell.run(sql);
        assertEquals(List.of(first, second), numbers(shell), () -> shell.errors().toString());
    }

    @Test
    void aCatchBlockSeesTheLastOfThem() {
        assertEquals("3013|BACKUP LOG is terminating abnormally.", shell.rows("BEGIN TRY BACKUP LOG Sales TO DISK = 'x.trn' END TRY BEGIN CATCH SELECT ERROR_NUMBER(), ERROR_MESSAGE() END CATCH"));
        shell.run("BACKUP LOG Sales TO DISK = 'x.trn'; PRINT @@ERROR");
        assertEquals(List.of("3013"), shell.messages());
    }

    @Test
    void aViewOfTheServerStateNeedsTheRight() {
        Shell guest = shell.again("guest1", "master");
        guest.run("SELECT * FROM sys.dm_exec_connections");
        assertEquals(List.of(300, 297), numbers(guest));
    }

    @Test
    void oneUserAtATime() {
        Shell other = shell.again("dba", "master");
        shell.rows("ALTER DATABASE Sales SET SINGLE_USER WITH ROLLBACK IMMEDIATE");
        assertEquals(924, other.error("USE Sales"));
        assertEquals(924, other.error("SELECT * FROM Sales.sys.tables"));
        other.run("ALTER DATABASE Sales SET MULTI_USER");
        assertEquals(List.of(5064, 5069), numbers(other));
        assertEquals(4060, assertThrows(ServerError.class, () -> shell.again("dba", "Sales")).number());
        shell.rows("USE master");
        assertEquals(0, other.error("USE Sales"));
        assertEquals(0, other.error("ALTER DATABASE Sales SET MULTI_USER"));
        assertEquals(0, shell.error("USE Sales"));
    }

    @Test
    void onlyOwnersAndAdministrators() {
        shell.rows("CREATE USER guest1 FOR LOGIN guest1; ALTER DATABASE Sales SET RESTRICTED_USER");
        Shell guest = shell.again("guest1", "master");
        assertEquals(923, guest.error("USE Sales"));
        shell.rows("ALTER ROLE db_owner ADD MEMBER guest1");
        assertEquals(0, guest.error("USE Sales"));
    }

    @Test
    void aMasterKeyIsBackedUpAndRestored() {
        shell.rows("CREATE MASTER KEY ENCRYPTION BY PASSWORD = 'Str0ng!Enough'; BACKUP MASTER KEY TO FILE = 'dmk.key' ENCRYPTION BY PASSWORD = 'F1le!Password'");
        Object guid = shell.rows("SELECT key_guid FROM sys.symmetric_keys");
        assertEquals(15240, shell.error("BACKUP MASTER KEY TO FILE = 'dmk.key' ENCRYPTION BY PASSWORD = 'F1le!Password'"));
        shell.rows("DROP MASTER KEY");
        assertEquals(15317, shell.error("RESTORE MASTER KEY FROM FILE = 'nope.key' DECRYPTION BY PASSWORD = 'F1le!Password' ENCRYPTION BY PASSWORD = 'N3w!Password'"));
        assertEquals(15466, shell.error("RESTORE MASTER KEY FROM FILE = 'dmk.key' DECRYPTION BY PASSWORD = 'Wr0ng!Password' ENCRYPTION BY PASSWORD = 'N3w!Password'"));
        assertEquals("0", shell.rows("SELECT COUNT(*) FROM sys.symmetric_keys"));
        shell.rows("RESTORE MASTER KEY FROM FILE = 'dmk.key' DECRYPTION BY PASSWORD = 'F1le!Password' ENCRYPTION BY PASSWORD = 'N3w!Password'");
        assertEquals(guid, shell.rows("SELECT key_guid FROM sys.symmetric_keys"));
        assertEquals(0, shell.error("OPEN MASTER KEY DECRYPTION BY PASSWORD = 'N3w!Password'"));
        assertEquals(15581, Shell.open().error("BACKUP MASTER KEY TO FILE = 'y.key' ENCRYPTION BY PASSWORD = 'F1le!Password'"));
    }
}
