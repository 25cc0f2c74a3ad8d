package io.linkspan.lab.engine.group.replication;

/**
 * replicaState of a link's database. The REST specification leaves the string open; the first three were seen in recorded answers. The troubleshooting page of 2026
 * names CreatingLink and LinkSynchronizing for the same states, and LinkFailoverInProgress; the full list is unconfirmed, so this is the one place that knows it.
 */
public enum LinkState {
    SEEDING("Seeding"), CATCHUP("Catchup"), CONNECTED("Connected"), FAILOVER("LinkFailoverInProgress"), INIT_ERROR("LinkInitError"), CREATION_ERROR("LinkCreationError");

    private final String id;

    LinkState(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }
}
