package io.linkspan.ui.estate;

import io.linkspan.model.Observed;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * A number of a link as a table shows it: never 0 for what is not known.
 *
 * @param state whether it is of now
 * @param value empty unless it was ever read
 */
public record Figure(State state, OptionalLong value) {

    /** What stands behind a figure. */
    public enum State {
        NOW,
        /** As last read; now it cannot be. */
        OLD,
        /** There is no such number. */
        NOT_APPLICABLE,
        NEVER_READ
    }

    private static final char SPACE = '\u00a0';

    /** Of what is read now and what was last read of the same. */
    static <T> Figure of(Observed<Optional<T>> now, Observed<Optional<T>> last, Function<T, OptionalLong> number) {
        boolean old = now instanceof Observed.Unknown;
        return switch (old ? last : now) {
            case Observed.Unknown<Optional<T>> _ -> new Figure(State.NEVER_READ, OptionalLong.empty());
            case Observed.Known<Optional<T>>(Optional<T> there, Instant _) -> of(there.map(number).orElse(OptionalLong.empty()), old);
        };
    }

    static Figure of(OptionalLong value, boolean old) {
        return value.isEmpty() ? new Figure(State.NOT_APPLICABLE, value) : new Figure(old ? State.OLD : State.NOW, value);
    }

    /** Digits in groups of three, {@code –} or {@code Unknown}. */
    public String text() {
        return switch (state) {
            case NOT_APPLICABLE -> "–";
            case NEVER_READ -> "Unknown";
            case NOW, OLD -> grouped(value.orElseThrow());
        };
    }

    /** For sorting: what is not known comes before every number. */
    long rank() {
        return value.orElse(Long.MIN_VALUE);
    }

    public boolean old() {
        return state == State.OLD;
    }

    /** {@code 8 412 096}, with spaces that do not break. */
    public static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', SPACE);
    }
}
