package io.linkspan.lab.tds;

import io.linkspan.lab.tds.packet.Message;
import io.linkspan.lab.tds.packet.WireOutput;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.HexFormat;
import java.util.Locale;

/** Messages as a client builds them by hand, and bytes as hexadecimal text. */
final class Packets {

    private static final int PAIRS = 36;
    private static final int FIXED = 94;

    private Packets() {
    }

    static byte[] packet(int type, byte[] payload) {
        return packet(type, 1, payload);
    }

    static byte[] packet(int type, int status, byte[] payload) {
        return WireOutput.bytesOf(out -> out.u8(type).u8(status).u16BigEndian(payload.length + 8).i32(0).bytes(payload));
    }

    /** LOGIN7 of sa without a database. */
    static byte[] login7(int version) {
        return login7(version, "sa", ToyServer.PASSWORD);
    }

    static byte[] login7(int version, String name, String secret) {
        byte[] user = hidden(name, 0);
        byte[] password = hidden(secret, 0xA5);
        return WireOutput.bytesOf(out -> {
            out.i32(FIXED + user.length + password.length).i32(version).i32(4096).bytes(new byte[PAIRS - 12]);
            out.u16(FIXED).u16(0).u16(FIXED).u16(name.length()).u16(FIXED + user.length).u16(secret.length());
            for (int pair = 3; pair < 9; pair++) {
                out.u16(FIXED).u16(0);
            }
            out.bytes(new byte[FIXED - PAIRS - 36]).bytes(user).bytes(password);
        });
    }

    private static byte[] hidden(String text, int cross) {
        byte[] bytes = WireOutput.bytesOf(out -> out.text(text));
        for (int i = 0; i < bytes.length && cross != 0; i++) {
            bytes[i] = (byte) (((bytes[i] & 0xFF) << 4 | (bytes[i] & 0xFF) >> 4) ^ cross);
        }
        return bytes;
    }

    private static WireOutput headers(WireOutput out) {
        return out.i32(22).i32(18).u16(2).i64(0).i32(1);
    }

    static byte[] batch(String text) {
        return WireOutput.bytesOf(out -> headers(out).text(text));
    }

    /** sp_executesql with a text, a declaration and one parameter. */
    static byte[] call() {
        return WireOutput.bytesOf(out -> {
            headers(out).u16(0xFFFF).u16(10).u16(0);
            for (String text : new String[] {"give back", "@p int"}) {
                out.u8(0).u8(0).u8(0xE7).u16(8000).bytes(new byte[5]).u16(2 * text.length()).text(text);
            }
            out.u8(0).u8(0).u8(0x26).u8(4).u8(4).i32(7);
        });
    }

    static byte[] begin() {
        return WireOutput.bytesOf(out -> headers(out).u16(5).u8(0).u8(0));
    }

    static byte[] readMessage(InputStream in) throws IOException {
        return Message.read(in, 1 << 20).payload();
    }

    /** The bytes of the next message, 0 if none comes in time. */
    static int answer(Socket socket, int millis) throws IOException {
        try {
            socket.setSoTimeout(millis);
            return readMessage(socket.getInputStream()).length;
        } catch (SocketTimeoutException _) {
            return 0;
        }
    }

    static String hex(byte[] bytes) {
        return HexFormat.ofDelimiter(" ").formatHex(bytes);
    }

    /** Bytes of hexadecimal text; blanks, line ends and everything from {@code //} to the end of a line do not count. */
    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replaceAll("//.*", "").replaceAll("\\s", "").toLowerCase(Locale.ROOT));
    }
}
