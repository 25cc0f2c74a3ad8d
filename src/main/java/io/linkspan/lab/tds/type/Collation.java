package io.linkspan.lab.tds.type;

import java.nio.charset.Charset;

/** The one collation of the lab's wire: SQL_Latin1_General_CP1_CI_AS, MS-TDS 2.2.5.1.2. */
public final class Collation {

    /** Code page of char and varchar under it. */
    public static final Charset CHARSET = Charset.forName("windows-1252");

    private static final byte[] BYTES = {0x09, 0x04, (byte) 0xD0, 0x00, 0x34};

    private Collation() {
    }

    public static byte[] bytes() {
        return BYTES.clone();
    }
}
