package io.linkspan.lab.tds.packet;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;

/**
 * The eight bytes before each packet, MS-TDS 2.2.3.1.
 *
 * @param length bytes of the packet with its header
 */
record PacketHeader(PacketType type, int status, int length) {

    static final int SIZE = 8;
    static final int END_OF_MESSAGE = 1;
    static final int IGNORE = 2;
    static final int RESET = 8;
    static final int RESET_KEEP_TRANSACTION = 0x10;

    int payload() {
        return length - SIZE;
    }

    boolean last() {
        return (status & END_OF_MESSAGE) != 0;
    }

    /** @throws java.io.EOFException if the connection ends before or in the header */
    static PacketHeader read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        PacketType type = PacketType.of(data.readUnsignedByte());
        PacketHeader header = new PacketHeader(type, data.readUnsignedByte(), data.readUnsignedShort());
        data.readInt(); // SPID, packet number, window: the client's are without meaning
        if (header.payload() < 0) {
            throw new ProtocolException("packet of " + header.length + " bytes");
        }
        return header;
    }

    void write(byte[] packet, int spid, int number) {
        packet[0] = (byte) type.code();
        packet[1] = (byte) status;
        packet[2] = (byte) (length >> 8);
        packet[3] = (byte) length;
        packet[4] = (byte) (spid >> 8);
        packet[5] = (byte) spid;
        packet[6] = (byte) number;
        packet[7] = 0;
    }
}
