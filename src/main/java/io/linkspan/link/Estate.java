package io.linkspan.link;

import io.linkspan.azure.Arm;
import io.linkspan.azure.ManagedInstance;
import io.linkspan.model.profile.Profile;
import io.linkspan.model.profile.Secrets;
import io.linkspan.sqlserver.Connect;
import io.linkspan.sqlserver.SqlServer;
import java.util.List;

/** All machines among which links are looked for. */
public record Estate(List<SqlServer> servers, List<Instance> instances) implements AutoCloseable {

    /** A managed instance, over TDS and on the management plane. */
    public record Instance(SqlServer sql, ManagedInstance arm) {
    }

    /** Every machine of a profile, each connected to at its first call. */
    public static Estate of(Profile profile, Secrets secrets, Arm arm) {
        return new Estate(profile.servers().stream().map(m -> SqlServer.lazily(Connect.to(m, secrets, arm))).toList(),
                profile.instances().stream().map(m -> new Instance(SqlServer.lazily(Connect.to(m, secrets, arm)), arm.instance(m))).toList());
    }

    /** Just two ends; closing this closes them. */
    public static Estate of(LinkEnds ends) {
        return new Estate(List.of(ends.sqlServer()), List.of(new Instance(ends.instance(), ends.arm())));
    }

    @Override
    public void close() {
        servers.forEach(SqlServer::close);
        instances.forEach(i -> i.sql().close());
    }
}
