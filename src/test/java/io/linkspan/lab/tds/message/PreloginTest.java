package io.linkspan.lab.tds.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.tds.packet.WireOutput;
import java.net.ProtocolException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PRELOGIN, laid out by hand after MS-TDS 2.2.6.5. */
class PreloginTest {

    private static byte[] bytes(String commented) {
        return HexFormat.of().parseHex(commented.replaceAll("//.*", "").replaceAll("\\s", ""));
    }

    @Test
    void optionsMayBeEmptyAndInAnyOrder() throws ProtocolException {
        Prelogin prelogin = Prelogin.read(bytes("""
                01 00 10 00 01  // encryption, at 16
                02 00 11 00 00  // instance, empty
                00 00 11 00 06  // version, at 17
                ff
                01
                0d 06 00 00 00 00"""));
        assertEquals(Encryption.ALL, prelogin.encryption());
        assertEquals(3, prelogin.options().size());
    }

    @Test
    void answerCarriesVersionEncryptionAndNoMars() {
        assertEquals("""
                00 00 10 00 06
                01 00 16 00 01
                04 00 17 00 01
                ff
                10 00 10 45 00 00
                03
                00""".replace('\n', ' '), HexFormat.ofDelimiter(" ").formatHex(WireOutput.bytesOf(Prelogin.answer(new int[] {16, 0, 4165, 4}, Encryption.REQUIRED)::write)));
    }

    @Test
    void accessTokensAreTakenWhereTheClientOffersThem() throws ProtocolException {
        Prelogin asked = Prelogin.read(bytes("06 00 06 00 01 ff 01"));
        assertTrue(asked.fedAuth());
        assertFalse(Prelogin.read(bytes("06 00 06 00 01 ff 00")).fedAuth());
        assertFalse(Prelogin.read(bytes("06 00 06 00 00 ff")).fedAuth());
        assertEquals("""
                00 00 15 00 06
                01 00 1b 00 01
                04 00 1c 00 01
                06 00 1d 00 01
                ff
                0c 00 07 d0 00 00
                01
                00
                01""".replace('\n', ' '), HexFormat.ofDelimiter(" ").formatHex(WireOutput.bytesOf(Prelogin.answer(new int[] {12, 0, 2000, 8}, Encryption.ALL).federated(asked.nonce())::write)));
    }

    @Test
    void aNonceIsAnsweredWithTheServersOwn() throws ProtocolException {
        Prelogin asked = Prelogin.read(bytes("06 00 0b 00 01 07 00 0c 00 20 ff 01" + " a5".repeat(32)));
        assertEquals("a5".repeat(32), HexFormat.of().formatHex(asked.nonce()));
        byte[] own = new byte[32];
        java.util.Arrays.fill(own, (byte) 0x5A);
        assertEquals("5a".repeat(32), HexFormat.of().formatHex(Prelogin.answer(new int[] {12, 0, 2000, 8}, Encryption.ALL).federated(own).nonce()));
    }

    @ParameterizedTest
    @CsvSource({"LOGIN_ONLY,false,LOGIN_ONLY", "ALL,false,ALL", "NOTHING,false,NOTHING", "REQUIRED,false,ALL", "LOGIN_ONLY,true,REQUIRED", "ALL,true,ALL", "NOTHING,true,REQUIRED"})
    void encryptionFollowsTheClientUnlessTheServerInsists(Encryption asked, boolean insists, Encryption answer) {
        assertEquals(answer, asked.answer(insists));
    }

    @Test
    void clientThatSaysNothingCannotEncrypt() throws ProtocolException {
        assertEquals(Encryption.NOTHING, Prelogin.read(bytes("ff")).encryption());
    }

    @Test
    void offsetsOutsideAreMalformed() {
        assertThrows(ProtocolException.class, () -> Prelogin.read(bytes("01 ff ff 00 01 ff 00")));
        assertThrows(ProtocolException.class, () -> Prelogin.read(bytes("01 00 06")));
    }
}
