package io.linkspan.plan.task.failover;

import io.linkspan.check.Limits;
import io.linkspan.model.LinkName;
import io.linkspan.model.Side;
import java.time.Duration;
import java.util.Optional;

/**
 * What an operator asks for when failing a link over.
 *
 * @param server    name of the SQL Server in the profile
 * @param instance  name of the managed instance in the profile
 * @param to        who is to be primary
 * @param dropLink  whether the link ends with it; only towards the instance
 * @param forced    whether to take over without the present primary, losing what it has not sent
 * @param jobs      what becomes of the Agent jobs of the side that is primary
 * @param readable  whether SQL Server's copy can be read once it is secondary; empty leaves it as it is, and a group made by this program's own statement is not readable
 * @param writable  whether SQL Server's database may still be written to after the link has ended; else nobody can
 * @param limits    what the checks before a planned one measure against
 * @param timeLimit how long each wait before the point of no return may take; after it the service is given back as it was
 */
public record FailoverTask(LinkName link, String server, String instance, Side to, Workload workload, boolean dropLink, boolean forced, Jobs jobs, Optional<Boolean> readable, boolean writable, Limits limits, Duration timeLimit) {

    /** What is waited for unless somebody says otherwise. */
    public static final Duration TIME_LIMIT = Duration.ofMinutes(5);

    /** How long the commit gate looks at logs that do not move: so many readings, so far apart. */
    public static final Duration SAMPLING_WINDOW = FailoverSteps.INTERVAL.multipliedBy(FailoverSteps.SAMPLES - 1);

    /** With jobs held, SQL Server as readable as it is, and the usual limits. */
    public FailoverTask(LinkName link, String server, String instance, Side to, Workload workload, boolean dropLink, boolean forced) {
        this(link, server, instance, to, workload, dropLink, forced, Jobs.HOLD, Optional.empty(), false, Limits.USUAL, TIME_LIMIT);
    }

    public FailoverTask with(Jobs other) {
        return new FailoverTask(link, server, instance, to, workload, dropLink, forced, other, readable, writable, limits, timeLimit);
    }

    public FailoverTask readable(Optional<Boolean> other) {
        return new FailoverTask(link, server, instance, to, workload, dropLink, forced, jobs, other, writable, limits, timeLimit);
    }

    public FailoverTask leavingWritable(boolean other) {
        return new FailoverTask(link, server, instance, to, workload, dropLink, forced, jobs, readable, other, limits, timeLimit);
    }

    public FailoverTask with(Limits other) {
        return new FailoverTask(link, server, instance, to, workload, dropLink, forced, jobs, readable, writable, other, timeLimit);
    }

    public FailoverTask within(Duration limit) {
        return new FailoverTask(link, server, instance, to, workload, dropLink, forced, jobs, readable, writable, limits, limit);
    }

    /** Whether SQL Server becomes the secondary of a link that goes on. */
    public boolean makesSqlServerSecondary() {
        return to == Side.MANAGED_INSTANCE && !dropLink && !forced;
    }
}
