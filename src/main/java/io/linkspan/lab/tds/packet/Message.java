package io.linkspan.lab.tds.packet;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;

/**
 * A whole message of a client.
 *
 * @param firstStatus status bits of its first packet
 * @param lastStatus  status bits of its last packet
 */
public record Message(PacketType type, int firstStatus, int lastStatus, byte[] payload) {

    /** The client gave up while it was still sending. */
    public boolean ignored() {
        return (lastStatus & PacketHeader.IGNORE) != 0;
    }

    /** The session is to be reset before the request runs. */
    public boolean reset() {
        return (firstStatus & (PacketHeader.RESET | PacketHeader.RESET_KEEP_TRANSACTION)) != 0;
    }

    /** The reset leaves the transaction alone. */
    public boolean keepsTransaction() {
        return (firstStatus & PacketHeader.RESET_KEEP_TRANSACTION) != 0;
    }

    /**
     * Reads packets up to the end of a message.
     *
     * @param limit most bytes that a message may have
     * @throws EOFException if the connection ends
     * @throws ProtocolException if the packets do not make a message
     */
    public static Message read(InputStream in, int limit) throws IOException {
        PacketHeader first = PacketHeader.read(in);
        ByteArrayOutputStream payload = new ByteArrayOutputStream(first.payload());
        PacketHeader packet = first;
        while (true) {
            if (packet.type() != first.type() || payload.size() + packet.payload() > limit) {
                throw new ProtocolException("message of " + first.type() + " goes on with " + packet.type() + " at byte " + payload.size());
            }
            byte[] bytes = in.readNBytes(packet.payload());
            if (bytes.length < packet.payload()) {
                throw new EOFException("connection ended inside a packet");
            }
            payload.writeBytes(bytes);
            if (packet.last()) {
                return new Message(first.type(), first.status(), packet.status(), payload.toByteArray());
            }
            packet = PacketHeader.read(in);
        }
    }
}
