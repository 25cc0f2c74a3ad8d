package io.linkspan.plan;

/** What a step may wait for a link to become. */
public enum LinkCondition {
    /** Both ends say that they are connected. */
    CONNECTED,
    /** The database is there on the other side and takes in log. */
    SEEDED
}
