package io.linkspan.lab.tsql.function;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.linkspan.lab.engine.Edition;
import io.linkspan.lab.engine.InstanceSpec;
import io.linkspan.lab.tsql.Shell;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetadataFunctionsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"CAST(SERVERPROPERTY('ProductVersion') AS nvarchar(128)); 16.0.4165.4", "CAST(SERVERPROPERTY('EngineEdition') AS int); 3", "CAST(SERVERPROPERTY('IsHadrEnabled') AS int); 1",
        "CAST(SERVERPROPERTY('ProductUpdateLevel') AS nvarchar(128)); CU16", "SERVERPROPERTY('Nonsense'); NULL", "SERVERPROPERTY('InstanceName'); NULL", "CAST(SERVERPROPERTY('Collation') AS nvarchar(128)); SQL_Latin1_General_CP1_CI_AS",
        "DB_NAME(); Sales", "DB_NAME(1); master", "DB_ID('msdb'); 4", "DB_ID('nothing'); NULL", "SUSER_SNAME(); dba", "ORIGINAL_LOGIN(); dba", "SUSER_SNAME(0x01); sa", "IS_SRVROLEMEMBER('sysadmin'); 1", "IS_SRVROLEMEMBER('sysadmin', 'guest1'); 0",
        "IS_SRVROLEMEMBER('nothing'); NULL", "HAS_PERMS_BY_NAME(NULL, NULL, 'VIEW SERVER STATE'); 1", "HAS_PERMS_BY_NAME(NULL, NULL, 'NONSENSE'); NULL", "HAS_DBACCESS('Sales'); 1", "SCHEMA_NAME(1); dbo", "SCHEMA_ID('sys'); 4",
        "TYPE_NAME(56); int", "CERT_ID('nothing'); NULL", "CERTENCODED(1); NULL", "USER_NAME(); dbo", "OBJECT_ID('nothing'); NULL", "SIGN(OBJECT_ID('sys.databases')); -1", "SIGN(OBJECT_ID(N'master.sys.sp_certificate_add_issuer')); -1",
        "OBJECT_NAME(OBJECT_ID('sys.databases')); databases"})
    void answersAsTheServer(String expression, String expected) {
        assertEquals(expected, shell("16.0.4165.4").rows("SELECT " + expression), expression);
    }

    @Test
    void objectsOfTheUserAndOfTheSessionAreFound() {
        Shell sql = shell("16.0.4165.4");
        sql.run("CREATE TABLE t (id int IDENTITY(7, 2) PRIMARY KEY, name nvarchar(20)); CREATE TABLE #x (id int); INSERT t (name) VALUES ('a')");
        assertEquals("t|dbo|name|40|7|2|7", sql.rows("SELECT OBJECT_NAME(OBJECT_ID('dbo.t')), OBJECT_SCHEMA_NAME(OBJECT_ID('t')), COL_NAME(OBJECT_ID('t'), 2), COL_LENGTH('t', 'name'), IDENT_SEED('t'), IDENT_INCR('t'), IDENT_CURRENT('t')"));
        assertEquals("1", sql.rows("SELECT CASE WHEN OBJECT_ID('tempdb..#x') IS NOT NULL AND OBJECT_ID('Sales.dbo.t', 'U') IS NOT NULL AND OBJECT_ID('t', 'V') IS NULL THEN 1 ELSE 0 END"));
    }

    @ParameterizedTest
    @CsvSource({"13.0.6300.2, NULL", "13.0.7000.253, -1", "14.0.3456.2, NULL", "14.0.3490.10, -1", "15.0.4298.1, NULL", "15.0.4312.2, -1", "16.0.1000.6, -1"})
    void theProceduresOfTheLinkComeWithTheirUpdate(String version, String expected) {
        Shell sql = shell(version);
        assertEquals(expected, sql.rows("SELECT SIGN(OBJECT_ID(N'master.sys.sp_certificate_add_issuer'))"));
        assertEquals(expected.equals("NULL") ? 2812 : 15151, sql.error("EXEC sp_certificate_add_issuer 999, N'*.database.windows.net'"));
    }

    @Test
    void aManagedInstanceSaysSo() {
        Shell sql = Shell.open(InstanceSpec.managedInstance("mi1", "abc.database.windows.net", "10.1.0.4", "GeneralPurpose", "SQLServer2022"), folder);
        assertEquals("12.0.2000.8|SQL Azure|8|CU|mi1.abc.database.windows.net", sql.rows("SELECT CAST(SERVERPROPERTY('ProductVersion') AS nvarchar(20)), CAST(SERVERPROPERTY('Edition') AS nvarchar(20)), CAST(SERVERPROPERTY('EngineEdition') AS int), "
                + "CAST(SERVERPROPERTY('ProductUpdateType') AS nvarchar(20)), @@SERVERNAME"));
        assertEquals(41904, sql.error("BACKUP DATABASE Sales TO DISK = 'x.bak'"));
    }

    private Shell shell(String version) {
        return Shell.open(InstanceSpec.sqlServer("SQL1", "10.0.0.4", version, Edition.ENTERPRISE), folder);
    }
}
