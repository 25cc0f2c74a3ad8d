package io.linkspan.check;

import io.linkspan.check.fact.DatabaseSurvey;
import io.linkspan.check.fact.Facts;
import io.linkspan.check.fact.ServerSurvey;
import io.linkspan.check.list.DatabaseChecks;
import io.linkspan.model.EndpointUrl;
import io.linkspan.model.LinkName;
import io.linkspan.model.LinkSpec;
import java.util.List;
import java.util.Optional;

/**
 * Whether a database can be linked, as far as its SQL Server alone can tell: the checks of a new link that need no instance.
 *
 * @param link    that has the database already
 * @param results of the checks that could be judged
 */
public record DatabaseFitness(Kind kind, Optional<String> link, List<CheckResult> results) {

    /** What follows from all results. */
    public enum Kind { READY, NEEDS_REPAIR, CANNOT, LINKED, UNKNOWN }

    public static DatabaseFitness of(ServerSurvey survey, DatabaseSurvey database) {
        String name = database.facts().name();
        Optional<String> link = survey.linkOf(name);
        Facts facts = survey.of(database);
        // nothing that is judged here looks at the instance or the address
        LinkSpec spec = LinkSpec.of(LinkName.forDatabase(name), name, survey.server().identity().serverName(), ServerSurvey.NOT_CHOSEN, new EndpointUrl("0.0.0.0", EndpointUrl.DEFAULT_PORT), Optional.empty());
        List<CheckResult> results = DatabaseChecks.all(spec).stream().map(check -> check.on(facts)).filter(DatabaseFitness::judged).toList();
        return new DatabaseFitness(link.isPresent() ? Kind.LINKED : kind(results), link, results);
    }

    /** What stands in the way. */
    public List<CheckResult> reasons() {
        return results.stream().filter(CheckResult::blocks).toList();
    }

    /** What the task can mend. */
    public long repairs() {
        return reasons().stream().filter(DatabaseFitness::repairable).count();
    }

    private static Kind kind(List<CheckResult> results) {
        List<CheckResult> blocking = results.stream().filter(CheckResult::blocks).toList();
        if (blocking.stream().anyMatch(result -> result.outcome() instanceof Outcome.Failed && !repairable(result))) {
            return Kind.CANNOT;
        }
        return blocking.isEmpty() ? Kind.READY : blocking.stream().allMatch(DatabaseFitness::repairable) ? Kind.NEEDS_REPAIR : Kind.UNKNOWN;
    }

    private static boolean repairable(CheckResult result) {
        return result.outcome() instanceof Outcome.Failed failed && !failed.repairs().isEmpty();
    }

    private static boolean judged(CheckResult result) {
        return !(result.outcome() instanceof Outcome.Broke broke && broke.problem().code().equals(ServerSurvey.NOT_CHOSEN));
    }
}
