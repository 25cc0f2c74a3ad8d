package io.linkspan.ui.run;

import io.linkspan.model.DatabaseReplica;
import io.linkspan.model.LinkResource;
import io.linkspan.model.LinkRole;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Observed;
import io.linkspan.model.ReplicaView;
import io.linkspan.ui.control.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is there of a link now, one line a machine and one for Azure: what an operator has to know before going on. */
public record Existing(Instant readAt, List<Line> lines) {

    /** @param state unknown where it could not be read, else a fact */
    public record Line(String who, State state, String text) {
    }

    /** Pure. */
    static Existing of(LinkSnapshot link, Instant readAt) {
        return new Existing(readAt, List.of(line(link.server(), link.sqlServer(), Existing::view), line(link.instance(), link.managedInstance(), Existing::view),
                line("Azure", link.resource(), Existing::resource)));
    }

    private static <T> Line line(String who, Observed<Optional<T>> seen, Function<T, String> words) {
        return switch (seen) {
            case Observed.Unknown<Optional<T>> unknown -> new Line(who, State.UNKNOWN, "Unknown: " + unknown.problem().text());
            case Observed.Known<Optional<T>> known -> new Line(who, State.INFO, known.value().map(words).orElse("No such link."));
        };
    }

    private static String view(ReplicaView view) {
        String role = view.role().map(LinkRole::name).orElse("no role yet");
        String connected = view.connected().map(yes -> yes ? ", connected" : ", not connected").orElse("");
        return "Distributed group over " + view.availabilityGroup() + ": " + role + connected + "." + view.databases().stream().filter(DatabaseReplica::local).map(Existing::copy).collect(Collectors.joining());
    }

    private static String copy(DatabaseReplica copy) {
        return " " + copy.database() + ": " + copy.databaseState().map(state -> state + ", ").orElse("") + copy.synchronizationState() + ".";
    }

    private static String resource(LinkResource link) {
        return "Link " + link.name() + link.database().map(d -> ": " + d.replicaState().orElse("no state yet") + d.mostRecentLinkError().filter(e -> !e.isBlank()).map(e -> ", " + e.replaceFirst("\\.$", "")).orElse("")).orElse("") + ".";
    }
}
