package io.linkspan.lab.engine.store;

import java.util.Arrays;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table at one moment, immutable: a change copies one chunk and shares the others, so a reader keeps its moment for nothing.
 * A row's number is its place for life; the arrays are shared and never written to.
 */
public final class Rows {

    public static final Rows NONE = new Rows(new Object[0][][], 0, 0);

    private static final int CHUNK = 128;

    private final @Nullable Object[] @Nullable [][] chunks;
    private final long end;
    private final long count;

    private Rows(@Nullable Object[] @Nullable [][] chunks, long end, long count) {
        this.chunks = chunks;
        this.end = end;
        this.count = count;
    }

    public long count() {
        return count;
    }

    /** The number that the next new row gets. */
    public long end() {
        return end;
    }

    public @Nullable Object @Nullable [] get(long row) {
        return row < 0 || row >= end ? null : chunks[(int) (row / CHUNK)][(int) (row % CHUNK)];
    }

    /** These rows with one set, added or, where {@code values} is null, taken away. */
    public Rows with(long row, @Nullable Object @Nullable [] values) {
        int chunk = (int) (row / CHUNK);
        @Nullable Object[] @Nullable [][] copy = Arrays.copyOf(chunks, Math.max(chunks.length, chunk + 1));
        for (int i = chunks.length; i <= chunk; i++) {
            copy[i] = new Object[CHUNK][];
        }
        copy[chunk] = copy[chunk].clone();
        int change = (values == null ? 0 : 1) - (copy[chunk][(int) (row % CHUNK)] == null ? 0 : 1);
        copy[chunk][(int) (row % CHUNK)] = values;
        return new Rows(copy, Math.max(end, row + 1), count + change);
    }

    /** Calls for every row in the order of their numbers. */
    public void forEach(ObjLongConsumer<@Nullable Object[]> visitor) {
        for (long row = 0; row < end; row++) {
            @Nullable Object[] values = get(row);
            if (values != null) {
                visitor.accept(values, row);
            }
        }
    }
}
