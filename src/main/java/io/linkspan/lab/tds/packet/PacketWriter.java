package io.linkspan.lab.tds.packet;

import java.io.IOException;
import java.io.OutputStream;

/** Cuts answers into packets while they are written: no more than one packet is held, however long the answer. */
public final class PacketWriter extends OutputStream {

    /** Size of packets until LOGIN7 has agreed on another. */
    public static final int DEFAULT_SIZE = 4096;

    private final Transport transport;
    private Gate gate = () -> { };
    private byte[] packet = new byte[DEFAULT_SIZE];
    private int length = PacketHeader.SIZE;
    private int number = 1;
    private int spid;

    public PacketWriter(Transport transport) {
        this.transport = transport;
    }

    /** What holds from the next message on; called between messages. */
    public void agree(int packetSize, int spid, Gate gate) {
        this.packet = new byte[packetSize];
        this.spid = spid;
        this.gate = gate;
    }

    @Override
    public void write(int b) throws IOException {
        if (length == packet.length) {
            send(0);
        }
        packet[length++] = (byte) b;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        for (int done = 0; done < count;) {
            if (length == packet.length) {
                send(0);
            }
            int fits = Math.min(count - done, packet.length - length);
            System.arraycopy(bytes, offset + done, packet, length, fits);
            length += fits;
            done += fits;
        }
    }

    /** Sends what is left and marks the end of the message. */
    public void end() throws IOException {
        send(PacketHeader.END_OF_MESSAGE);
        number = 1;
        transport.out().flush();
    }

    private void send(int status) throws IOException {
        gate.pass();
        new PacketHeader(PacketType.RESPONSE, status, length).write(packet, spid, number++);
        transport.out().write(packet, 0, length);
        length = PacketHeader.SIZE;
    }

    /** Holds up a packet or, by throwing, ends the connection. */
    public interface Gate {

        void pass() throws IOException;
    }
}
