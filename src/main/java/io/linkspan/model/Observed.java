package io.linkspan.model;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** A value with the time it was read, or the reason why it is not known. Unknown never counts as success. */
public sealed interface Observed<T> {

    /** A value, and when it was read. */
    record Known<T>(T value, Instant readAt) implements Observed<T> {
    }

    /** No value: why, and since when. */
    record Unknown<T>(Problem problem, Instant since) implements Observed<T> {
    }

    static <T> Observed<T> known(T value, Instant readAt) {
        return new Known<>(value, readAt);
    }

    static <T> Observed<T> unknown(Problem problem, Instant since) {
        return new Unknown<>(problem, since);
    }

    default <R> Observed<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Known<T>(T value, Instant at) -> new Known<>(change.apply(value), at);
            case Unknown<T>(Problem problem, Instant since) -> new Unknown<>(problem, since);
        };
    }

    default Optional<T> toOptional() {
        return this instanceof Known<T>(T value, Instant _) ? Optional.of(value) : Optional.empty();
    }

    default Optional<Problem> reason() {
        return this instanceof Unknown<T>(Problem problem, Instant _) ? Optional.of(problem) : Optional.empty();
    }

    /** Whether the value is known and satisfies the condition. */
    default boolean is(Predicate<? super T> condition) {
        return toOptional().filter(condition).isPresent();
    }

    /** This, but unknown since the earlier time if it was unknown before, too. */
    default Observed<T> after(Observed<T> earlier) {
        return this instanceof Unknown<T>(Problem problem, Instant _) && earlier instanceof Unknown<T>(Problem _, Instant since) ? new Unknown<>(problem, since) : this;
    }

    /** This if it is known, else what was last known, with the time of that reading. */
    default Observed<T> orLast(Observed<T> last) {
        return this instanceof Known ? this : last instanceof Known ? last : this;
    }
}
