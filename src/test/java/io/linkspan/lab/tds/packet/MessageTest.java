package io.linkspan.lab.tds.packet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packets to messages, after MS-TDS 2.2.3. */
class MessageTest {

    private static Message read(String hex) throws IOException {
        return Message.read(new ByteArrayInputStream(HexFormat.of().parseHex(hex.replaceAll("\\s", ""))), 100);
    }

    @Test
    void packetsAreJoined() throws IOException {
        Message message = read("01 08 000a 0000 01 00 4142" + "01 01 0009 0000 02 00 43");
        assertEquals(PacketType.BATCH, message.type());
        assertArrayEquals(new byte[] {0x41, 0x42, 0x43}, message.payload());
        assertTrue(message.reset());
        assertFalse(message.keepsTransaction());
        assertFalse(message.ignored());
    }

    @Test
    void resetMayKeepTheTransaction() throws IOException {
        Message message = read("03 11 0008 0000 01 00");
        assertTrue(message.reset() && message.keepsTransaction());
    }

    @Test
    void givenUpMessageIsIgnored() throws IOException {
        assertTrue(read("01 00 0009 0000 01 00 41" + "01 03 0008 0000 02 00").ignored());
    }

    @ParameterizedTest
    @ValueSource(strings = {"02 01 0008 0000 01 00" /* no such type */, "01 01 0007 0000 01 00" /* shorter than its header */,
        "01 00 0009 0000 01 00 41 03 01 0008 0000 02 00" /* goes on with another type */})
    void malformedPacketsAreProtocolErrors(String hex) {
        assertThrows(ProtocolException.class, () -> read(hex));
    }

    @Test
    void messageLongerThanItMayBeIsAProtocolError() {
        assertThrows(ProtocolException.class, () -> read("01 01 006d 0000 01 00" + "00".repeat(101)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "01 01", "01 01 000a 0000 01 00 41", "01 00 0009 0000 01 00 41"})
    void endOfTheConnectionIsToldApart(String hex) {
        assertThrows(EOFException.class, () -> read(hex));
    }
}
