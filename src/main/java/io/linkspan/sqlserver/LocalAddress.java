package io.linkspan.sqlserver;

import java.util.Optional;
import java.util.Set;

/** The address at which a server is reached from here (T-SQL reference, sys.dm_exec_connections, local_net_address). */
public final class LocalAddress {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1");

    private LocalAddress() {
    }

    /** Empty where the connection does not leave the machine, so that nobody else could use its address. */
    public static Optional<String> of(SqlServer server) {
        return server.first("SELECT local_net_address FROM sys.dm_exec_connections WHERE session_id = @@SPID", row -> row.maybeText("local_net_address")).flatMap(address -> address)
                .filter(address -> !LOOPBACK.contains(address));
    }
}
