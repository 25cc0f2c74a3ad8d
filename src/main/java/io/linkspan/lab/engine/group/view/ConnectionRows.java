package io.linkspan.lab.engine.group.view;

import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.catalog.Row;
import io.linkspan.lab.engine.group.replication.EndpointConnection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Connections of the mirroring endpoint. */
final class ConnectionRows {

    private static final int LOGGED_IN = 4;
    private static final int ONLINE = 12;
    private static final int AES = 2;

    private final Instance instance;

    ConnectionRows(Instance instance) {
        this.instance = instance;
    }

    void register() {
        instance.catalog().register("sys.dm_db_mirroring_connections", (_, _) -> instance.groups().connections().stream().map(ConnectionRows::row));
    }

    private static Map<String, @Nullable Object> row(EndpointConnection c) {
        return Row.of("connection_id", c.id(), "transport_stream_id", c.id(), "state", LOGGED_IN, "connect_time", c.since(), "login_time", c.since(),
                "authentication_method", "Certificate", "principal_name", "dbo", "remote_user_name", "dbo", "last_activity_time", c.lastActive().get(), "is_accept", c.accepted(),
                "login_state", ONLINE, "peer_certificate_id", c.peerCertificate(), "encryption_algorithm", AES, "receives_posted", 1, "is_receive_flow_controlled", false, "sends_posted", 0,
                "is_send_flow_controlled", false, "total_bytes_sent", c.sent().getAsLong(), "total_bytes_received", c.received().getAsLong(), "total_fragments_sent", 0L,
                "total_fragments_received", 0L, "total_sends", 0L, "total_receives", 0L, "address", c.address());
    }
}
