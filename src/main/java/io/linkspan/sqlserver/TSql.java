package io.linkspan.sqlserver;

import java.util.HexFormat;

/** The one door through which names and values enter T-SQL text. */
public final class TSql {

    private TSql() {
    }

    /** A delimited identifier: {@code a]b} becomes {@code [a]]b]} (T-SQL reference, QUOTENAME). */
    public static String name(String name) {
        if (name.isEmpty() || name.length() > 128) {
            throw new IllegalArgumentException("An identifier has 1 to 128 characters, not " + name.length());
        }
        return "[" + clean(name).replace("]", "]]") + "]";
    }

    /** A Unicode literal: {@code it's} becomes {@code N'it''s'}. A backslash before a line end would vanish (T-SQL reference, Backslash line continuation), so it is split there. */
    public static String text(String value) {
        return "N'" + clean(value).replace("'", "''").replaceAll("\\\\(?=\\r?\\n)", "\\\\' + N'") + "'";
    }

    /** A binary literal, {@code 0x…}; without bytes {@code 0x}. */
    public static String binary(byte[] value) {
        return "0x" + HexFormat.of().withUpperCase().formatHex(value);
    }

    private static String clean(String value) {
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A name or text for T-SQL must not contain NUL");
        }
        return value;
    }
}
