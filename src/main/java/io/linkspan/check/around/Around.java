package io.linkspan.check.around;

import io.linkspan.check.fact.DatabaseUse;
import io.linkspan.check.fact.Facts;
import io.linkspan.check.parity.DatabaseNeeds;
import io.linkspan.check.parity.Parity;
import io.linkspan.check.parity.ServerObjects;
import io.linkspan.model.Observed;
import io.linkspan.model.Problem;
import io.linkspan.model.Side;
import java.time.Instant;
import java.util.Map;

/**
 * What stands around a link: read for tasks on a link that exists, not for a new one.
 *
 * @param use      who works with the database, by side
 * @param objects  logins, jobs and linked servers of each side
 * @param needs    what the database needs of them, read on either side: a secondary may not let itself be read
 * @param features of the database on SQL Server that the link does not carry over
 */
public record Around(Map<Side, DatabaseUse> use, Sides<Activity> activity, Sides<ServerObjects> objects, Sides<DatabaseNeeds> needs, Observed<Features> features, PastRuns runs) {

    public Around {
        use = Map.copyOf(use);
    }

    /** Nothing was read. */
    public static Around unread(Instant at) {
        Problem problem = Problem.of(Problem.Kind.UNEXPECTED, "not-read", "This was not read for a task that makes a link.", "");
        DatabaseUse use = DatabaseUse.unknown(problem, at);
        return new Around(Map.of(Side.SQL_SERVER, use, Side.MANAGED_INSTANCE, use), unknown(problem, at), unknown(problem, at), unknown(problem, at), Observed.unknown(problem, at), PastRuns.NONE);
    }

    private static <T> Sides<T> unknown(Problem problem, Instant at) {
        return new Sides<>(Observed.unknown(problem, at), Observed.unknown(problem, at));
    }

    /** What the database uses on one side, against the other. Throws the problem of a part that could not be read. */
    public Parity parity(Side to) {
        Observed<DatabaseNeeds> own = needs.on(to.other());
        return new Parity(to, Facts.of(objects.on(to.other())), Facts.of(objects.on(to)), Facts.of(own instanceof Observed.Known ? own : needs.on(to)));
    }
}
