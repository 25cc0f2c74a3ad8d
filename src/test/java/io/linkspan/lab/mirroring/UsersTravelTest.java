package io.linkspan.lab.mirroring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.linkspan.lab.tsql.Shell;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersTravelTest {

    private static final String USERS = "SELECT p.name, COUNT(r.role_principal_id), MAX(CASE WHEN s.sid IS NULL THEN 'orphaned' ELSE s.name END) FROM sys.database_principals p "
            + "LEFT JOIN sys.database_role_members r ON r.member_principal_id = p.principal_id LEFT JOIN sys.server_principals s ON s.sid = p.sid WHERE p.type = 'S' AND p.principal_id > 4 GROUP BY p.name ORDER BY p.name";
    private static final String SECRET = "N'Abcdef-123'";

    @TempDir
    Path folder;

    private Pair pair;
    private Shell server;

    @BeforeEach
    void open() {
        pair = new Pair(folder);
        server = Shell.on(pair.sqlServer, Pair.DATABASE);
        ok(server, "CREATE LOGIN app WITH PASSWORD = " + SECRET + ", SID = 0x000102030405060708090A0B0C0D0E0F; CREATE USER app FOR LOGIN app; ALTER ROLE db_datareader ADD MEMBER app");
    }

    @AfterEach
    void close() {
        pair.close();
    }

    private static void ok(Shell shell, String batch) {
        shell.run(batch);
        assertEquals("", String.join(" ", shell.errors().stream().map(e -> e.number() + " " + e.getMessage()).toList()), batch);
    }

    @Test
    void aLinkCarriesUsersRolesAndRightsAndTheSidFindsItsLogin() {
        pair.linked();
        ok(server, "CREATE USER later WITHOUT LOGIN; GRANT INSERT ON dbo.t TO later; DENY SELECT ON dbo.t TO app");
        pair.await("the log is there", () -> pair.copy().log().end().equals(pair.source().log().end()));
        Shell copy = Shell.on(pair.instance, Pair.DATABASE);
        assertEquals("app|1|orphaned;later|0|orphaned", copy.rows(USERS));
        assertEquals("app|SELECT|D;later|INSERT|G", copy.rows("SELECT USER_NAME(grantee_principal_id), permission_name, state FROM sys.database_permissions WHERE major_id = OBJECT_ID('dbo.t') ORDER BY 1"));
        ok(copy, "CREATE LOGIN app WITH PASSWORD = " + SECRET + ", SID = 0x000102030405060708090A0B0C0D0E0F");
        assertEquals("app|1|app;later|0|orphaned", copy.rows(USERS));
        assertEquals(3906, copy.error("CREATE USER another WITHOUT LOGIN"));
        assertEquals(3906, copy.error("ALTER USER app WITH LOGIN = app"));
    }

    @Test
    void aBackupCarriesThem() {
        ok(server, "GRANT EXECUTE TO app; USE master; BACKUP DATABASE Sales TO DISK = N'sales.bak' WITH COPY_ONLY; RESTORE DATABASE Copied FROM DISK = N'sales.bak' WITH MOVE 'Sales' TO 'C:\\Copied.mdf', MOVE 'Sales_log' TO 'C:\\Copied.ldf'; "
                + "USE Copied");
        assertEquals("app|1|app", server.rows(USERS));
        assertEquals("CONNECT;EXECUTE", server.rows("SELECT permission_name FROM sys.database_permissions WHERE grantee_principal_id = USER_ID('app') ORDER BY 1"));
    }
}
