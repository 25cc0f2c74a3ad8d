package io.linkspan.lab.engine.group.replication;

/** synchronization_health_desc; the ordinal is the code. */
public enum Health {
    NOT_HEALTHY, PARTIALLY_HEALTHY, HEALTHY;

    /** Of an asynchronous replica: data flows or it does not. */
    public static Health of(boolean connected, boolean seeded, boolean suspended) {
        return connected && seeded && !suspended ? HEALTHY : NOT_HEALTHY;
    }
}
