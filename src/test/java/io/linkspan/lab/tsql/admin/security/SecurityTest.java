package io.linkspan.lab.tsql.admin.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.engine.Edition;
import io.linkspan.lab.engine.InstanceSpec;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.Shell;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecurityTest {

    @TempDir
    Path folder;
    private Shell sql;
    private Shell guest;

    @BeforeEach
    void open() {
        sql = Shell.open(InstanceSpec.sqlServer("SQL1", "10.0.0.4", "16.0.4165.4", Edition.ENTERPRISE), folder);
        ok("CREATE TABLE t (id int); CREATE TABLE u (id int); INSERT t VALUES (1); INSERT u VALUES (2)");
        guest = sql.again("guest1", "master");
    }

    private void ok(String batch) {
        sql.run(batch);
        assertEquals("", String.join(" ", sql.errors().stream().map(e -> e.number() + " " + e.getMessage()).toList()), batch);
    }

    private void enter() {
        ok("CREATE USER guest1 FOR LOGIN guest1");
        guest.run("USE Sales");
    }

    @Test
    void aLoginWithoutAUserStaysOutside() {
        assertEquals(916, guest.error("USE Sales"));
        assertEquals(916, guest.error("SELECT * FROM Sales.dbo.t"));
        assertEquals("0", guest.rows("SELECT HAS_DBACCESS('Sales')"));
        enter();
        assertEquals("1", guest.rows("SELECT HAS_DBACCESS('Sales')"));
        ok("DENY CONNECT TO guest1");
        assertEquals(916, sql.again("guest1", "master").error("SELECT * FROM Sales.dbo.t"));
    }

    @Test
    void oneStatementTakesManyPermissions() {
        ok("USE Sales; DENY INSERT, UPDATE, DELETE, EXECUTE, ALTER TO public");
        assertEquals("ALTER;DELETE;EXECUTE;INSERT;UPDATE", sql.rows("SELECT permission_name FROM sys.database_permissions WHERE class = 0 AND grantee_principal_id = 0 AND state = 'D' ORDER BY permission_name"));
        ok("REVOKE INSERT, UPDATE, DELETE, EXECUTE, ALTER FROM public");
        assertEquals("", sql.rows("SELECT permission_name FROM sys.database_permissions WHERE class = 0 AND grantee_principal_id = 0"));
    }

    @Test
    void aDenialAnywhereBeatsEveryGrant() {
        enter();
        assertEquals(229, guest.error("SELECT * FROM Sales.dbo.t"));
        ok("CREATE ROLE readers; ALTER ROLE readers ADD MEMBER guest1; GRANT SELECT ON SCHEMA::dbo TO readers");
        assertEquals("1", guest.rows("SELECT id FROM Sales.dbo.t"));
        ok("DENY SELECT ON dbo.t TO guest1");
        assertEquals(229, guest.error("SELECT * FROM Sales.dbo.t"));
        assertEquals("2", guest.rows("SELECT id FROM Sales.dbo.u"));
        ok("REVOKE SELECT ON dbo.t FROM guest1; DENY SELECT TO readers");
        assertEquals(229, guest.error("SELECT * FROM Sales.dbo.u"));
    }

    @Test
    void fixedRolesBringWhatTheirNamesSay() {
        enter();
        ok("ALTER ROLE db_datareader ADD MEMBER guest1");
        assertEquals("1", guest.rows("SELECT id FROM Sales.dbo.t"));
        assertEquals(229, guest.error("INSERT Sales.dbo.t VALUES (2)"));
        assertEquals(262, guest.error("CREATE TABLE Sales.dbo.mine (id int)"));
        assertEquals(262, guest.error("BACKUP DATABASE Sales TO DISK = N'NUL'"));
        ok("ALTER ROLE db_ddladmin ADD MEMBER guest1; ALTER ROLE db_backupoperator ADD MEMBER guest1; ALTER ROLE db_denydatareader ADD MEMBER guest1");
        assertEquals(0, guest.error("CREATE TABLE Sales.dbo.mine (id int); BACKUP DATABASE Sales TO DISK = N'NUL'"));
        assertEquals(229, guest.error("SELECT * FROM Sales.dbo.t"));
    }

    @Test
    void onlyWhatOneMayUseIsSeen() {
        enter();
        assertEquals("", guest.rows("SELECT name FROM sys.tables ORDER BY name"));
        ok("GRANT INSERT ON dbo.u TO guest1");
        assertEquals("u", guest.rows("SELECT name FROM sys.tables ORDER BY name"));
        ok("GRANT VIEW DEFINITION TO guest1");
        assertEquals("t;u", guest.rows("SELECT name FROM sys.tables ORDER BY name"));
        assertEquals(15151, sql.again("guest1", "Sales").error("GRANT SELECT ON dbo.nothing TO public"));
    }

    @Test
    void aUserIsPartOfTheTransaction() {
        ok("BEGIN TRANSACTION; CREATE USER x WITHOUT LOGIN; GRANT SELECT TO x; ROLLBACK");
        assertEquals("", sql.rows("SELECT name FROM sys.database_principals WHERE name = 'x'"));
        ok("BEGIN TRANSACTION; CREATE USER x WITHOUT LOGIN; GRANT SELECT TO x; COMMIT");
        assertEquals("CONNECT|G;SELECT|G", sql.rows("SELECT permission_name, state FROM sys.database_permissions WHERE grantee_principal_id = USER_ID('x') ORDER BY permission_name"));
    }

    @Test
    void impersonationEndsWithRevert() {
        ok("CREATE USER x WITHOUT LOGIN; GRANT SELECT ON dbo.t TO x");
        assertEquals("x|dba", sql.rows("EXECUTE AS USER = 'x'; SELECT USER_NAME(), ORIGINAL_LOGIN()"));
        assertEquals("1", sql.rows("SELECT id FROM dbo.t"));
        assertEquals(229, sql.error("SELECT id FROM dbo.u"));
        assertEquals(300, sql.error("SELECT * FROM sys.dm_os_sys_info"));
        assertEquals("2", sql.rows("REVERT; SELECT id FROM dbo.u"));
        assertEquals("guest1", sql.rows("EXECUTE AS LOGIN = 'guest1'; SELECT SUSER_SNAME()"));
        assertEquals(15406, sql.error("EXECUTE AS LOGIN = 'dba'"));
        assertEquals(15517, guest.error("EXECUTE AS USER = 'dbo'"));
        ok("REVERT; USE master; GRANT IMPERSONATE ON LOGIN::dba TO guest1");
        assertEquals("dba", guest.rows("EXECUTE AS LOGIN = 'dba'; SELECT SUSER_SNAME()"));
        assertEquals("guest1", sql.rows("EXECUTE AS LOGIN = 'guest1' WITH NO REVERT; REVERT; SELECT SUSER_SNAME()"));
    }

    @Test
    void anOrphanedUserGetsItsLoginAgain() {
        ok("CREATE LOGIN app WITH PASSWORD = N'Abcdef-123', SID = 0x000102030405060708090A0B0C0D0E0F; CREATE USER app FOR LOGIN app; DROP LOGIN app");
        String orphans = "SELECT dp.name FROM sys.database_principals dp LEFT JOIN sys.server_principals sp ON dp.sid = sp.sid WHERE sp.sid IS NULL AND dp.authentication_type_desc = 'INSTANCE'";
        assertEquals("app", sql.rows(orphans));
        assertEquals("app|0x000102030405060708090A0B0C0D0E0F", sql.rows("EXEC sp_change_users_login 'Report'"));
        ok("CREATE LOGIN app WITH PASSWORD = N'Abcdef-123'");
        assertEquals("app", sql.rows(orphans));
        ok("ALTER USER app WITH LOGIN = app");
        assertEquals("", sql.rows(orphans));
        ok("DROP USER app; DROP LOGIN app; CREATE LOGIN app WITH PASSWORD = N'Abcdef-123', SID = 0x000102030405060708090A0B0C0D0E0F; CREATE USER app FOR LOGIN app; DROP LOGIN app; CREATE LOGIN app WITH PASSWORD = N'Abcdef-123'; "
                + "EXEC sp_change_users_login 'Auto_Fix', 'app'");
        assertEquals("", sql.rows(orphans));
    }

    @Test
    void aLoginMovesWithItsHashAndSid() {
        ok("CREATE LOGIN app WITH PASSWORD = N'" + Shell.PASSWORD + "', CHECK_POLICY = OFF");
        String hash = sql.rows("SELECT password_hash FROM sys.sql_logins WHERE name = 'app'");
        String sid = sql.rows("SELECT sid FROM sys.sql_logins WHERE name = 'app'");
        assertEquals("0", sql.rows("SELECT is_policy_checked FROM sys.sql_logins WHERE name = 'app'"));
        assertEquals(15433, sql.error("CREATE LOGIN other WITH PASSWORD = " + hash + " HASHED, SID = " + sid));
        ok("DROP LOGIN app; CREATE LOGIN app WITH PASSWORD = " + hash + " HASHED, SID = " + sid);
        assertEquals("app", sql.again("app", "master").rows("SELECT SUSER_SNAME()"));
    }

    @Test
    void aLoginThatMayNotConnectIsRefusedWithAStateInTheErrorLog() {
        ok("USE master; DENY CONNECT SQL TO guest1");
        ServerError refused = assertThrows(ServerError.class, () -> sql.again("guest1", "master"));
        assertEquals("18456 1", refused.number() + " " + refused.state());
        assertTrue(sql.instance().errorLog().entries().stream().anyMatch(e -> e.text().equals("Error: 18456, Severity: 14, State: 12.")));
        ok("GRANT CONNECT SQL TO guest1");
        assertThrows(ServerError.class, () -> sql.again("guest1", "Sales"));
        assertTrue(sql.instance().errorLog().entries().stream().anyMatch(e -> e.text().equals("Error: 18456, Severity: 14, State: 38.")));
    }

    @Test
    void linkedServersAreData() {
        ok("EXEC sp_addlinkedserver @server = N'HARBOUR02', @srvproduct = N'SQL Server'; EXEC sp_addlinkedsrvlogin @rmtsrvname = N'HARBOUR02', @useself = 'false', @rmtuser = N'reader', @rmtpassword = 'secret'");
        assertEquals("HARBOUR02|SQL Server|1", sql.rows("SELECT name, product, is_linked FROM sys.servers WHERE is_linked = 1"));
        assertEquals(15028, sql.error("EXEC sp_addlinkedserver N'HARBOUR02'"));
        assertEquals(15190, sql.error("EXEC sp_dropserver N'HARBOUR02'"));
        ok("EXEC sp_dropserver N'HARBOUR02', 'droplogins'");
        assertEquals(15015, sql.error("EXEC sp_dropserver N'HARBOUR02'"));
        assertEquals(15247, guest.error("EXEC sp_addlinkedserver N'X'"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "CREATE USER x FOR LOGIN nobody; 15007", "CREATE USER dbo WITHOUT LOGIN; 15023", "CREATE USER x FOR LOGIN dba2; 15007", "CREATE USER x WITH PASSWORD = 'Abcdef-123'; 33233", "ALTER USER nobody WITH NAME = x; 15151",
        "ALTER USER dbo WITH NAME = x; 15150", "DROP USER nobody; 15151", "DROP USER dbo; 15150", "DROP ROLE db_owner; 15150", "ALTER ROLE nothing ADD MEMBER guest; 15151", "ALTER ROLE db_owner ADD MEMBER nobody; 15151",
        "ALTER ROLE db_owner ADD MEMBER dbo; 15405", "ALTER ROLE [public] ADD MEMBER guest; 15081", "GRANT SELECT TO nobody; 15151", "GRANT SELECT TO dbo; 4624", "GRANT SELECT TO db_datareader; 4617", "GRANT NONSENSE TO public; 102",
        "GRANT BACKUP DATABASE ON dbo.t TO public; 4606", "GRANT SELECT ON dbo.nothing TO public; 15151", "GRANT SELECT ON SCHEMA::nothing TO public; 15151", "GRANT VIEW SERVER STATE TO guest1; 4621",
        "GRANT VIEW SERVER STATE, SELECT TO public; 4620", "CREATE LOGIN x WITH PASSWORD = 0x1234 HASHED; 15021", "CREATE LOGIN x WITH PASSWORD = 'Abcdef-123', SID = 0x12; 15419", "DROP LOGIN sa; 15151",
        "ALTER SERVER ROLE nothing ADD MEMBER guest1; 15151", "ALTER SERVER ROLE sysadmin ADD MEMBER nobody; 15151", "EXEC sp_addrolemember 'nothing', 'guest'; 15151"})
    void whatTheServerRefuses(String statement, int number) {
        assertEquals(number, sql.error(statement));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"13.0.7000.253; VIEW SERVER STATE", "15.0.4312.2; VIEW SERVER STATE", "16.0.4165.4; VIEW SERVER PERFORMANCE STATE"})
    void whatWatchingALinkNeeds(String version, String state) {
        Shell admin = Shell.open(InstanceSpec.sqlServer("SQL2", "10.0.0.5", version, Edition.ENTERPRISE), folder.resolve(version));
        Shell watcher = admin.again("guest1", "master");
        for (String view : new String[] {"sys.dm_hadr_availability_replica_states", "sys.dm_hadr_database_replica_states", "sys.dm_hadr_physical_seeding_stats", "sys.dm_exec_connections"}) {
            assertEquals(300, watcher.error("SELECT * FROM " + view), view);
        }
        admin.run("USE master; CREATE CREDENTIAL c WITH IDENTITY = N'x', SECRET = N'y'");
        assertEquals("0", watcher.rows("SELECT COUNT(*) FROM sys.credentials"));
        admin.run("USE master; GRANT " + state + " TO guest1; GRANT VIEW ANY DEFINITION TO guest1");
        assertEquals("", String.join(" ", admin.errors().stream().map(Throwable::getMessage).toList()));
        for (String view : new String[] {"sys.dm_hadr_availability_replica_states", "sys.dm_hadr_database_replica_states", "sys.dm_hadr_physical_seeding_stats", "sys.dm_exec_connections", "sys.availability_groups"}) {
            assertEquals(0, watcher.error("SELECT * FROM " + view), view);
        }
        assertEquals("1", watcher.rows("SELECT COUNT(*) FROM sys.credentials"));
        assertEquals(version.startsWith("16") ? 0 : 102, admin.error("GRANT VIEW SERVER PERFORMANCE STATE TO guest1"));
        assertEquals("1", watcher.rows("SELECT HAS_PERMS_BY_NAME(NULL, NULL, '" + state + "')"));
        assertTrue(watcher.rows("SELECT permission_name FROM sys.fn_my_permissions(NULL, 'SERVER')").contains(state));
        assertEquals("NULL", watcher.rows("SELECT HAS_PERMS_BY_NAME(NULL, NULL, 'NONSENSE')"));
    }
}
