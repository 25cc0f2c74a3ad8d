package io.linkspan.lab.tsql.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.engine.Edition;
import io.linkspan.lab.engine.InstanceSpec;
import io.linkspan.lab.fault.FaultKind;
import io.linkspan.lab.tsql.Shell;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdministrationTest {

    private static final String LAST_BACKUP = "SELECT CASE WHEN last_log_backup_lsn IS NULL THEN 0 ELSE 1 END FROM sys.database_recovery_status WHERE database_id = DB_ID('Sales')";

    @TempDir
    Path folder;
    private Shell sql;

    @BeforeEach
    void open() {
        sql = Shell.open(InstanceSpec.sqlServer("SQL1", "10.0.0.4", "16.0.4165.4", Edition.ENTERPRISE), folder);
        sql.run("USE master");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"CREATE DATABASE Sales; 1801", "DROP DATABASE nothing; 3701", "DROP DATABASE master; 3708", "ALTER DATABASE nothing SET READ_ONLY; 5011", "ALTER DATABASE Sales SET NONSENSE ON; 102",
        "ALTER DATABASE tempdb SET RECOVERY SIMPLE; 5058", "ALTER DATABASE Sales SET COMPATIBILITY_LEVEL = 170; 15048", "ALTER DATABASE Sales SET ENCRYPTION ON; 33106",
        "BACKUP DATABASE nothing TO DISK = 'x.bak'; 911", "BACKUP DATABASE tempdb TO DISK = 'x.bak'; 3147", "BACKUP DATABASE Sales TO DISK = 'Z:\\no\\x.bak'; 3201", "BACKUP LOG Sales TO DISK = 'x.trn'; 4214",
        "BACKUP LOG master TO DISK = 'x.trn'; 4212", "RESTORE VERIFYONLY FROM DISK = 'none.bak'; 3201", "KILL 51; 6104", "KILL 999; 6106", "DBCC NONSENSE; 2526",
        "GRANT VIEW SERVER STATE TO nobody; 15151", "GRANT VIEW SERVER STATE TO sa; 4624", "DROP LOGIN nobody; 15151", "CREATE LOGIN dba WITH PASSWORD = 'Abcdef-123'; 15025", "CREATE LOGIN x WITH PASSWORD = 'abc'; 15118",
        "CREATE LOGIN nobody FROM WINDOWS; 15407", "DROP LOGIN dba; 15434", "CREATE USER u FOR LOGIN nobody; 15007", "EXEC sp_certificate_add_issuer 999, N'*.x'; 15151", "SELECT nothing FROM sys.databases; 207",
        "SELECT * FROM sys.nothing; 208"})
    void whatTheServerRefuses(String statement, int number) {
        assertEquals(number, sql.error(statement));
    }

    @Test
    void aBackupIsNoPartOfATransaction() {
        assertEquals(3021, sql.error("BEGIN TRANSACTION; BACKUP DATABASE Sales TO DISK = 'NUL'"));
    }

    @Test
    void optionsShowInSysDatabases() {
        assertEquals(0, sql.error("ALTER DATABASE Sales SET RECOVERY SIMPLE; ALTER DATABASE Sales SET AUTO_CLOSE ON; ALTER DATABASE Sales SET ENABLE_BROKER; ALTER DATABASE Sales SET COMPATIBILITY_LEVEL = 150; "
                + "ALTER DATABASE Sales SET READ_ONLY WITH ROLLBACK IMMEDIATE; ALTER DATABASE Sales SET SINGLE_USER"));
        assertEquals("SIMPLE|1|1|150|1|SINGLE_USER", sql.rows("SELECT recovery_model_desc, is_auto_close_on, is_broker_enabled, compatibility_level, is_read_only, user_access_desc FROM sys.databases WHERE name = 'Sales'"));
        assertEquals("READ_ONLY|SIMPLE", sql.rows("SELECT DATABASEPROPERTYEX('Sales', 'Updateability'), DATABASEPROPERTYEX('Sales', 'Recovery')").replaceAll("Variant\\[type=[^,]*, value=([^]]*)\\]", "$1"));
    }

    @Test
    void aStrangeNameIsAName() {
        assertEquals(0, sql.error("CREATE DATABASE [a]]b';--é]"));
        assertEquals("a]b';--é", sql.rows("SELECT name FROM sys.databases WHERE database_id = DB_ID(N'a]b'';--é')"));
        assertEquals(0, sql.error("DROP DATABASE [a]]b';--é]"));
        assertEquals("", sql.rows("SELECT name FROM sys.databases WHERE name LIKE 'a]%'"));
    }

    @Test
    void theLogChainBeginsWithTheFullBackup() {
        assertEquals("0", sql.rows(LAST_BACKUP));
        assertEquals(0, sql.error("BACKUP DATABASE Sales TO DISK = N'sales.bak' WITH COPY_ONLY"));
        assertEquals("0", sql.rows(LAST_BACKUP));
        assertEquals(0, sql.error("BACKUP DATABASE Sales TO DISK = N'sales.bak' WITH CHECKSUM, INIT"));
        assertTrue(sql.messages().getLast().startsWith("BACKUP DATABASE successfully processed"));
        assertEquals("1", sql.rows(LAST_BACKUP));
        assertEquals(0, sql.error("BACKUP LOG Sales TO DISK = N'NUL'"));
        assertEquals("D|1;D|0;L|0", sql.rows("SELECT type, is_copy_only FROM msdb.dbo.backupset ORDER BY backup_set_id"));
        assertEquals(0, sql.error("ALTER DATABASE Sales SET RECOVERY SIMPLE"));
        assertEquals("0", sql.rows(LAST_BACKUP));
        assertEquals(4208, sql.error("BACKUP LOG Sales TO DISK = N'NUL'"));
    }

    @Test
    void aBackupBringsItsRowsBack() {
        sql.run("USE Sales; CREATE TABLE t (id int NOT NULL PRIMARY KEY, name nvarchar(20)); INSERT t VALUES (1, N'one'), (2, N'two')");
        sql.run("USE master");
        assertEquals(0, sql.error("BACKUP DATABASE Sales TO DISK = N'sales.bak'"));
        assertEquals(0, sql.error("INSERT Sales.dbo.t VALUES (3, N'three')"));
        assertEquals(0, sql.error("BACKUP LOG Sales TO DISK = N'sales.trn'"));
        assertEquals(0, sql.error("RESTORE DATABASE Other FROM DISK = N'sales.bak' WITH NORECOVERY, MOVE 'Sales' TO 'C:\\Other.mdf'"));
        assertEquals(927, sql.error("SELECT * FROM Other.dbo.t"));
        assertEquals(0, sql.error("RESTORE LOG Other FROM DISK = N'sales.trn' WITH RECOVERY"));
        assertEquals("1|one;2|two;3|three", sql.rows("SELECT id, name FROM Other.dbo.t ORDER BY id"));
        assertEquals(3159, sql.error("RESTORE DATABASE Sales FROM DISK = N'sales.bak'"));
    }

    @Test
    void aFileTakesOneSetBehindTheOtherAndLastLsnIsBehindTheLastCommit() {
        sql.run("USE Sales; CREATE TABLE t (id int NOT NULL PRIMARY KEY); INSERT t VALUES (1)");
        sql.run("USE master");
        assertEquals(0, sql.error("BACKUP DATABASE Sales TO DISK = N'sales.bak' WITH COPY_ONLY, NAME = N'one'"));
        sql.run("INSERT Sales.dbo.t VALUES (2)");
        assertEquals(0, sql.error("BACKUP DATABASE Sales TO DISK = N'sales.bak' WITH COPY_ONLY, NAME = N'two'"));
        assertEquals("one|1|1;two|2|1", sql.rows("SELECT name, position, CASE WHEN last_lsn > first_lsn THEN 1 ELSE 0 END FROM msdb.dbo.backupset ORDER BY backup_set_id"));
        assertEquals(4038, sql.error("RESTORE VERIFYONLY FROM DISK = N'sales.bak' WITH FILE = 3"));
        assertEquals(0, sql.error("DECLARE @set int = 2; RESTORE VERIFYONLY FROM DISK = N'sales.bak' WITH FILE = @set, CHECKSUM"));
        assertEquals(0, sql.error("RESTORE DATABASE Other FROM DISK = N'sales.bak' WITH FILE = 2"));
        assertEquals("1;2", sql.rows("SELECT id FROM Other.dbo.t ORDER BY id"));
        assertEquals(0, sql.error("BACKUP DATABASE Sales TO DISK = N'sales.bak' WITH COPY_ONLY, INIT"));
        assertEquals(4038, sql.error("RESTORE VERIFYONLY FROM DISK = N'sales.bak' WITH FILE = 2"));
    }

    @Test
    void aBlobIsReachedByTheCredentialOfItsContainerAndWrittenOnce() {
        String backUp = "BACKUP DATABASE Sales TO URL = N'https://harbour.blob.practice.example/saved/sales.bak' WITH COPY_ONLY";
        assertEquals(3201, sql.error(backUp));
        assertEquals(0, sql.error("CREATE CREDENTIAL [https://harbour.blob.practice.example/saved] WITH IDENTITY = 'SHARED ACCESS SIGNATURE', SECRET = 'sv=1'"));
        assertEquals(0, sql.error(backUp));
        assertEquals(3201, sql.error(backUp));
        assertEquals(0, sql.error(backUp + ", FORMAT"));
        assertEquals(0, sql.error("RESTORE VERIFYONLY FROM URL = N'https://harbour.blob.practice.example/saved/sales.bak'"));
    }

    @Test
    void aRightOpensWhatWasShut() {
        Shell guest = sql.again("guest1", "master");
        assertEquals(300, guest.error("SELECT * FROM sys.dm_os_sys_info"));
        assertEquals("0", guest.rows("SELECT IS_SRVROLEMEMBER('sysadmin')"));
        assertEquals(262, guest.error("CREATE DATABASE mine"));
        assertEquals(15247, guest.error("CREATE MASTER KEY ENCRYPTION BY PASSWORD = 'Str0ng!Enough'"));
        assertEquals(0, sql.error("GRANT VIEW SERVER PERFORMANCE STATE TO guest1; ALTER SERVER ROLE dbcreator ADD MEMBER guest1"));
        assertEquals(0, guest.error("SELECT * FROM sys.dm_os_sys_info"));
        assertEquals(0, guest.error("CREATE DATABASE mine"));
        assertEquals(0, sql.error("DENY VIEW SERVER PERFORMANCE STATE TO guest1"));
        assertEquals(300, guest.error("SELECT * FROM sys.dm_os_sys_info"));
    }

    @Test
    void traceFlagsAreGlobalOrOfTheSession() {
        sql.run("DBCC TRACEON(1800, 9567, -1) WITH NO_INFOMSGS; DBCC TRACEON(12381)");
        assertEquals("1800|1|1|0;4199|0|0|0;9567|1|1|0;12381|1|0|1", sql.rows("DBCC TRACESTATUS(1800, 9567, 12381, 4199) WITH NO_INFOMSGS"));
        assertEquals("12381|0|0|0", sql.again("dba", "master").rows("DBCC TRACESTATUS(12381) WITH NO_INFOMSGS"));
    }

    @Test
    void twoSessionsExcludeEachOtherByAnApplicationLock() {
        Shell other = sql.again("dba", "master");
        String take = "DECLARE @r int; EXEC @r = sp_getapplock @Resource = N'link', @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = 0; SELECT @r";
        assertEquals("0", sql.rows(take));
        assertEquals("-1", other.rows(take));
        assertEquals("Exclusive|0", sql.rows("SELECT APPLOCK_MODE('public', 'link', 'Session'), 0"));
        assertEquals(0, sql.error("EXEC sp_releaseapplock @Resource = N'link', @LockOwner = N'Session'"));
        assertEquals("0", other.rows(take));
        other.session().close();
        assertEquals("0", sql.rows(take));
    }

    @ParameterizedTest
    @ValueSource(strings = {"USE Sales; ALTER LOGIN guest1 DISABLE", "ALTER LOGIN guest1 ENABLE", "CHECKPOINT", "RECONFIGURE", "EXEC sp_configure 'backup compression default', 1", "EXEC sp_readerrorlog 0, 1, N'x'", "DBCC SQLPERF(LOGSPACE)",
        "DBCC CHECKDB('Sales') WITH NO_INFOMSGS", "ALTER DATABASE Sales ADD FILEGROUP f", "ALTER DATABASE Sales MODIFY FILE (NAME = Sales_log, SIZE = 64MB)", "ALTER DATABASE Sales SET ACCELERATED_DATABASE_RECOVERY = ON",
        "USE Sales; CREATE USER g FOR LOGIN guest1; GRANT SELECT TO g; ALTER ROLE db_datareader ADD MEMBER g; DROP USER g"})
    void whatTheServerAccepts(String batch) {
        sql.run(batch);
        assertEquals("", String.join(" ", sql.errors().stream().map(e -> e.number() + " " + e.getMessage()).toList()));
    }

    @Test
    void aDatabaseInUseStays() {
        Shell other = sql.again("dba", "Sales");
        assertEquals(3702, sql.error("DROP DATABASE Sales"));
        other.session().close();
        assertEquals(0, sql.error("DROP DATABASE Sales"));
    }

    @Test
    void aFullLogRefusesRows() {
        sql.run("USE Sales; CREATE TABLE t (id int)");
        sql.instance().estate().faults().set(FaultKind.FILL_LOG, "SQL1", "Sales");
        assertEquals(9002, sql.error("INSERT t VALUES (1)"));
        sql.instance().estate().faults().clear();
        assertEquals(0, sql.error("INSERT t VALUES (1)"));
    }
}
