package io.linkspan.plan.task.failover;

/** What becomes of those who work with the database while its link fails over. */
public enum Workload {
    /** The failover begins once no job runs and no session holds a transaction open. */
    WAIT,
    /** The sessions and running jobs that are listed are ended, each with somebody's consent; who comes later is waited for. */
    END,
    /** Nobody is waited for: the change of roles itself ends what is open. */
    PROCEED
}
