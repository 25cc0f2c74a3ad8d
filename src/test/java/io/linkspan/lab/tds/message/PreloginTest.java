package io.linkspan.lab.tds.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
