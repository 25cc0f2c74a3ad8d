package io.linkspan.plan.task;

/** What becomes of those who write while a link fails over. */
public enum Workload {
    /** The failover begins once no session holds a transaction open. */
    WAIT,
    /** Nobody is waited for: the change of roles itself ends what is open. */
    PROCEED
}
