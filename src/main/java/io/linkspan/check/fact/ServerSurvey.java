package io.linkspan.check.fact;

import io.linkspan.model.LinkName;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Observed;
import io.linkspan.model.Problem;
import io.linkspan.model.ProblemException;
import io.linkspan.sqlserver.SqlServer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What SQL Server says of itself and of all its databases but the system's, before one of them and an instance are chosen. */
public record ServerSurvey(ServerFacts server, Observed<List<CertificateFact>> certificates, Observed<Optional<EndpointFact>> endpoint, Observed<List<GroupFact>> groups,
                           List<DatabaseSurvey> databases, Instant readAt) {

    /** The code of the problem of everything that only the instance can tell. */
    public static final String NOT_CHOSEN = "not-chosen";

    public ServerSurvey {
        databases = List.copyOf(databases);
    }

    /** Throws the problem of a server that cannot be reached, or does not tell what it is. */
    public static ServerSurvey read(SqlServer server, Clock clock) {
        ServerQueries queries = new ServerQueries(server);
        ServerFacts facts = queries.server();
        List<DatabaseSurvey> databases = DatabaseQueries.all(server).stream()
                .map(database -> new DatabaseSurvey(database, observe(() -> new DatabaseQueries(server, database.name()).content(), clock))).toList();
        return new ServerSurvey(facts, observe(queries::certificates, clock), observe(queries::endpoint, clock), observe(queries::groups, clock), databases, clock.instant());
    }

    /** These facts for a task with that database, whose instance is not chosen yet. */
    public Facts of(DatabaseSurvey database) {
        return new Facts(Observed.known(server, readAt), certificates, endpoint, groups, Observed.known(Optional.of(database.facts()), readAt), database.content(), open(), open(), open(), open(),
                new LinkSnapshot(LinkName.forDatabase(database.facts().name()), server.identity().serverName(), "", open(), open(), open()));
    }

    /** The link that has a database already: the distributed group over the group that the database is in. */
    public Optional<String> linkOf(String database) {
        List<GroupFact> known = groups.toOptional().orElse(List.of());
        return known.stream().filter(group -> !group.distributed() && group.databases().stream().anyMatch(database::equalsIgnoreCase))
                .flatMap(group -> known.stream().filter(over -> over.stretchesFrom(group.name()))).map(GroupFact::name).findFirst();
    }

    /** The availability group that a database is in. */
    public Optional<String> groupOf(String database) {
        return groups.toOptional().orElse(List.of()).stream().filter(group -> !group.distributed() && group.databases().stream().anyMatch(database::equalsIgnoreCase)).map(GroupFact::name).findFirst();
    }

    private <T> Observed<T> open() {
        return Observed.unknown(Problem.usage(NOT_CHOSEN, "The managed instance is not chosen yet.", "Choose it."), readAt);
    }

    private static <T> Observed<T> observe(Supplier<T> part, Clock clock) {
        try {
            return Observed.known(part.get(), clock.instant());
        } catch (ProblemException e) {
            return Observed.unknown(e.problem(), clock.instant());
        }
    }
}
