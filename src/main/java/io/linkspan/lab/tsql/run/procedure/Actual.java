package io.linkspan.lab.tsql.run.procedure;

import io.linkspan.lab.engine.type.SqlType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An argument of a call as it is passed.
 *
 * @param name      empty where it is passed by place
 * @param byDefault the word DEFAULT
 * @param back      takes what an output parameter brings back
 */
public record Actual(String name, SqlType type, @Nullable Object value, boolean byDefault, Optional<Back> back) {

    /** Where an output value goes. */
    @FunctionalInterface
    public interface Back {

        void set(SqlType type, @Nullable Object value);
    }

    public static Actual of(SqlType type, @Nullable Object value) {
        return new Actual("", type, value, false, Optional.empty());
    }

    public String text() {
        return value == null ? "" : value.toString();
    }
}
