package io.linkspan.lab.tds.type;

import io.linkspan.lab.engine.type.Collation;
import io.linkspan.lab.engine.type.SqlType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;

/** Collations on the wire, MS-TDS 2.2.5.1.2: locale 1033 always, what does not count, the version, and the sort order of a SQL collation. */
public final class WireCollation {

    /** Code page of char and varchar under it. */
    public static final Charset CHARSET = Charset.forName("windows-1252");

    /** Bytes of each. */
    public static final int LENGTH = 5;

    private static final int LOCALE = 1033;
    private static final int IGNORE_CASE = 1 << 20;
    private static final int IGNORE_ACCENT = 1 << 21;
    private static final int IGNORE_KANA = 1 << 22;
    private static final int IGNORE_WIDTH = 1 << 23;
    private static final int BINARY = 1 << 24;
    private static final int BINARY2 = 1 << 25;

    private WireCollation() {
    }

    public static byte[] bytes(Collation c) {
        int flags = c.binary() ? c.codePoints() ? BINARY2 : BINARY
                : (c.caseCounts() ? 0 : IGNORE_CASE) | (c.accentCounts() ? 0 : IGNORE_ACCENT) | (c.kanaCounts() ? 0 : IGNORE_KANA) | (c.widthCounts() ? 0 : IGNORE_WIDTH);
        return ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN).putInt(LOCALE | flags | c.version() << 28).put((byte) c.sortOrder()).array();
    }

    /** Of a type; the usual one where it names none. */
    static byte[] bytes(SqlType type) {
        return bytes(type.collated() == null ? Collation.USUAL : type.collated().collation());
    }
}
