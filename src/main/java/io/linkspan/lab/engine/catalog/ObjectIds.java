package io.linkspan.lab.engine.catalog;

import java.util.Locale;

/** Object ids of what has none of its own: constraints of a table, and the objects that every server brings along (those are negative). */
public final class ObjectIds {

    private ObjectIds() {
    }

    public static int constraint(int table, String name) {
        return 1 + (int) (mix(31L * table + name.toLowerCase(Locale.ROOT).hashCode()) >>> 34);
    }

    public static int system(String schema, String name) {
        return -1 - (int) (mix((schema + "." + name).toLowerCase(Locale.ROOT).hashCode()) >>> 34);
    }

    private static long mix(long z) {
        long mixed = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        return (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    }
}
