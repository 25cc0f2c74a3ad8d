package io.linkspan.ui.link;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One fact as each side tells it, and whether they agree.
 *
 * @param verdict may carry a measure, as {@code 2.0 s apart}
 */
record TruthRow(String fact, Told sqlServer, Told instance, Agreement agreement, String verdict) {

    /** Facts that are looked at every day; the others show while they are in dispute. */
    private static final Set<String> MAIN = Set.of("Server's endpoint", "Role", "Connection, health", "Synchronisation", "Suspended", "Last hardened LSN", "Last commit", "Send, redo queue", "Server's certificate", "Last error");

    /** What a comparison found, and in which words. */
    record Judged(Agreement agreement, String words) {

        static Judged of(Agreement agreement) {
            return new Judged(agreement, agreement.word());
        }
    }

    /** Compares only what both sides say now. */
    static TruthRow of(String fact, Told sqlServer, Told instance, BiFunction<String, String, Judged> compare) {
        Judged judged = !sqlServer.now() || !instance.now() ? Judged.of(Agreement.UNKNOWN)
                : sqlServer.words().isPresent() && instance.words().isPresent() ? compare.apply(sqlServer.words().get(), instance.words().get()) : Judged.of(Agreement.ONE_SIDE);
        return new TruthRow(fact, sqlServer, instance, judged.agreement(), judged.words());
    }

    /** Whether any side says anything, or could not be asked. */
    boolean says() {
        return sqlServer.words().isPresent() || instance.words().isPresent();
    }

    boolean main() {
        return MAIN.contains(fact) || agreement == Agreement.DISAGREE;
    }

    /** When the older of the two was read. */
    Optional<Instant> readAt() {
        return Stream.of(sqlServer, instance).flatMap(t -> t.at().stream()).min(Instant::compareTo);
    }
}
