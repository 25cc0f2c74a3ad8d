package io.linkspan.ui.link;

import io.linkspan.model.Observed;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What one side says of a fact.
 *
 * @param words empty where the side was read and does not say it
 * @param old   as last read, since the side cannot be read now
 * @param at    when it was read; empty if it never was
 */
record Told(Optional<String> words, boolean old, Optional<Instant> at) {

    static <T> Told of(Observed<Optional<T>> now, Observed<Optional<T>> last, Function<T, Optional<String>> fact) {
        boolean old = now instanceof Observed.Unknown;
        return (old ? last : now) instanceof Observed.Known<Optional<T>>(Optional<T> there, Instant at) ? new Told(there.flatMap(fact), old, Optional.of(at)) : new Told(Optional.empty(), old, Optional.empty());
    }

    boolean now() {
        return !old && at.isPresent();
    }

    String text() {
        return words.orElse(at.isPresent() ? "not reported" : "Unknown");
    }
}
