package io.linkspan.lab.engine.group;

import io.linkspan.lab.engine.group.replication.Partnership;

/** The other end of replication for a group on one instance: a server of the group, or the other group of a distributed one. */
public record Peer(AvailabilityGroup group, String name) {

    public Replica replica() {
        return group.replica(name).orElseThrow();
    }

    public Partnership partnership() {
        return group.partnership(name);
    }

    /** It is still one of the group's. */
    public boolean present() {
        return group.replica(name).isPresent();
    }

    /** Whether commits wait for it: both ends must say so. */
    public boolean synchronous() {
        return group.local().synchronous() && replica().synchronous();
    }
}
