package io.linkspan.link;

import io.linkspan.azure.Arm;
import io.linkspan.azure.ManagedInstance;
import io.linkspan.model.Side;
import io.linkspan.model.profile.Machine;
import io.linkspan.model.profile.Profile;
import io.linkspan.model.profile.Secrets;
import io.linkspan.sqlserver.Connect;
import io.linkspan.sqlserver.SqlServer;

/**
 * Both ends of a link, open together.
 *
 * @param sqlServer SQL Server over TDS
 * @param instance  the managed instance over TDS
 * @param arm       the managed instance on the management plane
 */
public record LinkEnds(SqlServer sqlServer, SqlServer instance, ManagedInstance arm) implements AutoCloseable {

    /** Connects to both; throws the problem of the first that cannot be reached. */
    public static LinkEnds open(Profile profile, String server, String instance, Secrets secrets) {
        return open(profile, server, instance, secrets, Arm.of(profile, secrets));
    }

    public static LinkEnds open(Profile profile, String server, String instance, Secrets secrets, Arm arm) {
        Machine there = profile.instance(instance);
        Connect instanceConnect = Connect.to(there, secrets, arm);
        SqlServer sqlServer = SqlServer.open(Connect.to(profile.server(server), secrets, arm));
        boolean opened = false;
        try {
            LinkEnds ends = new LinkEnds(sqlServer, SqlServer.open(instanceConnect), arm.instance(there));
            opened = true;
            return ends;
        } finally {
            if (!opened) {
                sqlServer.close();
            }
        }
    }

    /** Both ends, connected to at their first call, for tasks that a dead side shall not stop. */
    public static LinkEnds lazily(Profile profile, String server, String instance, Secrets secrets, Arm arm) {
        Machine there = profile.instance(instance);
        return new LinkEnds(SqlServer.lazily(Connect.to(profile.server(server), secrets, arm)), SqlServer.lazily(Connect.to(there, secrets, arm)), arm.instance(there));
    }

    public SqlServer on(Side side) {
        return side == Side.SQL_SERVER ? sqlServer : instance;
    }

    @Override
    public void close() {
        sqlServer.close();
        instance.close();
    }
}
