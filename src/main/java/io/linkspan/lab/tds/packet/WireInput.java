package io.linkspan.lab.tds.packet;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads the payload of one message. Every read is checked against what is left, so a wrong length is a {@link ProtocolException} and nothing else. */
public final class WireInput {

    private final ByteBuffer bytes;

    public WireInput(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    public int left() {
        return bytes.remaining();
    }

    public boolean hasMore() {
        return bytes.hasRemaining();
    }

    /** The next byte, which stays unread. */
    public int peek() throws ProtocolException {
        return need(1).get(bytes.position()) & 0xFF;
    }

    public int u8() throws ProtocolException {
        return need(1).get() & 0xFF;
    }

    public int u16() throws ProtocolException {
        return need(2).getShort() & 0xFFFF;
    }

    public int u16BigEndian() throws ProtocolException {
        return Short.reverseBytes(need(2).getShort()) & 0xFFFF;
    }

    public int i32() throws ProtocolException {
        return need(4).getInt();
    }

    public long i64() throws ProtocolException {
        return need(8).getLong();
    }

    public byte[] bytes(int count) throws ProtocolException {
        byte[] copy = new byte[checked(count)];
        bytes.get(copy);
        return copy;
    }

    /** A reader of bytes from the start of this message, wherever this one stands. */
    public WireInput at(int offset, int length) throws ProtocolException {
        if (offset < 0 || length < 0 || offset > bytes.limit() - length) { // no sum of the two, which could overflow
            throw new ProtocolException("offset " + offset + " and length " + length + " point outside a message of " + bytes.limit() + " bytes");
        }
        byte[] copy = new byte[length];
        bytes.get(offset, copy);
        return new WireInput(copy);
    }

    /** A reader of everything from an offset on, counted from the start of this message. */
    public WireInput from(int offset) throws ProtocolException {
        return at(offset, bytes.limit() - offset);
    }

    public WireInput skip(int count) throws ProtocolException {
        bytes.position(bytes.position() + checked(count));
        return this;
    }

    /** UTF-16 text of so many code units. */
    public String text(int units) throws ProtocolException {
        return new String(bytes(units * 2), StandardCharsets.UTF_16LE);
    }

    /** The rest as UTF-16 text. */
    public String text() throws ProtocolException {
        if (left() % 2 != 0) {
            throw new ProtocolException("UTF-16 text of an odd number of bytes");
        }
        return text(left() / 2);
    }

    private ByteBuffer need(int count) throws ProtocolException {
        checked(count);
        return bytes;
    }

    private int checked(int count) throws ProtocolException {
        if (count < 0 || count > bytes.remaining()) {
            throw new ProtocolException(count + " bytes announced, " + bytes.remaining() + " left in the message");
        }
        return count;
    }
}
