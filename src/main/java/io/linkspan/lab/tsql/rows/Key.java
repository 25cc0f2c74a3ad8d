package io.linkspan.lab.tsql.rows;

import io.linkspan.lab.engine.type.Collation;
import io.linkspan.lab.engine.type.Values;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Some values as a key of a hash table: equal where SQL Server groups or joins them as equal; nulls equal each other. */
public final class Key {

    private final @Nullable Object[] parts;
    private final int hash;

    private Key(@Nullable Object[] parts) {
        this.parts = parts;
        this.hash = Arrays.hashCode(parts);
    }

    /** @param collations of each value that is a text */
    public static Key of(@Nullable Object[] values, Collation[] collations) {
        Object[] parts = new Object[values.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Values.key(values[i], collations[i]);
        }
        return new Key(parts);
    }

    /** The values of some expressions on a frame. */
    public static Key of(Code[] codes, Collation[] collations, Frame frame) {
        Object[] parts = new Object[codes.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Values.key(codes[i].of(frame), collations[i]);
        }
        return new Key(parts);
    }

    public boolean hasNull() {
        for (Object part : parts) {
            if (part == null) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Key k && Arrays.equals(parts, k.parts);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
