package io.linkspan.lab.tsql.rows;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The SELECT list over its source: one new array for each row. */
public record Projection(Source source, int width, Code[] outputs) implements Rows {

    @Override
    public boolean run(@Nullable Frame outer, Work work, Predicate<Object[]> out) {
        return source.run(Frame.of(width, outer, work), f -> {
            Object[] values = new Object[outputs.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = outputs[i].of(f);
            }
            return out.test(values);
        });
    }
}
