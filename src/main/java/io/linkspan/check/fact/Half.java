package io.linkspan.check.fact;

import io.linkspan.model.Lsn;
import io.linkspan.sqlserver.Row;
import io.linkspan.sqlserver.SqlServer;
import io.linkspan.sqlserver.TSql;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a repair has to know of one side of a link beyond its views of availability groups.
 *
 * @param forkPoint    last LSN before the present branch of the database's history, which a forced failover begins (sys.database_recovery_status; unconfirmed for distributed groups); empty on the first branch
 * @param open         sessions with an open transaction in the database
 * @param credentials  names of its credentials: containers that it may back up to
 * @param publicGrants rights in the whole database that everybody has and that a fence takes away
 */
public record Half(boolean sysadmin, Optional<Lsn> forkPoint, long open, List<String> credentials, List<String> publicGrants) {

    /** Rights without which nobody but the database's owner and administrators of the server can change a row. */
    public static final List<String> RIGHTS = List.of("INSERT", "UPDATE", "DELETE", "EXECUTE", "ALTER");

    public Half {
        credentials = List.copyOf(credentials);
        publicGrants = List.copyOf(publicGrants);
    }

    /** @param database where its rights can be read */
    static Half read(SqlServer server, String database) {
        List<List<Row>> results = server.results(Duration.ofMinutes(1), """
                SELECT IS_SRVROLEMEMBER('sysadmin') AS is_sysadmin,
                    (SELECT s.fork_point_lsn FROM sys.database_recovery_status AS s WHERE s.database_id = DB_ID(%1$s)) AS fork_point_lsn,
                    (SELECT COUNT(*) FROM sys.dm_exec_sessions WHERE database_id = DB_ID(%1$s) AND is_user_process = 1 AND open_transaction_count > 0 AND session_id <> @@SPID) AS open_sessions;
                SELECT name FROM sys.credentials;
                SELECT permission_name FROM %2$s.sys.database_permissions
                WHERE class = 0 AND grantee_principal_id = 0 AND state IN ('G', 'W') AND permission_name IN (N'INSERT', N'UPDATE', N'DELETE', N'EXECUTE', N'ALTER');"""
                .formatted(TSql.text(database), TSql.name(database)));
        Row first = results.getFirst().getFirst();
        return new Half(first.flag("is_sysadmin"), first.maybeLsn("fork_point_lsn"), first.number("open_sessions"), results.get(1).stream().map(row -> row.text("name")).toList(),
                results.get(2).stream().map(row -> row.text("permission_name")).toList());
    }
}
