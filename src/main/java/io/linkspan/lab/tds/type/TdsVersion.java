package io.linkspan.lab.tds.type;

import java.util.Optional;

/** What a client asked for in LOGIN7 (MS-TDS 2.2.6.4); each version can do what those before it can. */
public enum TdsVersion {

    V7_0, V7_1, V7_2, V7_3, V7_4, V8_0;

    /** Empty for a version that does not exist. */
    public static Optional<TdsVersion> of(int asked) {
        return switch (asked >>> 24) {
            case 0x70 -> Optional.of(V7_0);
            case 0x71 -> Optional.of(V7_1);
            case 0x72 -> Optional.of(V7_2);
            case 0x73 -> Optional.of(V7_3);
            case 0x74 -> Optional.of(V7_4);
            case 0x08 -> Optional.of(V8_0);
            default -> Optional.empty();
        };
    }

    /** ALL_HEADERS, (max) types, xml, wide row counts and line numbers. */
    public boolean since7_2() {
        return compareTo(V7_2) >= 0;
    }

    /** date, time, datetime2, datetimeoffset, and rows with a bitmap of nulls. */
    public boolean since7_3() {
        return compareTo(V7_3) >= 0;
    }
}
