package io.linkspan.lab.engine.group;

/** Role of a replica; the codes are those of sys.dm_hadr_availability_replica_states. */
public enum Role {
    RESOLVING, PRIMARY, SECONDARY;

    public int code() {
        return ordinal();
    }
}
