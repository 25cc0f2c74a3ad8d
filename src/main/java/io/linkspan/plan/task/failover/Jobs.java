package io.linkspan.plan.task.failover;

/** What becomes of the enabled Agent jobs that work in the database, on the side that is primary. They are no part of the link and never come over. */
public enum Jobs {
    /** Disabled before the change, and left so: they would fail in a read-only copy. The failover that makes this side primary again enables them. */
    HOLD,
    /** Disabled before the change, and enabled again after it, where they were. */
    RETURN,
    /** Not touched. */
    LEAVE
}
