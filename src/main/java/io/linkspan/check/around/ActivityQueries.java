package io.linkspan.check.around;

import io.linkspan.check.around.Activity.LinkInUse;
import io.linkspan.sqlserver.AppLock;
import io.linkspan.sqlserver.Row;
import io.linkspan.sqlserver.SqlServer;
import java.util.List;

/** Reads what keeps a machine busy, in one round trip. */
final class ActivityQueries {

    private static final String BATCH = """
            DECLARE @database sysname = ?, @lock nvarchar(128) = ?;
            SELECT r.command FROM sys.dm_exec_requests AS r CROSS APPLY sys.dm_exec_sql_text(r.sql_handle) AS t
            WHERE r.command LIKE N'BACKUP%' AND CHARINDEX(@database, t.text) > 0;
            SELECT DISTINCT SUBSTRING(s.program_name, LEN(@lock) + 2, 128) AS link, s.login_name, s.host_name FROM sys.dm_exec_sessions AS s WHERE s.program_name LIKE @lock + N' %';""";

    private ActivityQueries() {
    }

    static Activity read(SqlServer server, String database) {
        List<List<Row>> results = server.results(SqlServer.PATIENCE, BATCH, database, AppLock.APPLICATION);
        return new Activity(results.get(0).stream().map(r -> r.text("command")).toList(),
                results.get(1).stream().map(r -> new LinkInUse(r.text("link"), r.text("login_name") + r.maybeText("host_name").map(host -> " on " + host).orElse(""))).toList());
    }
}
