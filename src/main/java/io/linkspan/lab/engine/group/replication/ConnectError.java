package io.linkspan.lab.engine.group.replication;

import io.linkspan.lab.engine.type.ServerError;
import java.time.Instant;

/** The last error of a connection to a replica, as last_connect_error_* show it; it stays when the connection comes. */
public record ConnectError(int number, String description, Instant at) {

    static ConnectError of(ServerError error, Instant at) {
        return new ConnectError(error.number(), error.getMessage(), at);
    }
}
