package io.linkspan.lab.tsql.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.linkspan.lab.tsql.Shell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By CREATE, OPEN, CLOSE SYMMETRIC KEY, ENCRYPTBYKEY, DECRYPTBYKEY, sys.symmetric_keys, sys.key_encryptions and sys.openkeys of the SQL documentation. */
class SymmetricKeysTest {

    private final Shell sql = Shell.open();

    @BeforeEach
    void keys() {
        sql.rows("CREATE MASTER KEY ENCRYPTION BY PASSWORD = 'Str0ng!Enough'; CREATE CERTIFICATE c WITH SUBJECT = 'keys'; CREATE TABLE P (id int, card varbinary(200)); CREATE TABLE Q (v varbinary(200))");
    }

    @ParameterizedTest
    @CsvSource({"AES_128, 128, A1", "AES_192, 192, A2", "AES_256, 256, A3"})
    void whatAnOpenKeySealsItOpensAgain(String algorithm, int bits, String code) {
        sql.rows("CREATE SYMMETRIC KEY k WITH ALGORITHM = " + algorithm + " ENCRYPTION BY CERTIFICATE c; OPEN SYMMETRIC KEY k DECRYPTION BY CERTIFICATE c");
        sql.rows("INSERT P SELECT 1, ENCRYPTBYKEY(KEY_GUID('k'), N'4556-1234')");
        assertEquals("4556-1234|NULL", sql.rows("SELECT CONVERT(nvarchar(20), DECRYPTBYKEY(card)), DECRYPTBYKEY(0x00) FROM P"));
        assertEquals(bits + "|" + code + "|" + algorithm, sql.rows("SELECT key_length, key_algorithm, algorithm_desc FROM sys.symmetric_keys WHERE name = 'k'"));
        assertEquals("1", sql.rows("SELECT COUNT(*) FROM P JOIN sys.symmetric_keys k ON CONVERT(uniqueidentifier, SUBSTRING(P.card, 1, 16)) = k.key_guid AND KEY_NAME(P.card) = k.name AND KEY_ID('k') = k.symmetric_key_id"));
        assertNotEquals(sql.rows("SELECT ENCRYPTBYKEY(KEY_GUID('k'), 'x')"), sql.rows("SELECT ENCRYPTBYKEY(KEY_GUID('k'), 'x')"));
    }

    @Test
    void aKeyIsOpenInOneSessionUntilItIsClosed() {
        sql.rows("CREATE SYMMETRIC KEY k WITH ALGORITHM = AES_256 ENCRYPTION BY PASSWORD = 'Str0ng!Enough'; OPEN SYMMETRIC KEY k DECRYPTION BY PASSWORD = 'Str0ng!Enough'; INSERT P SELECT 1, ENCRYPTBYKEY(KEY_GUID('k'), 'secret')");
        Shell other = sql.again("dba", "Sales");
        assertEquals("NULL|NULL", other.rows("SELECT DECRYPTBYKEY(card), ENCRYPTBYKEY(KEY_GUID('k'), 'x') FROM P"));
        assertEquals("k|Sales", sql.rows("SELECT key_name, database_name FROM sys.openkeys"));
        sql.rows("CLOSE SYMMETRIC KEY k");
        assertEquals("NULL", sql.rows("SELECT DECRYPTBYKEY(card) FROM P"));
        assertEquals(15315, sql.error("CLOSE SYMMETRIC KEY k"));
        sql.rows("OPEN SYMMETRIC KEY k DECRYPTION BY PASSWORD = 'Str0ng!Enough'; CLOSE ALL SYMMETRIC KEYS");
        assertEquals("0", sql.rows("SELECT COUNT(*) FROM sys.openkeys"));
    }

    @Test
    void anAuthenticatorIsBoundToWhatIsSealed() {
        sql.rows("CREATE SYMMETRIC KEY k WITH ALGORITHM = AES_256 ENCRYPTION BY CERTIFICATE c; OPEN SYMMETRIC KEY k DECRYPTION BY CERTIFICATE c; INSERT P SELECT 7, ENCRYPTBYKEY(KEY_GUID('k'), 'pay', 1, CONVERT(varbinary(9), 7))");
        assertEquals("pay|NULL|NULL", sql.rows("SELECT CONVERT(varchar(9), DECRYPTBYKEY(card, 1, CONVERT(varbinary(9), 7))), DECRYPTBYKEY(card, 1, CONVERT(varbinary(9), 8)), DECRYPTBYKEY(card) FROM P"));
        sql.rows("CLOSE ALL SYMMETRIC KEYS");
        assertEquals("pay", sql.rows("SELECT CONVERT(varchar(9), DECRYPTBYKEYAUTOCERT(CERT_ID('c'), NULL, card, 1, CONVERT(varbinary(9), 7))) FROM P"));
    }

    @Test
    void theSameWordsMakeTheSameKey() {
        String made = "CREATE SYMMETRIC KEY k WITH ALGORITHM = AES_256, KEY_SOURCE = 'a pass phrase', IDENTITY_VALUE = 'who it is' ENCRYPTION BY CERTIFICATE c; OPEN SYMMETRIC KEY k DECRYPTION BY CERTIFICATE c";
        sql.rows(made + "; INSERT Q SELECT ENCRYPTBYKEY(KEY_GUID('k'), 'moved')");
        assertEquals(15282, sql.error("CREATE SYMMETRIC KEY again WITH ALGORITHM = AES_256, IDENTITY_VALUE = 'who it is' ENCRYPTION BY CERTIFICATE c"));
        sql.rows("CREATE DATABASE Elsewhere; USE Elsewhere; CREATE MASTER KEY ENCRYPTION BY PASSWORD = 'Str0ng!Enough'; CREATE CERTIFICATE c WITH SUBJECT = 'other'; " + made);
        assertEquals("moved", sql.rows("SELECT CONVERT(varchar(9), DECRYPTBYKEY(v)) FROM Sales.dbo.Q"));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        sql.rows("CREATE CERTIFICATE d WITH SUBJECT = 'other'; CREATE SYMMETRIC KEY k WITH ALGORITHM = AES_256 ENCRYPTION BY CERTIFICATE c, PASSWORD = 'Str0ng!Enough'");
        assertEquals("EPUC|ENCRYPTION BY CERTIFICATE|1;ESKP|ENCRYPTION BY PASSWORD|0", sql.rows("SELECT e.crypt_type, e.crypt_type_desc, CASE WHEN c.name = 'c' THEN 1 ELSE 0 END FROM sys.key_encryptions e JOIN sys.symmetric_keys k ON k.symmetric_key_id = e.key_id "
                + "LEFT JOIN sys.certificates c ON c.thumbprint = e.thumbprint WHERE k.name = 'k' ORDER BY 1"));
        assertEquals(15282, sql.error("CREATE SYMMETRIC KEY k WITH ALGORITHM = AES_128 ENCRYPTION BY CERTIFICATE c"));
        assertEquals(15151, sql.error("CREATE SYMMETRIC KEY n WITH ALGORITHM = AES_128 ENCRYPTION BY CERTIFICATE nope"));
        assertEquals(15118, sql.error("CREATE SYMMETRIC KEY n WITH ALGORITHM = AES_128 ENCRYPTION BY PASSWORD = 'short'"));
        assertEquals(15151, sql.error("OPEN SYMMETRIC KEY nope DECRYPTION BY CERTIFICATE c"));
        assertEquals(15313, sql.error("OPEN SYMMETRIC KEY k DECRYPTION BY CERTIFICATE d"));
        assertEquals(15313, sql.error("OPEN SYMMETRIC KEY k DECRYPTION BY PASSWORD = 'Wr0ng!Enough'"));
        assertEquals(15352, sql.error("DROP CERTIFICATE c"));
        assertEquals(40000, sql.error("CREATE SYMMETRIC KEY n WITH ALGORITHM = TRIPLE_DES ENCRYPTION BY CERTIFICATE c"));
        assertEquals(0, sql.error("DROP SYMMETRIC KEY k; DROP CERTIFICATE c"));
    }

    @Test
    void aKeyUnderAnotherNeedsThatOneOpen() {
        sql.rows("CREATE SYMMETRIC KEY outer_key WITH ALGORITHM = AES_256 ENCRYPTION BY CERTIFICATE c");
        assertEquals(15315, sql.error("CREATE SYMMETRIC KEY inner_key WITH ALGORITHM = AES_256 ENCRYPTION BY SYMMETRIC KEY outer_key"));
        sql.rows("OPEN SYMMETRIC KEY outer_key DECRYPTION BY CERTIFICATE c; CREATE SYMMETRIC KEY inner_key WITH ALGORITHM = AES_256 ENCRYPTION BY SYMMETRIC KEY outer_key; OPEN SYMMETRIC KEY inner_key DECRYPTION BY SYMMETRIC KEY outer_key");
        assertEquals("inner_key;outer_key", sql.rows("SELECT key_name FROM sys.openkeys ORDER BY 1"));
    }
}
