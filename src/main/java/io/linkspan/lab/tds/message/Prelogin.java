package io.linkspan.lab.tds.message;

import io.linkspan.lab.tds.packet.WireInput;
import io.linkspan.lab.tds.packet.WireOutput;
import java.net.ProtocolException;
import java.util.LinkedHashMap;
import java.util.Map;

/** PRELOGIN, MS-TDS 2.2.6.5: options by number, each with its bytes. */
public record Prelogin(Map<Integer, byte[]> options) {

    private static final int VERSION = 0;
    private static final int ENCRYPTION = 1;
    private static final int MARS = 4;
    private static final int FEDAUTH_REQUIRED = 6;
    private static final int NONCE = 7;
    private static final int END = 0xFF;
    private static final int ENTRY = 5;

    public static Prelogin read(byte[] payload) throws ProtocolException {
        WireInput in = new WireInput(payload);
        Map<Integer, byte[]> options = new LinkedHashMap<>();
        for (int option = in.u8(); option != END; option = in.u8()) {
            int offset = in.u16BigEndian();
            int length = in.u16BigEndian();
            options.put(option, in.at(offset, length).bytes(length));
        }
        return new Prelogin(options);
    }

    /** A client that says nothing about it cannot encrypt. */
    public Encryption encryption() {
        byte[] value = options.getOrDefault(ENCRYPTION, new byte[0]);
        return value.length == 0 ? Encryption.NOTHING : Encryption.of(value[0]);
    }

    /** The client can sign in with an access token. */
    public boolean fedAuth() {
        byte[] value = options.getOrDefault(FEDAUTH_REQUIRED, new byte[0]);
        return value.length > 0 && value[0] == 1;
    }

    /** What a client wants to hear again in the acknowledgement of its token; empty if nothing. */
    public byte[] nonce() {
        return options.getOrDefault(NONCE, new byte[0]);
    }

    /** The same answer of a server that takes access tokens: 1, since Windows accounts are no way in here. With its own nonce if the client gave one. */
    public Prelogin federated(byte[] nonce) {
        Map<Integer, byte[]> more = new LinkedHashMap<>(options);
        more.put(FEDAUTH_REQUIRED, new byte[] {1});
        if (nonce.length > 0) {
            more.put(NONCE, nonce);
        }
        return new Prelogin(more);
    }

    /** The server's answer; MARS is not offered. */
    public static Prelogin answer(int[] version, Encryption encryption) {
        Map<Integer, byte[]> options = new LinkedHashMap<>();
        options.put(VERSION, WireOutput.bytesOf(out -> out.u8(version[0]).u8(version[1]).u16BigEndian(version[2]).u16(0)));
        options.put(ENCRYPTION, new byte[] {(byte) encryption.code()});
        options.put(MARS, new byte[] {0});
        return new Prelogin(options);
    }

    public void write(WireOutput out) {
        int offset = options.size() * ENTRY + 1;
        for (Map.Entry<Integer, byte[]> option : options.entrySet()) {
            out.u8(option.getKey()).u16BigEndian(offset).u16BigEndian(option.getValue().length);
            offset += option.getValue().length;
        }
        out.u8(END);
        options.values().forEach(out::bytes);
    }
}
