package io.linkspan.lab.tds.packet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Writes numbers (little-endian unless said otherwise) and text. A connection that is gone surfaces as {@link UncheckedIOException}. */
public final class WireOutput {

    private final OutputStream out;

    public WireOutput(OutputStream out) {
        this.out = out;
    }

    /** What {@code content} writes, as bytes. */
    public static byte[] bytesOf(Consumer<WireOutput> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.accept(new WireOutput(bytes));
        return bytes.toByteArray();
    }

    public WireOutput u8(int value) {
        try {
            out.write(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public WireOutput u16(int value) {
        return u8(value).u8(value >> 8);
    }

    public WireOutput u16BigEndian(int value) {
        return u8(value >> 8).u8(value);
    }

    public WireOutput i32(int value) {
        return u16(value).u16(value >> 16);
    }

    public WireOutput i32BigEndian(int value) {
        return u16BigEndian(value >> 16).u16BigEndian(value);
    }

    public WireOutput i64(long value) {
        return i32((int) value).i32((int) (value >> 32));
    }

    public WireOutput bytes(byte[] value) {
        try {
            out.write(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** UTF-16 text without a length. */
    public WireOutput text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_16LE));
    }

    /** B_VARCHAR: a one-byte length in code units, then the text; longer text is cut. */
    public WireOutput shortText(String value) {
        String cut = value.length() > 255 ? value.substring(0, 255) : value;
        return u8(cut.length()).text(cut);
    }

    /** US_VARCHAR: a two-byte length in code units, then the text. */
    public WireOutput longText(String value) {
        return u16(value.length()).text(value);
    }

    /** A two-byte length in bytes, then what {@code content} writes. */
    public WireOutput measured(Consumer<WireOutput> content) {
        byte[] bytes = bytesOf(content);
        return u16(bytes.length).bytes(bytes);
    }
}
