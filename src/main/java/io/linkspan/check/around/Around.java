package io.linkspan.check.around;

import io.linkspan.check.fact.DatabaseUse;
import io.linkspan.model.Observed;
import io.linkspan.model.Problem;
import io.linkspan.model.Side;
import java.time.Instant;
import java.util.Map;

/**
 * What stands around a link: read for tasks on a link that exists, not for a new one.
 *
 * @param use who works with the database, by side
 */
public record Around(Map<Side, DatabaseUse> use, Sides<Activity> activity, PastRuns runs) {

    public Around {
        use = Map.copyOf(use);
    }

    /** Nothing was read. */
    public static Around unread(Instant at) {
        Problem problem = Problem.of(Problem.Kind.UNEXPECTED, "not-read", "This was not read for a task that makes a link.", "");
        DatabaseUse use = DatabaseUse.unknown(problem, at);
        return new Around(Map.of(Side.SQL_SERVER, use, Side.MANAGED_INSTANCE, use), new Sides<>(Observed.unknown(problem, at), Observed.unknown(problem, at)), PastRuns.NONE);
    }
}
