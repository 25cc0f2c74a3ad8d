package io.linkspan.lab.tds.packet;

import java.net.ProtocolException;

/** The types of packets, MS-TDS 2.2.3.1.1. */
public enum PacketType {

    BATCH(1), RPC(3), RESPONSE(4), ATTENTION(6), BULK_LOAD(7), FEDAUTH_TOKEN(8), TRANSACTION(0x0E), LOGIN7(0x10), PRELOGIN(0x12);

    private final int code;

    PacketType(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    static PacketType of(int code) throws ProtocolException {
        for (PacketType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw new ProtocolException("packet type " + code);
    }
}
