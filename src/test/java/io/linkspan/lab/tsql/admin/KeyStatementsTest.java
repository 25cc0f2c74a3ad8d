package io.linkspan.lab.tsql.admin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.engine.Edition;
import io.linkspan.lab.engine.InstanceSpec;
import io.linkspan.lab.engine.security.CertificateAuthority;
import io.linkspan.lab.tsql.Shell;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyStatementsTest {

    private static final String MASTER_KEY = "CREATE MASTER KEY ENCRYPTION BY PASSWORD = 'Str0ng!Enough'";
    private static final String ENDPOINT = "CREATE ENDPOINT hadr STATE = STARTED AS TCP (LISTENER_PORT = 5022, LISTENER_IP = ALL) FOR DATABASE_MIRRORING (ROLE = ALL, AUTHENTICATION = CERTIFICATE c, ENCRYPTION = REQUIRED ALGORITHM AES)";

    @TempDir
    Path folder;
    private Shell sql;

    @BeforeEach
    void open() {
        sql = Shell.open(InstanceSpec.sqlServer("SQL1", "10.0.0.4", "16.0.4165.4", Edition.ENTERPRISE), folder);
        sql.run("USE master");
    }

    @Test
    void aMasterKeyShowsAsSymmetricKey101() {
        assertEquals(0, sql.error(MASTER_KEY));
        assertEquals("##MS_DatabaseMasterKey##|AES_256|1", sql.rows("SELECT k.name, k.algorithm_desc, CAST(d.is_master_key_encrypted_by_server AS int) FROM master.sys.symmetric_keys k CROSS JOIN sys.databases d WHERE k.symmetric_key_id = 101 AND d.name = 'master'"));
        assertEquals(15578, sql.error(MASTER_KEY));
    }

    @Test
    void aWeakPasswordIsRefused() {
        assertEquals(15118, sql.error("CREATE MASTER KEY ENCRYPTION BY PASSWORD = 'short'"));
    }

    @Test
    void aCertificateNeedsTheMasterKey() {
        assertEquals(15581, sql.error("CREATE CERTIFICATE c WITH SUBJECT = 'x'"));
    }

    @Test
    void aCertificateIsARealOneAndKnownByItsColumns() {
        sql.run(MASTER_KEY);
        assertEquals(0, sql.error("CREATE CERTIFICATE c WITH SUBJECT = N'Endpoint of SQL1', EXPIRY_DATE = N'2030-05-31'"));
        assertEquals("c|MK|ENCRYPTED_BY_MASTER_KEY|CN=Endpoint of SQL1|CN=Endpoint of SQL1|2030-05-31T00:00|2048", sql.rows("SELECT name, pvt_key_encryption_type, pvt_key_encryption_type_desc, subject, issuer_name, expiry_date, key_length FROM sys.certificates"));
        assertEquals("1", sql.rows("SELECT CASE WHEN DATALENGTH(CERTENCODED(CERT_ID('c'))) > 500 THEN 1 ELSE 0 END"));
        assertEquals(15232, sql.error("CREATE CERTIFICATE c WITH SUBJECT = 'again'"));
    }

    @Test
    void aForeignCertificateHasNoPrivateKey() throws CertificateEncodingException {
        byte[] der = CertificateAuthority.create("Root", Instant.now()).certificate().getEncoded();
        assertEquals(0, sql.error("CREATE CERTIFICATE [mi.example] FROM BINARY = 0x" + HexFormat.of().formatHex(der)));
        assertEquals("mi.example|NA", sql.rows("SELECT name, pvt_key_encryption_type FROM sys.certificates"));
        assertArrayEquals(der, (byte[]) sql.single("SELECT CERTENCODED(CERT_ID(N'mi.example'))"));
        assertEquals(15232, sql.error("CREATE CERTIFICATE other FROM BINARY = 0x" + HexFormat.of().formatHex(der)));
    }

    @Test
    void garbageIsNoCertificate() {
        assertEquals(15297, sql.error("CREATE CERTIFICATE x FROM BINARY = 0x0102"));
        assertEquals(15208, sql.error("CREATE CERTIFICATE x FROM FILE = 'C:\\nothing.cer'"));
    }

    @Test
    void aCertificateThatAnEndpointUsesStays() {
        sql.run(MASTER_KEY);
        sql.run("CREATE CERTIFICATE c WITH SUBJECT = 'x'");
        assertEquals(0, sql.error(ENDPOINT));
        assertEquals(15352, sql.error("DROP CERTIFICATE c"));
        assertEquals(15580, sql.error("DROP MASTER KEY"));
        assertEquals(0, sql.error("DROP ENDPOINT hadr"));
        assertEquals(0, sql.error("DROP CERTIFICATE c"));
        assertEquals(0, sql.error("DROP MASTER KEY"));
    }

    @Test
    void anEndpointIsSeenInItsViews() {
        sql.run(MASTER_KEY);
        sql.run("CREATE CERTIFICATE c WITH SUBJECT = 'x'");
        sql.run(ENDPOINT);
        assertEquals("hadr|STARTED|ALL|CERTIFICATE|1|AES|5022|DATABASE_MIRRORING", sql.rows("SELECT e.name, e.state_desc, e.role_desc, e.connection_auth_desc, e.is_encryption_enabled, e.encryption_algorithm_desc, t.port, t.type_desc "
                + "FROM sys.database_mirroring_endpoints e JOIN sys.tcp_endpoints t ON t.endpoint_id = e.endpoint_id JOIN sys.certificates c ON c.certificate_id = e.certificate_id"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "CREATE ENDPOINT e STATE = STARTED AS TCP (LISTENER_PORT = 5022) FOR DATABASE_MIRRORING (ROLE = ALL, AUTHENTICATION = CERTIFICATE nobody, ENCRYPTION = REQUIRED ALGORITHM AES); 15151",
            "ALTER ENDPOINT e STATE = STOPPED; 15151", "DROP ENDPOINT e; 15151", "DROP CERTIFICATE nobody; 15151", "BACKUP CERTIFICATE nobody TO FILE = 'x.cer'; 15151", "OPEN MASTER KEY DECRYPTION BY PASSWORD = 'x'; 15581"})
    void whatIsNotThereIsNotFound(String statement, int number) {
        assertEquals(number, sql.error(statement));
    }

    @Test
    void anAlteredEndpointKeepsWhatIsNotSaid() {
        sql.run(MASTER_KEY);
        sql.run("CREATE CERTIFICATE c WITH SUBJECT = 'x'");
        sql.run("CREATE ENDPOINT e AS TCP (LISTENER_PORT = 5023) FOR DATABASE_MIRRORING (ROLE = PARTNER, AUTHENTICATION = WINDOWS NEGOTIATE CERTIFICATE c, ENCRYPTION = SUPPORTED ALGORITHM AES RC4)");
        String read = "SELECT state_desc, role_desc, connection_auth_desc, encryption_algorithm_desc FROM sys.database_mirroring_endpoints";
        assertEquals("STOPPED|PARTNER|NEGOTIATE, CERTIFICATE|NONE, AES, RC4", sql.rows(read));
        assertEquals(0, sql.error("ALTER ENDPOINT e STATE = STARTED"));
        assertEquals("STARTED|PARTNER|NEGOTIATE, CERTIFICATE|NONE, AES, RC4", sql.rows(read));
        assertEquals(7862, sql.error("CREATE ENDPOINT f AS TCP (LISTENER_PORT = 5024) FOR DATABASE_MIRRORING (ROLE = ALL, AUTHENTICATION = CERTIFICATE c)"));
    }

    @Test
    void theLogOfChangesMasksThePassword() {
        sql.run(MASTER_KEY);
        assertTrue(sql.instance().estate().changes().all().stream().anyMatch(e -> e.text().startsWith("CREATE MASTER KEY") && !e.text().contains("Str0ng")));
    }
}
