package io.linkspan.plan;

/** What a step may wait for a link to become. */
public enum LinkCondition {
    /** Both ends say that they are connected. */
    CONNECTED,
    /** The database is there on the other side and takes in log. */
    SEEDED,
    /** Data flows, nothing is suspended, and both sides know their roles. */
    SYNCHRONIZING,
    /** Data flows, and every commit waits for the other side. */
    SYNCHRONIZED,
    /** The instance is primary, and SQL Server knows that it is not. */
    INSTANCE_PRIMARY,
    /** SQL Server is primary, and the instance knows that it is not. */
    SQL_SERVER_PRIMARY,
    /** The instance says that it is primary, whatever SQL Server says. */
    INSTANCE_TOOK_OVER,
    /** SQL Server says that it is primary, whatever the instance says. */
    SQL_SERVER_TOOK_OVER,
    /** Both sides say that they are primary. */
    TWO_PRIMARIES,
    /** Data flows again after two primaries; an error that is left from before is not one yet. */
    RECOVERED
}
