package io.linkspan.ui.estate;

import io.linkspan.model.Finding;
import io.linkspan.model.LinkResource;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Observed;
import io.linkspan.model.ReplicaView;
import io.linkspan.model.Seeding;
import io.linkspan.model.Severity;
import io.linkspan.model.Side;
import io.linkspan.monitor.Verdict;
import io.linkspan.monitor.Watch;
import io.linkspan.ui.control.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a link stands, in a state and the few words of a table cell. What is known to be bad outranks what is not known; what is not known is never well.
 *
 * @param words may carry a measure or a time, as {@code Seeding 64 %}
 */
public record Standing(State state, String words) {

    public static Standing of(Watch.Link link, Instant now) {
        LinkSnapshot snapshot = link.snapshot();
        String word = snapshot.state().words();
        Optional<Finding> worst = link.diagnosis().findings().stream().filter(f -> f.severity() != Severity.INFO).findFirst();
        return switch (snapshot.state()) {
            case TWO_PRIMARIES, FAILED -> new Standing(State.ERROR, word);
            case SUSPENDED -> new Standing(State.ERROR, word + reason(snapshot));
            case DISCONNECTED -> new Standing(State.ERROR, word + link.since().map(at -> " " + Times.minute(at)).orElse(""));
            case FAILING_OVER -> new Standing(State.RUNNING, word);
            case SEEDING -> new Standing(State.SEEDING, word + progress(snapshot));
            case INCOMPLETE, REMOVING -> new Standing(State.WARNING, word);
            case UNKNOWN -> worst.filter(f -> f.severity() == Severity.ERROR).map(f -> new Standing(State.ERROR, brief(f, link, now)))
                    .orElseGet(() -> new Standing(State.UNKNOWN, unknownSince(snapshot).map(at -> word + " since " + Times.minute(at)).orElse(word)));
            case SYNCHRONISED, SYNCHRONISING -> worst.map(f -> new Standing(f.severity() == Severity.ERROR ? State.ERROR : link.diagnosis().verdict() == Verdict.UNKNOWN ? State.UNKNOWN : State.WARNING, brief(f, link, now)))
                    .orElseGet(() -> new Standing(State.SUCCESS, word));
        };
    }

    /** Since when a side, or Azure's account, cannot be read. */
    public static Optional<Instant> unknownSince(LinkSnapshot link) {
        return Stream.of(link.sqlServer(), link.managedInstance(), link.resource()).flatMap(o -> o instanceof Observed.Unknown<?>(var _, Instant since) ? Stream.of(since) : Stream.empty()).min(Instant::compareTo);
    }

    private static String reason(LinkSnapshot link) {
        return views(link).flatMap(v -> v.databases().stream()).flatMap(d -> d.suspendReason().stream()).findFirst()
                .map(r -> " (" + r.replaceFirst("^SUSPEND_FROM_", "").toLowerCase(Locale.ROOT).replace('_', ' ') + ")").orElse("");
    }

    private static String progress(LinkSnapshot link) {
        return views(link).flatMap(v -> v.seeding().stream()).filter(Seeding::isRunning).flatMap(s -> s.percent().stream().boxed()).findFirst().map(p -> " " + p + " %")
                .or(() -> link.seenResource().flatMap(LinkResource::database).flatMap(LinkResource.Database::seedingProgress).map(p -> " " + p.replace("%", " %"))).orElse("");
    }

    private static Stream<ReplicaView> views(LinkSnapshot link) {
        return Arrays.stream(Side.values()).flatMap(side -> link.seen(side).stream());
    }

    private static String brief(Finding finding, Watch.Link link, Instant now) {
        return switch (finding.code()) {
            case "certificate-ends-soon" -> LinkFacts.certificateEnd(link.snapshot()).map(end -> "Certificate " + Duration.between(now, end).toDays() + " d").orElse("Certificate ends");
            case "log-nearly-full" -> views(link.snapshot()).flatMap(v -> v.log().stream()).flatMapToLong(l -> l.usedPercent().stream()).max().stream().mapToObj(p -> "Log " + p + " %").findFirst().orElse("Log nearly full");
            case "roles-disagree", "endpoint-differs" -> "Sides disagree";
            default -> finding.code().substring(0, 1).toUpperCase(Locale.ROOT) + finding.code().substring(1).replace('-', ' ');
        };
    }
}
