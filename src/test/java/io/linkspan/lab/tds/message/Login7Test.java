package io.linkspan.lab.tds.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** LOGIN7, laid out by hand after MS-TDS 2.2.6.4. */
class Login7Test {

    private static final byte[] LOGIN = bytes("""
            8a 00 00 00     // 138 bytes
            04 00 00 74     // TDS 7.4
            40 1f 00 00     // packets of 8000 bytes
            00 00 00 00 00 00 00 00 00 00 00 00
            e0 03 20 10     // flags 1 and 2, read-only intent, feature extension
            00 00 00 00 00 00 00 00
            5e 00 02 00     // host at 94: h1
            62 00 02 00     // user at 98: sa
            66 00 03 00     // password at 102
            6c 00 01 00     // application at 108: a
            6e 00 01 00     // server at 110: s
            70 00 04 00     // extension at 112
            74 00 00 00     // library
            74 00 00 00     // language
            74 00 02 00     // database at 116: d€
            00 00 00 00 00 00
            78 00 00 00 78 00 00 00 78 00 00 00 00 00 00 00
            68 00 31 00
            73 00 61 00
            b3 a5 83 a5 6f a7     // "ab€", halves swapped and crossed with A5
            61 00
            73 00
            78 00 00 00     // the features are at 120
            64 00 ac 20
            0a 01 00 00 00 01     // UTF-8
            04 01 00 00 00 01     // column encryption
            09 00 00 00 00
            ff""");

    /** The feature extension of {@link #LOGIN} in exchange for FEDAUTH. */
    private static byte[] federated(String fedAuth) {
        byte[] data = bytes(fedAuth);
        ByteBuffer login = ByteBuffer.allocate(120 + data.length + 1).order(ByteOrder.LITTLE_ENDIAN).put(LOGIN, 0, 120).put(data).put((byte) 0xFF);
        return login.putInt(0, login.capacity()).array();
    }

    private static byte[] bytes(String commented) {
        return HexFormat.of().parseHex(commented.replaceAll("//.*", "").replaceAll("\\s", ""));
    }

    @Test
    void everyFieldIsRead() throws ProtocolException {
        Login7 login = Login7.read(LOGIN);
        assertEquals(0x74000004, login.version());
        assertEquals(8000, login.packetSize());
        assertEquals(Set.of(0x0A, 4, 9), login.features());
        assertFalse(login.integrated());
        assertEquals("h1 sa a s d€", String.join(" ", login.request().host(), login.request().user(), login.request().application(), login.request().server(), login.request().database()));
        assertEquals("ab€", new String(login.request().password()));
        assertTrue(login.request().readOnlyIntent());
    }

    @Test
    void aTokenComesWithTheLogin() throws ProtocolException {
        byte[] message = federated("""
                02 09 00 00 00  // FEDAUTH, 9 bytes
                03              // security token, and the server's PRELOGIN was heard
                04 00 00 00 74 00 6b 00     // the letters tk""");
        FedAuth fedAuth = Login7.read(message).fedAuth().orElseThrow();
        assertEquals(FedAuth.Library.SECURITY_TOKEN, fedAuth.library());
        assertTrue(fedAuth.echo());
        assertEquals("tk", fedAuth.token());
        assertEquals("tk", Login7.read(message).request().token());
        assertEquals(0, fedAuth.nonce().length);
    }

    @Test
    void aTokenMayComeWithTheNonceOfTheServer() throws ProtocolException {
        byte[] message = federated("02 29 00 00 00 02 04 00 00 00 74 00 6b 00" + " 5a".repeat(32));
        FedAuth fedAuth = Login7.read(message).fedAuth().orElseThrow();
        assertFalse(fedAuth.echo());
        assertEquals("5a".repeat(32), HexFormat.of().formatHex(fedAuth.nonce()));
    }

    @Test
    void aTokenMayComeInAMessageOfItsOwn() throws ProtocolException {
        Login7 login = Login7.read(federated("""
                02 02 00 00 00
                05              // the client's library asks the sign-in service, and the server's PRELOGIN was heard
                01              // workflow: password"""));
        assertEquals(FedAuth.Library.MSAL, login.fedAuth().orElseThrow().library());
        assertEquals("", login.request().token());
        byte[] token = bytes("08 00 00 00 04 00 00 00 74 00 6b 00");
        assertEquals("tk", login.with(login.fedAuth().orElseThrow().with(token)).request().token());
        assertThrows(ProtocolException.class, () -> login.fedAuth().orElseThrow().with(bytes("09 00 00 00 04 00 00 00 74 00 6b 00")));
    }

    @Test
    void everyCutOfATokenIsMalformed() {
        byte[] message = federated("02 09 00 00 00 03 04 00 00 00 74 00 6b 00");
        for (int length = 120; length < message.length; length++) {
            byte[] cut = ByteBuffer.wrap(java.util.Arrays.copyOf(message, length)).order(ByteOrder.LITTLE_ENDIAN).putInt(0, length).array();
            assertThrows(ProtocolException.class, () -> Login7.read(cut), "cut to " + length);
        }
    }

    @Test
    void anotherLibraryAndAnEmptyTokenAreMalformed() {
        assertThrows(ProtocolException.class, () -> Login7.read(federated("02 05 00 00 00 01 00 00 00 00")));
        assertThrows(ProtocolException.class, () -> Login7.read(federated("02 05 00 00 00 03 00 00 00 00")));
    }

    @Test
    void tokenIsNotInItsText() throws ProtocolException {
        Login7 login = Login7.read(federated("02 0b 00 00 00 03 06 00 00 00 73 00 33 00 63 00"));
        assertEquals("s3c", login.request().token());
        assertFalse((login + " " + login.request() + login.fedAuth()).contains("s3c"));
    }

    @Test
    void passwordIsNotInItsText() throws ProtocolException {
        assertFalse(Login7.read(LOGIN).toString().contains("ab€"));
    }

    @Test
    void everyCutIsMalformed() {
        for (int length = 0; length < LOGIN.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(LOGIN, length);
            assertThrows(ProtocolException.class, () -> Login7.read(cut), "cut to " + length);
        }
    }

    @Test
    void offsetOutsideTheMessageIsMalformed() {
        byte[] wrong = LOGIN.clone();
        wrong[37] = 0x7F;
        assertThrows(ProtocolException.class, () -> Login7.read(wrong));
    }
}
