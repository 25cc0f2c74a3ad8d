package io.linkspan.plan.task.failover;

/** What becomes of those who write while a link fails over. */
public enum Workload {
    /** The failover begins once no session holds a transaction open. */
    WAIT,
    /** Nobody is waited for: the change of roles itself ends what is open. */
    PROCEED
}
